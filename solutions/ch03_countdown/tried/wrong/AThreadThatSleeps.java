// Because: It sleeps on another thread, and stops a tenth too late as well.
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.util.function.IntConsumer;

final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    Thread thread =
        new Thread(
            () -> {
              for (int i = from; i >= 0; i--) {
                int number = i;
                reactor.callFromThread(() -> tick.accept(number));
                try {
                  Thread.sleep(100);
                } catch (InterruptedException e) {
                  return;
                }
              }
              reactor.callFromThread(reactor::stop);
            });
    reactor.callWhenRunning(thread::start);
  }
}
