// Fails: nothingHoldsTheReactor, oneTickEveryTenth
// Because: Thread.sleep holds the reactor: nothing else can run until it returns.
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.util.function.IntConsumer;

final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    reactor.callWhenRunning(
        () -> {
          for (int number = from; number > 0; number--) {
            tick.accept(number);
            sleep();
          }
          tick.accept(0);
          reactor.stop();
        });
  }

  private static void sleep() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
