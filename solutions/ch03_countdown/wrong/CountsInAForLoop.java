// Fails: oneTickEveryTenth
// Because: callLater returns at once: the loop does not wait between two calls, so all delays
// begin, and end, together.
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.function.IntConsumer;

final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    reactor.callWhenRunning(
        () -> {
          for (int i = from; i >= 0; i--) {
            int number = i;
            reactor.callLater(Duration.ofMillis(100), () -> tick.accept(number));
          }
          reactor.callLater(Duration.ofMillis(100), reactor::stop);
        });
  }
}
