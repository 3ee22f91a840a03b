// Fails: noCallThrows
// Because: After the last egg it looks for another one, and there is none.
package ch01_getter;

import dev.couplet.clock.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
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
    Deque<Order> open = new ArrayDeque<>(orders);
    for (Order order : orders) {
      boil(
          order,
          egg -> {
            serve.accept(egg);
            open.pop();
            if (open.isEmpty()) {
              whenAllServed.run();
            }
            open.getFirst();
          });
    }
  }
}
