// SPDX-License-Identifier: Apache-2.0
package ch01_getter;

import dev.couplet.clock.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what has to last in the fields of an object, one for each call of serveAll. */
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
    new Breakfast(orders.size(), serve, whenAllServed).begin(orders);
  }

  private final class Breakfast {
    private final Consumer<String> serve;
    private final Runnable whenAllServed;
    private int stillInTheWater;

    Breakfast(int eggs, Consumer<String> serve, Runnable whenAllServed) {
      this.stillInTheWater = eggs;
      this.serve = serve;
      this.whenAllServed = whenAllServed;
    }

    void begin(List<Order> orders) {
      for (Order order : orders) {
        boil(order, this::done);
      }
    }

    private void done(String egg) {
      serve.accept(egg);
      stillInTheWater--;
      if (stillInTheWater == 0) {
        whenAllServed.run();
      }
    }
  }
}
