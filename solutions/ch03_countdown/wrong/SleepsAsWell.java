// Fails: nothingHoldsTheReactor
// Because: An appointment alone waits long enough; whoever sleeps before making it holds the
// reactor all the same.
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.function.IntConsumer;

final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    reactor.callWhenRunning(() -> count(from, reactor, tick));
  }

  private static void count(int number, Reactor reactor, IntConsumer tick) {
    tick.accept(number);
    if (number > 0) {
      sleep();
      reactor.callLater(Duration.ofMillis(100), () -> count(number - 1, reactor, tick));
    } else {
      reactor.stop();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
