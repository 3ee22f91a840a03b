// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.catalog.Exercise;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What answers of ours do. Each is run for that once, and then known: it is kept by what it depends
 * on, the answer, its checks, the library and Java.
 */
final class KnownShapes {
  /** Another number when the format of a file changes, or what is told of a run. */
  private static final String FORMAT = "1";

  private static final String END = "end";
  private static final String EVENT = "event";

  private final Grader grader;
  private final Path folder;

  /** Also of those whose runs were cut off: they are not tried again as long as the coach runs. */
  private final Map<String, Shape> known = new ConcurrentHashMap<>();

  /** Keeps them in {@code folder}. */
  KnownShapes(Grader grader, Path folder) {
    this.grader = grader;
    this.folder = folder;
  }

  /**
   * Returns what {@code answer} does in {@code check}. Takes a third of a second the first time.
   */
  Shape of(Submission answer, String check) {
    return known.computeIfAbsent(key(answer, check), key -> find(answer, check, key));
  }

  private Shape find(Submission answer, String check, String key) {
    Path file = folder.resolve(key);
    @Nullable Shape kept = read(file, check);
    if (kept != null) {
      return kept;
    }
    Optional<Shape> shape = grader.shape(answer, check);
    shape.ifPresent(found -> write(file, found));
    return shape.orElse(Shape.UNKNOWN);
  }

  private static String key(Submission answer, String check) {
    Map<String, String> sources = new TreeMap<>();
    Exercise exercise = answer.exercise();
    exercise.checks().forEach(file -> sources.put(file.toString(), SourceFile.read(file).text()));
    answer.sources().forEach((name, file) -> sources.put(name, file.text()));
    return Checks.sum(
        FORMAT + Runtime.version() + Checks.times(CheckClassPath.toRun()) + sources + check);
  }

  /** A line for each run with its seed and how it ends, and for each event with how many times. */
  private static @Nullable Shape read(Path file, String check) {
    try {
      Map<String, String> ends = new TreeMap<>();
      Map<String, Integer> events = new TreeMap<>();
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split(" ", 3);
        if (parts[0].equals(END)) {
          ends.put(parts[1], parts[2]);
        } else {
          events.put(parts[2], Integer.valueOf(parts[1]));
        }
      }
      return new Shape(check, ends, events);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // Not there, or not whole.
      return null;
    }
  }

  private static void write(Path file, Shape shape) {
    List<String> lines = new ArrayList<>();
    shape.ends().forEach((seed, words) -> lines.add(END + " " + seed + " " + words));
    shape.events().forEach((event, times) -> lines.add(EVENT + " " + times + " " + event));
    try {
      CacheFile.write(file, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // A disk that is full or read-only costs time and nothing else.
    }
  }
}
