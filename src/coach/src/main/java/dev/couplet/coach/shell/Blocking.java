// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import dev.couplet.reactor.BlockedLoop;
import dev.couplet.reactor.LoopWatch;
import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Names what holds the loop, be it a snippet or a callback: once it has let go of it with the time
 * that this took, and in the midst of it if it takes long.
 */
final class Blocking {
  private static final Duration LIMIT = Duration.ofMillis(100);
  private static final Duration LONG = Duration.ofSeconds(2);

  private final Session session;
  private volatile @Nullable Consumer<List<String>> listener;
  private @Nullable LoopWatch watch;

  /** When the loop was first seen to be held by what holds it, or was held last. */
  private volatile long sinceNanos;

  private volatile boolean held;
  private volatile boolean toldOfLong;

  Blocking(Session session) {
    this.session = session;
  }

  /** Tells {@code told} from now on, while {@code running} runs and those that follow it. */
  void tell(Consumer<List<String>> told, Reactor running) {
    listener = told;
    begin(running);
  }

  /** A reactor starts. */
  synchronized void begin(Reactor reactor) {
    if (listener != null) {
      end();
      watch = reactor.watch(LIMIT, this::isHeld);
    }
  }

  /** The reactor has ended. */
  synchronized void end() {
    if (watch != null) {
      watch.close();
      watch = null;
    }
  }

  private void isHeld(BlockedLoop loop) {
    Consumer<List<String>> told = listener;
    List<String> frames = session.problems().frames(loop.stack().toArray(StackTraceElement[]::new));
    if (told == null || frames.isEmpty()) {
      return; // Not by the learner.
    }
    if (!held) {
      held = true;
      toldOfLong = false;
      sinceNanos = System.nanoTime() - loop.held().toNanos();
      session
          .loop()
          .callSoon(
              () -> {
                held = false;
                told.accept(words("held for %.2f s", System.nanoTime() - sinceNanos, frames));
              });
    } else if (!toldOfLong && loop.held().compareTo(LONG) >= 0) {
      toldOfLong = true;
      told.accept(
          words("held for %.1f s, and still: Ctrl-C stops it", loop.held().toNanos(), frames));
    }
  }

  /** The innermost of the learner's lines will do. */
  private static List<String> words(String format, long nanos, List<String> frames) {
    List<String> words = new ArrayList<>();
    words.add(String.format(Locale.ROOT, format, nanos / 1e9));
    words.add(frames.get(0));
    return words;
  }
}
