package ch01_getter;

import dev.couplet.clock.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A kitchen with one cook, who boils many eggs and waits for none.
 *
 * <p>No lambdas: what is to be remembered until an egg is done stands in the fields of an object,
 * one Breakfast for each call of serveAll, which gets all its eggs and knows how many are still to
 * come.
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
  void boil(final Order order, final Consumer<String> whenDone) {
    Runnable ring =
        new Runnable() {
          @Override
          public void run() {
            whenDone.accept(order.egg());
          }
        };
    clock.callLater(Duration.ofMinutes(order.minutes()), ring);
  }

  /**
   * Has an egg boiled for each order, all at the same time, and returns at once.
   *
   * @param orders at least one
   * @param serve to be called with each egg, as soon as that is done
   * @param whenAllServed to be called once, after the last egg was served
   */
  void serveAll(List<Order> orders, Consumer<String> serve, Runnable whenAllServed) {
    Breakfast breakfast = new Breakfast(orders.size(), serve, whenAllServed);
    for (Order order : orders) {
      boil(order, breakfast);
    }
  }

  /** All that one table has ordered. */
  private static final class Breakfast implements Consumer<String> {
    private final int ordered;
    private final Consumer<String> serve;
    private final Runnable whenAllServed;
    private int served;

    Breakfast(int ordered, Consumer<String> serve, Runnable whenAllServed) {
      this.ordered = ordered;
      this.serve = serve;
      this.whenAllServed = whenAllServed;
    }

    @Override
    public void accept(String egg) {
      serve.accept(egg);
      served++;
      if (served == ordered) {
        whenAllServed.run();
      }
    }
  }
}
