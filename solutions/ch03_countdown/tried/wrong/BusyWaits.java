// Because: It does not sleep, but it does not return either: to turn in a loop holds the reactor
// just as well.
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.util.function.IntConsumer;

final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    reactor.callWhenRunning(
        () -> {
          for (int i = from; i >= 0; i--) {
            tick.accept(i);
            long until = System.nanoTime() + 100_000;
            while (System.nanoTime() < until) {
              Thread.onSpinWait();
            }
          }
          reactor.stop();
        });
  }
}
