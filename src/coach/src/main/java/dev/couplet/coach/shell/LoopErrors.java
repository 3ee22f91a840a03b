// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Shows at once what the library reports to {@link dev.couplet.trace.ErrorLog}, whose log this
 * handles while it is open: errors in callbacks, which belong to the loop and not to a snippet.
 */
final class LoopErrors extends Handler {
  // Held here, since the log manager would let it go.
  private static final Logger LOGGER = Logger.getLogger("dev.couplet");

  private final Problems problems;
  private final Display display;
  private final AtomicBoolean reported = new AtomicBoolean();

  private LoopErrors(Problems problems, Display display) {
    this.problems = problems;
    this.display = display;
  }

  /** Starts to show what is reported. Close it to have it logged as usual again. */
  static LoopErrors shownOn(Display display, Problems problems) {
    LoopErrors errors = new LoopErrors(problems, display);
    LOGGER.setUseParentHandlers(false);
    LOGGER.addHandler(errors);
    return errors;
  }

  /** Returns whether anything was reported so far. */
  boolean reported() {
    return reported.get();
  }

  @Override
  public void publish(LogRecord entry) {
    Throwable error = entry.getThrown();
    if (error == null || !isLoggable(entry)) {
      return;
    }
    reported.set(true);
    display.complainOfLoop(problems.of(entry.getMessage() + ": ", error));
  }

  @Override
  public void flush() {
    // Each line goes out at once.
  }

  @Override
  public void close() {
    LOGGER.removeHandler(this);
    LOGGER.setUseParentHandlers(true);
  }
}
