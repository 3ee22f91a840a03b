// Fails: tellsOnceWhenAllAreServed
// Because: Nobody says that all are served. The clock does not know what its appointments are for.
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
    for (Order order : orders) {
      boil(order, serve);
    }
  }
}
