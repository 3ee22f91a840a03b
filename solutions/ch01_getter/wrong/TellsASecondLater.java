// Fails: tellsOnceWhenAllAreServed
// Because: To be sure that it comes after the last egg, whenAllServed is called a second later. Two
// lines that stand below each other come in that order anyway.
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
      boil(
          order,
          egg -> {
            serve.accept(egg);
            if (--left[0] == 0) {
              clock.callLater(Duration.ofSeconds(1), whenAllServed);
            }
          });
    }
  }
}
