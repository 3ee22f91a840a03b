// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.grading.Verdict.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a stub asks for: the words after its first {@code TODO:}, and the method that this stands
 * in.
 *
 * @param file the stub's name
 * @param method the method to be written
 * @param words what is to be done there
 */
public record AskedFor(String file, String method, String words) {
  private static final Pattern TODO = Pattern.compile("\\s*// TODO: (.*)");
  private static final Pattern COMMENT = Pattern.compile("\\s*// (.*)");
  private static final Pattern METHOD =
      Pattern.compile("\\s+(?!return |new |else |throw )(?:[\\w.<>\\[\\],?@]+\\s+)+(\\w+)\\(.*");

  /** Reads the stubs of {@code exercise}; nothing if none says {@code // TODO: …} in a method. */
  public static Optional<AskedFor> in(Exercise exercise) {
    for (Path stub : exercise.stubs()) {
      List<String> lines = SourceFile.read(stub).lines();
      String method = "";
      for (int i = 0; i < lines.size(); i++) {
        Matcher declaration = METHOD.matcher(lines.get(i));
        if (declaration.matches()) {
          method = declaration.group(1);
        }
        if (TODO.matcher(lines.get(i)).matches() && !method.isEmpty()) {
          return Optional.of(
              new AskedFor(
                  stub.getFileName().toString(), method, words(lines.subList(i, lines.size()))));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Where to look in {@code submission} when {@code check} fails: at the method of that name, which
   * has a check of its own, or else where something is to be done.
   */
  static Optional<Place> place(Submission submission, String check) {
    for (SourceFile source : submission.sources().values()) {
      Optional<Integer> line = firstLine(source.lines(), each -> declares(each, check));
      if (line.isPresent()) {
        return line.map(number -> new Place(source.path(), number));
      }
    }
    return in(submission.exercise()).flatMap(asked -> asked.placeIn(submission.sources()));
  }

  /** Where in {@code sources} it is to be done: at the TODO if it still stands, else the method. */
  Optional<Place> placeIn(Map<String, SourceFile> sources) {
    SourceFile answer = sources.get(file);
    if (answer == null) {
      return Optional.empty();
    }
    List<String> lines = answer.lines();
    return firstLine(lines, line -> TODO.matcher(line).matches())
        .or(() -> firstLine(lines, line -> declares(line, method)))
        .map(line -> new Place(answer.path(), line));
  }

  private static boolean declares(String line, String method) {
    Matcher declaration = METHOD.matcher(line);
    return declaration.matches() && declaration.group(1).equals(method);
  }

  private static Optional<Integer> firstLine(List<String> lines, Predicate<String> wanted) {
    for (int i = 0; i < lines.size(); i++) {
      if (wanted.test(lines.get(i))) {
        return Optional.of(i + 1);
      }
    }
    return Optional.empty();
  }

  private static String words(List<String> fromTodo) {
    Matcher todo = TODO.matcher(fromTodo.get(0));
    String first = todo.matches() ? todo.group(1) : "";
    String rest =
        fromTodo.stream()
            .skip(1)
            .map(COMMENT::matcher)
            .takeWhile(Matcher::matches)
            .map(comment -> " " + comment.group(1))
            .collect(Collectors.joining());
    return first + rest;
  }
}
