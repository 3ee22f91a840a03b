// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the library's sources say about its types and methods. JShell finds only the JDK's. */
final class Javadocs {
  /**
   * {@code dev.couplet.clock.DelayedCall dev.couplet.clock.Clock.callLater(Duration, Runnable)}.
   */
  private static final Pattern METHOD = Pattern.compile("([\\w.]+)\\.(\\w+)\\(([^)]*)\\)");

  private static final Pattern TYPE = Pattern.compile("([\\w.]+?)(?:<.*)?$");

  private final @Nullable Path sources;

  /** Reads from the checkout in {@code home}; from nowhere if that is null. */
  Javadocs(@Nullable Path home) {
    sources = home == null ? null : home.resolve("src/couplet/src/main/java");
  }

  /** Returns what is written about the type or method of {@code signature}; nothing if unknown. */
  String of(String signature) {
    Matcher method = METHOD.matcher(signature);
    if (method.find()) {
      int parameters = method.group(3).isBlank() ? 0 : commas(method.group(3)) + 1;
      return source(method.group(1))
          .flatMap(source -> ofMethod(source, method.group(2), parameters))
          .orElse("");
    }
    Matcher type = TYPE.matcher(signature);
    if (type.find()) {
      String name = type.group(1).substring(type.group(1).lastIndexOf('.') + 1);
      return source(type.group(1)).flatMap(source -> ofType(source, name)).orElse("");
    }
    return "";
  }

  private Optional<String> source(String type) {
    if (sources == null) {
      return Optional.empty();
    }
    String simple = type.substring(type.lastIndexOf('.') + 1);
    try (Stream<Path> files =
        Files.find(
            sources,
            5,
            (path, attributes) -> path.getFileName().toString().equals(simple + ".java"))) {
      Optional<Path> file = files.findFirst();
      return file.isPresent() ? Optional.of(Files.readString(file.get())) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> ofMethod(String source, String name, int parameters) {
    Matcher declaration =
        Pattern.compile(
                "/\\*\\*((?:(?!\\*/)(?s:.))*)\\*/\\s+[^;{}/]*?\\b"
                    + name
                    + "\\(([^{;]*?)\\)\\s*(?:throws[^{;]*)?[{;]")
            .matcher(source);
    while (declaration.find()) {
      String list = declaration.group(2);
      if ((list.isBlank() ? 0 : commas(list) + 1) == parameters) {
        return Optional.of(plain(declaration.group(1)));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> ofType(String source, String name) {
    Matcher declaration =
        Pattern.compile(
                "/\\*\\*((?:(?!\\*/)(?s:.))*)\\*/\\s+[^;{}/]*?\\b(?:class|interface|record|enum) "
                    + name
                    + "\\b")
            .matcher(source);
    return declaration.find() ? Optional.of(plain(declaration.group(1))) : Optional.empty();
  }

  private static int commas(String parameters) {
    int depth = 0;
    int commas = 0;
    for (int i = 0; i < parameters.length(); i++) {
      char each = parameters.charAt(i);
      depth += each == '<' ? 1 : each == '>' ? -1 : 0;
      commas += each == ',' && depth == 0 ? 1 : 0;
    }
    return commas;
  }

  /** Returns a comment without its marks: paragraphs, with tags at the starts of lines. */
  static String plain(@Nullable String comment) {
    if (comment == null) {
      return "";
    }
    return comment
        .lines()
        .map(line -> line.strip().replaceFirst("^\\* ?", ""))
        .collect(Collectors.joining("\n"))
        .replaceAll(
            "\\{@(?:code|link|linkplain|literal)\\s+(?:[\\w.#]+(?:\\([^)]*\\))?\\s+)?([^}]*)}",
            "$1")
        .replaceAll("</?\\w+>", "")
        .strip();
  }
}
