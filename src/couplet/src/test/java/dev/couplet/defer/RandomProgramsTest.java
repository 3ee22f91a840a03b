// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What no vector can pin, tried on random programs: no callback runs twice, none runs while another
 * of the same Deferred runs, cancelling everything leaves nothing behind, and however tangled it
 * is, it needs no more than a small stack.
 *
 * <p>A failing program is replayed by {@code -Drandom.seed=SEED}. {@code -Drandom.programs=COUNT}
 * tries that many.
 */
@Timeout(600)
class RandomProgramsTest {
  private static final int SMALL_STACK_BYTES = 256 * 1024;

  @Test
  void smallProgramsKeepTheRules() throws InterruptedException {
    playMany(5, 30, Integer.getInteger("random.programs", 20_000));
  }

  @Test
  void largeProgramsKeepTheRules() throws InterruptedException {
    playMany(2_000, 20_000, Integer.getInteger("random.programs", 20_000) / 1_000);
  }

  private static void playMany(int deferreds, int ops, int count) throws InterruptedException {
    Long replayed = Long.getLong("random.seed");
    long first = replayed != null ? replayed : System.nanoTime();
    long last = replayed != null ? replayed : first + count - 1;
    AtomicReference<Throwable> failed = new AtomicReference<>();
    Runnable plays =
        () -> {
          for (long seed = first; seed <= last; seed++) {
            play(seed, deferreds, ops);
          }
        };
    Thread thread = new Thread(null, plays, "small stack", SMALL_STACK_BYTES);
    thread.setUncaughtExceptionHandler((t, e) -> failed.set(e));
    thread.start();
    thread.join();
    assertThat(failed.get()).isNull();
  }

  private static void play(long seed, int deferreds, int ops) {
    try {
      assertThat(new RandomProgram(seed, deferreds).play(ops)).isEmpty();
    } catch (RuntimeException | Error e) {
      throw new AssertionError("replay it with -Drandom.seed=" + seed, e);
    }
  }
}
