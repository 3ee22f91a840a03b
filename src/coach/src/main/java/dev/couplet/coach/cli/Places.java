// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.grading.Verdict;
import dev.couplet.coach.grading.Verdict.Place;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names files, and the coach itself, as the learner would type them from where they stand. */
final class Places {
  /** The command that starts the coach, typed in the checkout; Windows looks there by itself. */
  static final String COACH = File.separatorChar == '\\' ? "couplet" : "./couplet";

  private Places() {}

  static String relative(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith(here) && !absolute.equals(here)
        ? here.relativize(absolute).toString()
        : absolute.toString();
  }

  /** The line that {@code verdict} names first. */
  static Optional<Place> first(@Nullable Verdict verdict) {
    if (verdict instanceof Verdict.NotCompiled notCompiled) {
      return Optional.of(notCompiled.problems().get(0).place());
    }
    if (verdict instanceof Verdict.Refused refused) {
      return Optional.of(refused.problems().get(0).place());
    }
    if (verdict instanceof Verdict.NotSolved notSolved) {
      return notSolved.failed().stream().flatMap(check -> check.place().stream()).findFirst();
    }
    if (verdict instanceof Verdict.StillRunning running) {
      return running.place();
    }
    return verdict instanceof Verdict.LeftRunning left ? left.place() : Optional.empty();
  }

  static String of(Place place) {
    return relative(place.file()) + ":" + place.line();
  }
}
