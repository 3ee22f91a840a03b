// SPDX-License-Identifier: Apache-2.0
package ch01_getter;

import dev.couplet.clock.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** All is known beforehand here: the last appointment is made for the longest order. */
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
    Duration longest = Duration.ZERO;
    for (Order order : orders) {
      boil(order, serve);
      Duration own = Duration.ofMinutes(order.minutes());
      longest = own.compareTo(longest) > 0 ? own : longest;
    }
    // Two that are due at the same instant are called in the order in which they were made.
    clock.callLater(longest, whenAllServed);
  }
}
