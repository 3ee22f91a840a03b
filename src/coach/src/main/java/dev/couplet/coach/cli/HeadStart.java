// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.grading.Grader;
import dev.couplet.coach.grading.Limits;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Begins what takes longest, the start of another JVM, before anything else, for the commands that
 * a learner gives again and again and waits for.
 */
final class HeadStart {
  private static final AtomicReference<@Nullable Grader> GRADER = new AtomicReference<>();

  private HeadStart() {}

  /** Whether the command line is to watch or to check, with no more than a name. */
  static boolean isAwaited(String... arguments) {
    return arguments.length == 0
        || (arguments[0].equals("check")
            && (arguments.length == 1 || (arguments.length == 2 && !arguments[1].startsWith("-"))));
  }

  /** Begins, if {@code arguments} are awaited. */
  static void beforeRunning(String... arguments) {
    if (isAwaited(arguments)) {
      Grader grader = grader();
      grader.prepare();
      GRADER.set(grader);
    }
  }

  /** The grader that has begun, once; else another. */
  static Grader grader() {
    @Nullable Grader begun = GRADER.getAndSet(null);
    if (begun != null) {
      return begun;
    }
    Grader grader = new Grader(Limits.USUAL).tracing();
    String home = System.getProperty("couplet.home");
    return home == null ? grader : grader.keepingChecksIn(Path.of(home, ".couplet", "checks"));
  }
}
