// Fails: allBoilAtTheSameTime, tellsOnceWhenAllAreServed
// Because: The next egg goes into the water only when the one before has been served. Nobody waits,
// but the times add up all the same.
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
    boil(
        orders.get(0),
        egg -> {
          serve.accept(egg);
          if (orders.size() == 1) {
            whenAllServed.run();
          } else {
            serveAll(orders.subList(1, orders.size()), serve, whenAllServed);
          }
        });
  }
}
