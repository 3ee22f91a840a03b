// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Our right answers to an exercise, as a learner reads them who has solved it. */
public final class Solutions {
  private static final Pattern DECLARATION =
      Pattern.compile(
          "^(?:@\\w+.*\\R)*(?:public |final |abstract |sealed )*(?:class|record|interface|enum) ",
          Pattern.MULTILINE);
  private static final Pattern JAVADOC = Pattern.compile("/\\*\\*(.*?)\\*/\\s*$", Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("\\{@\\w+ ([^}]*)}");

  /**
   * One answer.
   *
   * @param file where it is
   * @param teaches what the comment above its class says; empty if there is none
   * @param code its classes, without package and imports
   */
  public record Answer(Path file, String teaches, String code) {
    /** Reads the answer in {@code file}. */
    public static Answer read(Path file) {
      try {
        String text = Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
        Matcher declaration = DECLARATION.matcher(text);
        if (!declaration.find()) {
          return new Answer(file, "", text.strip());
        }
        return new Answer(
            file,
            comment(text.substring(0, declaration.start())),
            text.substring(declaration.start()).strip());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String comment(String above) {
      Matcher javadoc = JAVADOC.matcher(above);
      String text = javadoc.find() ? javadoc.group(1).replaceAll("\\n\\s*\\* ?", "\n") : "";
      return TAG.matcher(text).replaceAll("$1").replaceAll("<p>", "").strip().replace('\n', ' ');
    }
  }

  private Solutions() {}

  /** Returns our answer to {@code exercise}, file by file, and then the other right ones. */
  public static List<Answer> of(Checkout checkout, Exercise exercise) {
    Path folder = checkout.solutions().resolve(exercise.name());
    List<Answer> answers = new ArrayList<>(read(folder));
    answers.addAll(read(folder.resolve("right")));
    return answers;
  }

  private static List<Answer> read(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".java"))
          .sorted()
          .map(Answer::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
