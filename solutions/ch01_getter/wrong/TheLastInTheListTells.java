// Fails: tellsOnceWhenAllAreServed
// Because: The order that stands last in the list need not be done last.
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
    Order last = orders.get(orders.size() - 1);
    for (Order order : orders) {
      boil(
          order,
          egg -> {
            serve.accept(egg);
            if (order.equals(last)) {
              whenAllServed.run();
            }
          });
    }
  }
}
