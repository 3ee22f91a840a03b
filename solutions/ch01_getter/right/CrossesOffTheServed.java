// SPDX-License-Identifier: Apache-2.0
package ch01_getter;

import dev.couplet.clock.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes the appointments in serveAll itself, and crosses off the orders in a list. */
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
    List<Order> open = new ArrayList<>(orders);
    orders.forEach(
        order ->
            clock.callLater(
                Duration.ofMinutes(order.minutes()),
                () -> {
                  serve.accept(order.egg());
                  open.remove(order);
                  if (open.isEmpty()) {
                    whenAllServed.run();
                  }
                }));
  }
}
