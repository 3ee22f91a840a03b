// Fails: noCallThrows, tellsOnceWhenAllAreServed
// Because: It takes orders off a list by the number that they had when they were asked for; when
// others before them are gone, these numbers no longer hold.
package ch01_getter;

import dev.couplet.clock.Clock;
import java.time.Duration;
import java.util.ArrayList;
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
    List<Order> open = new ArrayList<>(orders);
    for (int i = 0; i < orders.size(); i++) {
      int place = i;
      boil(
          orders.get(i),
          egg -> {
            serve.accept(egg);
            open.remove(place);
            if (open.isEmpty()) {
              whenAllServed.run();
            }
          });
    }
  }
}
