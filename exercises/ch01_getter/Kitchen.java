// SPDX-License-Identifier: Apache-2.0
package ch01_getter;

import dev.couplet.clock.Clock;
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
    // TODO: Make an appointment with the clock and return: when the minutes of the order are over,
    // whenDone gets the egg. Then write serveAll below: all eggs boil at the same time.
  }

  /**
   * Has an egg boiled for each order, all at the same time, and returns at once.
   *
   * @param orders at least one
   * @param serve to be called with each egg, as soon as that is done
   * @param whenAllServed to be called once, as soon as the last egg was served
   */
  void serveAll(List<Order> orders, Consumer<String> serve, Runnable whenAllServed) {}
}
