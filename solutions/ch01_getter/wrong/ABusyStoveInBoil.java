// Fails: eachEggTakesItsOwnTime, allBoilAtTheSameTime, tellsOnceWhenAllAreServed,
// twoBreakfastsDoNotMix
// Because: An egg that is asked for while another boils does not have to queue up behind it: there
// is nothing to be waited for but the clock.
package ch01_getter;

import dev.couplet.clock.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

final class Kitchen {

  record Order(String guest, int minutes) {
    String egg() {
      return guest + "'s egg, " + minutes + " min";
    }
  }

  private final Clock clock;
  private long freeAtNanos;

  Kitchen(Clock clock) {
    this.clock = clock;
  }

  void boil(Order order, Consumer<String> whenDone) {
    long begin = Math.max(clock.nanoTime(), freeAtNanos);
    freeAtNanos = begin + Duration.ofMinutes(order.minutes()).toNanos();
    clock.callLater(
        Duration.ofNanos(freeAtNanos - clock.nanoTime()), () -> whenDone.accept(order.egg()));
  }

  void serveAll(List<Order> orders, Consumer<String> serve, Runnable whenAllServed) {
    int[] left = {orders.size()};
    for (Order order : orders) {
      boil(
          order,
          egg -> {
            serve.accept(egg);
            if (--left[0] == 0) {
              whenAllServed.run();
            }
          });
    }
  }
}
