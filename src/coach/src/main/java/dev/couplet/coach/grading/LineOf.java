// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.grading.Verdict.Place;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the line of an answer that a trace names. */
final class LineOf {
  private static final Pattern FRAME = Pattern.compile("([\\w.$]+)\\((\\w+\\.java):(\\d+)\\)");

  private LineOf() {}

  /** The place that {@code line} names in {@code answer}, as {@code a.B.start(B.java:12)} does. */
  static Optional<Place> answer(Submission answer, @Nullable String line) {
    if (line == null || !line.startsWith(answer.exercise().name() + ".")) {
      return Optional.empty();
    }
    Matcher frame = FRAME.matcher(line);
    if (!frame.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(answer.sources().get(frame.group(2)))
        .map(file -> new Place(file.path(), Integer.parseInt(frame.group(3))));
  }
}
