package ch03_countdown;

import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Counts down on a reactor, one tick every tenth of a second. */
final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    AtomicInteger left = new AtomicInteger(from);
    LoopingCall[] loop = new LoopingCall[1];
    loop[0] =
        new LoopingCall(
            reactor,
            () -> {
              int number = left.getAndDecrement();
              tick.accept(number);
              if (number == 0) {
                loop[0].stop();
              }
            });
    reactor.callWhenRunning(
        () -> loop[0].start(Duration.ofMillis(100)).addCallbackVoid(done -> reactor.stop()));
  }
}
