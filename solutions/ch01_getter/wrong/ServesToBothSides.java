// Fails: everyOrderIsServedOnce
// Because: serve is called for the same egg in two places.
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
    clock.callLater(Duration.ofMinutes(order.minutes()), () -> whenDone.accept(order.egg()));
  }

  void serveAll(List<Order> orders, Consumer<String> serve, Runnable whenAllServed) {
    int[] left = {orders.size()};
    for (Order order : orders) {
      boil(order, serve);
      boil(
          order,
          egg -> {
            if (--left[0] == 0) {
              serve.accept(egg);
              whenAllServed.run();
            }
          });
    }
  }
}
