// Fails: allBoilAtTheSameTime, eachEggTakesItsOwnTime, everyGuestGetsTheirOwnEgg,
// everyOrderIsServedOnce
// Because: The cook has one field for the order, and the next order overwrites it before the first
// egg is done. What belongs to an egg goes into its own note.
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
  private Order current = new Order("", 0);

  Kitchen(Clock clock) {
    this.clock = clock;
  }

  void boil(Order order, Consumer<String> whenDone) {
    current = order;
    clock.callLater(Duration.ofMinutes(order.minutes()), () -> whenDone.accept(current.egg()));
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
