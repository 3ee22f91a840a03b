package ch01_getter;

import dev.couplet.clock.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A kitchen with one cook, who boils many eggs and waits for none.
 *
 * <p>A slip of paper with all orders, from which each is struck out when it was served; the slip is
 * a list and not a set, since two guests may want the same. Nobody counts: when the slip is empty,
 * all are served.
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
    Duration time = Duration.ofMinutes(order.minutes());
    clock.callLater(time, () -> whenDone.accept(order.egg()));
  }

  /**
   * Has an egg boiled for each order, all at the same time, and returns at once.
   *
   * @param orders at least one
   * @param serve to be called with each egg, as soon as that is done
   * @param whenAllServed to be called once, after the last egg was served
   */
  void serveAll(List<Order> orders, Consumer<String> serve, Runnable whenAllServed) {
    List<Order> open = new ArrayList<>(orders);
    for (Order order : orders) {
      boil(order, egg -> bring(order, egg, open, serve, whenAllServed));
    }
  }

  private static void bring(
      Order order, String egg, List<Order> open, Consumer<String> serve, Runnable whenAllServed) {
    serve.accept(egg);
    open.remove(order);
    if (open.isEmpty()) {
      whenAllServed.run();
    }
  }
}
