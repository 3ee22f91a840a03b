// Fails: eachEggTakesItsOwnTime
// Because: boil is asked for one egg and gives it a minute more than the order says.
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

  Kitchen(Clock clock) {
    this.clock = clock;
  }

  void boil(Order order, Consumer<String> whenDone) {
    clock.callLater(Duration.ofMinutes(order.minutes() + 1), () -> whenDone.accept(order.egg()));
  }

  void serveAll(List<Order> orders, Consumer<String> serve, Runnable whenAllServed) {
    int[] left = {orders.size()};
    for (Order order : orders) {
      clock.callLater(
          Duration.ofMinutes(order.minutes()),
          () -> {
            serve.accept(order.egg());
            if (--left[0] == 0) {
              whenAllServed.run();
            }
          });
    }
  }
}
