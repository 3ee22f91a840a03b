// Fails: oneTickEveryTenth
// Because: Every delay is counted from now, not from the call before: without a delay, all are due
// at once.
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.function.IntConsumer;

final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    for (int i = from; i >= 0; i--) {
      int number = i;
      reactor.callLater(Duration.ZERO, () -> tick.accept(number));
    }
    reactor.callLater(Duration.ZERO, reactor::stop);
  }
}
