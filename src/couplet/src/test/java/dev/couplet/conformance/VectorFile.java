// SPDX-License-Identifier: Apache-2.0
package dev.couplet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** One file of vectors, each line of it a case. */
record VectorFile(Path path) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAME = Pattern.compile("([a-z]+)[^.]*\\.jsonl(\\.gz)?");

  /** Numbers are compared by value: 1 equals 1.0. */
  private static final Comparator<JsonNode> BY_VALUE =
      (a, b) -> {
        if (a.isNumber() && b.isNumber()) {
          return a.decimalValue().compareTo(b.decimalValue());
        }
        return a.equals(b) ? 0 : 1;
      };

  /** Returns the files of {@code folder} that hold vectors; there must be one at least. */
  static List<VectorFile> in(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      List<VectorFile> files =
          paths
              .filter(path -> NAME.matcher(nameOf(path)).matches())
              .sorted()
              .map(VectorFile::new)
              .toList();
      if (files.isEmpty()) {
        throw new IllegalStateException("no .jsonl and no .jsonl.gz file in " + folder);
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("can't list " + folder.toAbsolutePath(), e);
    }
  }

  String name() {
    return nameOf(path);
  }

  /** Returns what the name begins with: {@code deferred} of {@code deferred-12.jsonl.gz}. */
  String kind() {
    Matcher matcher = NAME.matcher(name());
    if (!matcher.matches()) {
      throw new IllegalStateException("not the name of a file of vectors: " + path);
    }
    return matcher.group(1);
  }

  List<String> lines() {
    try (InputStream bytes = Files.newInputStream(path);
        InputStream plain = name().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader text =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return text.lines().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalStateException("can't read " + path.toAbsolutePath(), e);
    }
  }

  /** Plays every case, and returns what is to be said of each whose trace differs. */
  List<String> differences(Player player) {
    List<String> differences = new ArrayList<>();
    int lineNumber = 0;
    for (String line : lines()) {
      lineNumber++;
      JsonNode vector = parse(line, lineNumber);
      JsonNode actual;
      try {
        actual = JSON.valueToTree(player.play(vector));
      } catch (RuntimeException | Error e) {
        throw new AssertionError(name() + ":" + lineNumber + " can't be played: " + line, e);
      }
      if (!vector.required("trace").equals(BY_VALUE, actual)) {
        differences.add(
            String.format(
                "%s (%s:%d)%n  program:  %s%n  expected: %s%n  actual:   %s",
                vector.path("id").asText(),
                name(),
                lineNumber,
                programOf(vector),
                vector.get("trace"),
                actual));
      }
    }
    return differences;
  }

  private JsonNode parse(String line, int lineNumber) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new IllegalStateException(name() + ":" + lineNumber + " is no JSON: " + line, e);
    }
  }

  /** The case without its trace: a program may come with settings. */
  private static String programOf(JsonNode vector) {
    com.fasterxml.jackson.databind.node.ObjectNode program = vector.deepCopy();
    program.remove(List.of("id", "trace"));
    return program.toString();
  }

  private static String nameOf(Path path) {
    return String.valueOf(path.getFileName());
  }
}
