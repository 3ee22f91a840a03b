// Because: It has a timer with a thread of its own, beside the reactor whose work that is.
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.IntConsumer;

final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    Timer timer = new Timer(true);
    int[] number = {from};
    timer.scheduleAtFixedRate(
        new TimerTask() {
          @Override
          public void run() {
            int now = number[0]--;
            reactor.callFromThread(() -> tick.accept(now));
            if (now == 0) {
              timer.cancel();
              reactor.callFromThread(reactor::stop);
            }
          }
        },
        0,
        100);
  }
}
