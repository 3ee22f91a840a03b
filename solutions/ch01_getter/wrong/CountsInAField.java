// Fails: twoBreakfastsDoNotMix
// Because: How many are left is kept in a field, which the next serveAll sets anew while the first
// one still counts it down.
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
  private int left;

  Kitchen(Clock clock) {
    this.clock = clock;
  }

  void boil(Order order, Consumer<String> whenDone) {
    clock.callLater(Duration.ofMinutes(order.minutes()), () -> whenDone.accept(order.egg()));
  }

  void serveAll(List<Order> orders, Consumer<String> serve, Runnable whenAllServed) {
    left = orders.size();
    for (Order order : orders) {
      boil(
          order,
          egg -> {
            serve.accept(egg);
            if (--left == 0) {
              whenAllServed.run();
            }
          });
    }
  }
}
