// Fails: allBoilAtTheSameTime
// Because: Each egg is to be served as soon as it is done: the short ones do not wait for the
// longest.
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
    int longest = orders.stream().mapToInt(Order::minutes).max().orElseThrow();
    clock.callLater(
        Duration.ofMinutes(longest),
        () -> {
          orders.forEach(order -> serve.accept(order.egg()));
          whenAllServed.run();
        });
  }
}
