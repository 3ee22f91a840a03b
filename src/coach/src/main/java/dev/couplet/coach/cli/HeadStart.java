// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.grading.Grader;
import dev.couplet.coach.grading.Limits;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Begins what takes longest, the start of another JVM, before anything else, for the commands that
 * a learner gives again and again and waits for.
 */
final class HeadStart {
  private static final AtomicReference<@Nullable CompletableFuture<Grader>> BEGUN =
      new AtomicReference<>();

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
      BEGUN.set(
          CompletableFuture.supplyAsync(
              () -> keepingChecks(Grader.begun(Limits.USUAL)), HeadStart::start));
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "couplet-head-start");
    thread.setDaemon(true);
    thread.start();
  }

  /** The grader that has begun, once; else another. */
  static Grader grader() {
    @Nullable CompletableFuture<Grader> begun = BEGUN.getAndSet(null);
    try {
      if (begun != null) {
        return begun.join();
      }
    } catch (CompletionException e) {
      // What is amiss is said of the one that is made now.
    }
    return keepingChecks(new Grader(Limits.USUAL));
  }

  private static Grader keepingChecks(Grader grader) {
    String home = System.getProperty("couplet.home");
    return home == null
        ? grader.tracing()
        : grader.tracing().keepingChecksIn(Path.of(home, ".couplet", "checks"));
  }
}
