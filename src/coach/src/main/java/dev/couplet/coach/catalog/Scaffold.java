// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Begins an exercise: its folder pair, which compiles, and says line by line what its author has
 * still to write.
 */
public final class Scaffold {
  private static final Pattern NAME = Pattern.compile("ch\\d{2}(?:_[a-z][a-z0-9]*)+");
  private static final String MARK = "STILL TO WRITE: ";

  private Scaffold() {}

  /**
   * Writes the pair of folders for the exercise {@code name}, such as {@code ch05_slow_poem}.
   *
   * @return the files, relative to the checkout
   * @throws IllegalArgumentException if that is no name for one, or is taken
   */
  public static List<Path> write(Checkout checkout, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' is no name for an exercise; give it one such as 'ch05_slow_poem'");
    }
    for (Path folder : folders(checkout, name)) {
      if (Files.exists(folder)) {
        throw new IllegalArgumentException(
            folder + " is there already; choose another name, or go on with that");
      }
    }
    String type = className(name);
    Map<String, String> files = new LinkedHashMap<>();
    files.put("exercises/" + name + "/statement.adoc", "statement.adoc");
    files.put("exercises/" + name + "/" + type + ".java", "Stub.java");
    files.put("exercises/" + name + "/" + type + "Test.java", "Checks.java");
    files.put("solutions/" + name + "/" + type + ".java", "Answer.java");
    files.put("solutions/" + name + "/right/AnotherWay.java", "AnotherWay.java");
    files.put("solutions/" + name + "/wrong/DoesNothing.java", "DoesNothing.java");
    List<Path> written = new ArrayList<>();
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = Path.of(file.getKey());
        Path target = checkout.home().resolve(path);
        Files.createDirectories(target.getParent());
        Files.writeString(target, fill(template(file.getValue()), name, type));
        written.add(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return written;
  }

  /** Returns each place of the pair of folders at which {@code exercise} is still to be written. */
  public static List<String> unwritten(Checkout checkout, Exercise exercise) {
    List<String> places = new ArrayList<>();
    for (Path folder : folders(checkout, exercise.name())) {
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          // Read leniently: whether it is in UTF-8 is for others to say.
          String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
          unwritten(checkout.home().relativize(file), text.lines().toList(), places);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return places;
  }

  private static void unwritten(Path file, List<String> lines, List<String> places) {
    for (int i = 0; i < lines.size(); i++) {
      int mark = lines.get(i).indexOf(MARK);
      if (mark >= 0) {
        String what = lines.get(i).substring(mark + MARK.length());
        places.add(
            file.toString().replace('\\', '/')
                + ":"
                + (i + 1)
                + ": still to write: "
                + what.replaceAll("[\")}*/;\\s]+$", ""));
      }
    }
  }

  private static List<Path> folders(Checkout checkout, String name) {
    return List.of(checkout.exercises().resolve(name), checkout.solutions().resolve(name));
  }

  private static String className(String name) {
    StringBuilder type = new StringBuilder();
    for (String word : words(name)) {
      type.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return type.toString();
  }

  /** Without the chapter. */
  private static List<String> words(String name) {
    List<String> words = List.of(name.split("_", -1));
    return words.subList(1, words.size());
  }

  private static String fill(String template, String name, String type) {
    String title = String.join(" ", words(name));
    return template
        .replace("{{name}}", name)
        .replace("{{id}}", String.join("-", words(name)))
        .replace("{{title}}", Character.toUpperCase(title.charAt(0)) + title.substring(1))
        .replace("{{section}}", name.substring(2, 4) + "-section")
        .replace("{{Type}}", type);
  }

  private static String template(String name) throws IOException {
    try (InputStream in = Scaffold.class.getResourceAsStream("scaffold/" + name + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("the coach's jar has no template " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
