// Because: believes that an appointment for the next look does no harm, so that one is left with
// the clock when all are served.
package ch01_getter;

import dev.couplet.clock.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A kitchen with one cook, who boils many eggs and waits for none. */
final class Kitchen {

  /** What a guest wants: an egg that boils for so many minutes, 0 for a raw one. */
  record Order(String guest, int minutes) {

    /** Returns the egg as it is served. */
    String egg() {
      return guest + "'s egg, " + minutes + " min";
    }
  }

  private final Clock clock;

  /** Opens a kitchen in which {@code clock} says when an egg is done. */
  Kitchen(Clock clock) {
    this.clock = clock;
  }

  /**
   * Has one egg boiled, and returns at once.
   *
   * @param whenDone to be called with the egg, as soon as its minutes are over
   */
  void boil(Order order, Consumer<String> whenDone) {
    clock.callLater(Duration.ofMinutes(order.minutes()), () -> whenDone.accept(order.egg()));
  }

  /**
   * Has an egg boiled for each order, all at the same time, and returns at once.
   *
   * @param orders at least one
   * @param serve to be called with each egg, as soon as that is done
   * @param whenAllServed to be called once, after the last egg was served
   */
  void serveAll(List<Order> orders, Consumer<String> serve, Runnable whenAllServed) {
    int[] left = {orders.size()};
    for (Order order : orders) {
      boil(
          order,
          egg -> {
            serve.accept(egg);
            left[0]--;
          });
    }
    clock.callLater(Duration.ZERO, () -> look(left, new boolean[1], whenAllServed));
  }

  /** Looks now, and from then on each minute, whether all are served. */
  private void look(int[] left, boolean[] told, Runnable whenAllServed) {
    if (told[0]) {
      return;
    }
    clock.callLater(Duration.ofMinutes(1), () -> look(left, told, whenAllServed));
    if (left[0] == 0) {
      told[0] = true;
      whenAllServed.run();
    }
  }
}
