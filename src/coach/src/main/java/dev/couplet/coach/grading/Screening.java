// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.grading.ClassFile.Reference;
import dev.couplet.coach.grading.Verdict.Place;
import dev.couplet.coach.grading.Verdict.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks through the class files of an answer, before they run, for names that no answer needs, and
 * for classes that take the place of others.
 *
 * <p>An exercise that does need some says so in the header of its statement: {@code :allows:
 * threads, sockets}. It keeps out what is done in haste or for fun; it is no sandbox.
 */
final class Screening {
  /** What an answer may not name; beside them it may be given classes to work with. */
  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?([\\w.]*?)\\.([A-Z]\\w*)[\\w.]*;", Pattern.MULTILINE);

  private final Exercise exercise;
  private final Set<String> allowed;

  private Screening(Exercise exercise, Set<String> allowed) {
    this.exercise = exercise;
    this.allowed = allowed;
  }

  /**
   * The screening of answers to {@code exercise}.
   *
   * @throws IllegalStateException if it allows what there is not
   */
  static Screening of(Exercise exercise) {
    Map<String, String> header = exercise.statement().attributes();
    Set<String> allowed = new TreeSet<>(List.of(header.getOrDefault("allows", "").split("[, ]+")));
    allowed.remove("");
    Set<String> unknown = new TreeSet<>(allowed);
    unknown.removeAll(Forbidden.KINDS);
    if (!unknown.isEmpty()) {
      throw new IllegalStateException(
          exercise.name()
              + ": ':allows:' names "
              + unknown
              + "; there are "
              + String.join(", ", Forbidden.KINDS));
    }
    if (header.getOrDefault("kind", "").equals("test")) {
      // Who writes checks needs what plays the world around an answer, too.
      allowed.addAll(List.of("tests", "memory"));
    }
    return new Screening(exercise, allowed);
  }

  /** Returns what is to be said against {@code classes}: one problem for each name. */
  List<Problem> look(Submission submission, Map<String, byte[]> classes) {
    List<ClassFile> answer = new ArrayList<>();
    Set<String> checks = new TreeSet<>();
    for (byte[] bytes : classes.values()) {
      ClassFile file = new ClassFile(bytes);
      if (submission.sources().containsKey(file.sourceFile())) {
        answer.add(file);
      } else if (isOfTests(file)) {
        checks.add(file.name());
      }
    }
    Set<String> taken = taken();
    Map<String, Problem> problems = new LinkedHashMap<>();
    for (ClassFile file : answer) {
      SourceFile source = submission.sources().get(file.sourceFile());
      if (source == null) {
        continue;
      }
      shadows(file.name(), taken)
          .ifPresent(
              words ->
                  problems.putIfAbsent(
                      words, new Problem(place(source, declared(file, source)), words)));
      for (Reference reference : file.references()) {
        against(reference, checks)
            .ifPresent(
                words ->
                    problems.merge(
                        words,
                        new Problem(place(source, lineOf(reference, source)), words),
                        Screening::earlier));
      }
    }
    return List.copyOf(problems.values());
  }

  /** What an exercise gives beside its tests is there to be used. */
  private boolean isOfTests(ClassFile file) {
    return exercise.tests().stream()
        .anyMatch(test -> test.getFileName().toString().equals(file.sourceFile()));
  }

  private Optional<String> against(Reference reference, Set<String> checks) {
    if (checks.contains(reference.owner())) {
      return Optional.of(
          simple(reference.owner())
              + " belongs to the checks, which look at an answer from outside. Do without it.");
    }
    return Forbidden.against(reference, allowed);
  }

  /** The simple names that the checks mean others by. */
  private Set<String> taken() {
    Set<String> taken = new TreeSet<>();
    for (Path check : exercise.checks()) {
      taken.add(check.getFileName().toString().replaceFirst("\\.java$", ""));
      Matcher matcher = IMPORT.matcher(SourceFile.read(check).text());
      while (matcher.find()) {
        if (!matcher.group(1).equals(exercise.name())) {
          taken.add(matcher.group(2));
        }
      }
    }
    return taken;
  }

  private Optional<String> shadows(String className, Set<String> taken) {
    if (!className.startsWith(exercise.name() + ".")) {
      return Optional.of(
          className
              + " is in another package than "
              + exercise.name()
              + ", where it may take the place of a class of the library. Move it there.");
    }
    String name = simple(className);
    if (taken.contains(name) || isInJavaLang(name)) {
      return Optional.of(
          "a class "
              + name
              + " takes the place of "
              + (taken.contains(name) ? "the one that the checks use" : "java.lang." + name)
              + ", also where that is meant. Give it another name.");
    }
    return Optional.empty();
  }

  private static boolean isInJavaLang(String name) {
    try {
      Class<?> type = Class.forName("java.lang." + name, false, null);
      return java.lang.reflect.Modifier.isPublic(type.getModifiers());
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private static Problem earlier(Problem one, Problem other) {
    return other.place().line() < one.place().line() ? other : one;
  }

  private static Place place(SourceFile source, int line) {
    return new Place(source.path(), line);
  }

  private static int declared(ClassFile file, SourceFile source) {
    return lineMatching("\\b(?:class|record|interface|enum)\\s+" + simple(file.name()), source);
  }

  /** Where the class file does not say, as for what a class extends: where its name stands. */
  private static int lineOf(Reference reference, SourceFile source) {
    if (reference.line() > 0) {
      return reference.line();
    }
    String name = reference.member().matches("\\w+") ? reference.member() : "";
    return lineMatching(
        "\\b" + Pattern.quote(name.isEmpty() ? simple(reference.owner()) : name), source);
  }

  private static int lineMatching(String pattern, SourceFile source) {
    Matcher matcher = Pattern.compile(pattern + "\\b").matcher(source.text());
    return matcher.find() ? (int) source.text().substring(0, matcher.end()).lines().count() : 1;
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
  }
}
