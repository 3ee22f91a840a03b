package ch03_countdown;

import dev.couplet.defer.Coroutine;
import dev.couplet.reactor.Reactor;
import dev.couplet.task.Tasks;
import java.time.Duration;
import java.util.function.IntConsumer;

/** Counts down on a reactor, one tick every tenth of a second. */
final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    reactor.callWhenRunning(() -> Coroutine.start(() -> count(from, reactor, tick)));
  }

  private static boolean count(int from, Reactor reactor, IntConsumer tick) throws Exception {
    for (int number = from; number > 0; number--) {
      tick.accept(number);
      Coroutine.await(Tasks.deferLater(reactor, Duration.ofMillis(100)));
    }
    tick.accept(0);
    reactor.stop();
    return true;
  }
}
