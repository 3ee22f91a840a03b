package ch01_getter;

import dev.couplet.clock.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A kitchen with one cook, who boils many eggs and waits for none.
 *
 * <p>No egg has to know whether it is the last: one more appointment is made for the minutes of the
 * longest order. It is made after those of the eggs, and calls that are due at the same instant are
 * made in the order in which they were asked for.
 */
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
    later(order.minutes(), () -> whenDone.accept(order.egg()));
  }

  /**
   * Has an egg boiled for each order, all at the same time, and returns at once.
   *
   * @param orders at least one
   * @param serve to be called with each egg, as soon as that is done
   * @param whenAllServed to be called once, after the last egg was served
   */
  void serveAll(List<Order> orders, Consumer<String> serve, Runnable whenAllServed) {
    orders.forEach(order -> boil(order, serve));
    int longest = orders.stream().mapToInt(Order::minutes).max().orElse(0);
    later(longest, whenAllServed);
  }

  private void later(int minutes, Runnable call) {
    clock.callLater(Duration.ofMinutes(minutes), call);
  }
}
