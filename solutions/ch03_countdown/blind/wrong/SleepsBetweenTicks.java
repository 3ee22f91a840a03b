// Because: believes that a tenth of a second between two ticks is waited for in a loop, and holds
// the reactor up with it.
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.util.function.IntConsumer;

/** Counts down on a reactor, one tick every tenth of a second. */
final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    reactor.callWhenRunning(
        () -> {
          for (int number = from; number > 0; number--) {
            tick.accept(number);
            try {
              Thread.sleep(100);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
          tick.accept(0);
          reactor.stop();
        });
  }
}
