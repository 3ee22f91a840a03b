// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who waits for whom by having returned it from a callback, and whether that makes a circle. */
final class WaitsFor {
  private static final int MOST_NAMED = 8;

  private WaitsFor() {}

  /**
   * Returns what is wrong with {@code waiter} waiting for {@code awaited}, or null if nothing is.
   *
   * <p>A Deferred waits for one other, and many may wait for it. So there is a circle if the path
   * from {@code awaited} leads to {@code waiter}, or, the same, if {@code awaited} is in the crowd
   * that waits for {@code waiter}. Either search alone makes one order of building a long chain
   * quadratic: built from one end the path is long, from the other the crowd is. So they take
   * turns, and the shorter one decides.
   */
  static @Nullable String circle(Chain waiter, Chain awaited) {
    if (waiter.last() == null && waiter != awaited) {
      return null; // The usual case: there is no crowd.
    }
    Chain onPath = awaited;
    Deque<Cursor> crowd = null;
    while (onPath != waiter) {
      onPath = onPath.waitsFor();
      if (onPath == null) {
        return null;
      }
      if (crowd == null) {
        crowd = new ArrayDeque<>();
        Cursor.start(waiter, crowd);
      }
      Cursor cursor = crowd.poll();
      if (cursor == null) {
        return null;
      }
      if (cursor.step(crowd) == awaited) {
        break;
      }
    }
    return describe(waiter, awaited);
  }

  /** A place in a chain, from which the search for those who wait goes on. */
  private record Cursor(Link link, Link last) {

    static void start(Chain chain, Deque<Cursor> crowd) {
      Link last = chain.last();
      if (last != null) {
        crowd.push(new Cursor(Objects.requireNonNull(last.next), last));
      }
    }

    /** Looks at one link, and returns who waits there, if anyone does. */
    @Nullable Chain step(Deque<Cursor> crowd) {
      if (link != last) {
        crowd.push(new Cursor(Objects.requireNonNull(link.next), last));
      }
      if (link instanceof Link.HandOver handOver) {
        start(handOver.waiting, crowd);
        return handOver.waiting;
      }
      return null;
    }
  }

  private static String describe(Chain waiter, Chain awaited) {
    if (awaited == waiter) {
      return "a callback of "
          + name(1, waiter)
          + " returned that same Deferred, which would wait"
          + " for itself; return a value, or another Deferred";
    }
    StringBuilder message = new StringBuilder("a callback of ");
    message.append(name(1, waiter)).append(" returned ").append(name(2, awaited));
    int number = 2;
    for (Chain next = awaited.waitsFor(); next != waiter && next != null; number++) {
      if (number < MOST_NAMED) {
        message.append(", which waits for ").append(name(number + 1, next));
      }
      next = next.waitsFor();
    }
    if (number > MOST_NAMED) {
      message.append(String.format(", which waits through %,d others", number - MOST_NAMED));
    } else {
      message.append(", which waits");
    }
    return message.append(" for #1: none of them could go on").toString();
  }

  private static String name(int number, Chain deferred) {
    String created = deferred.created();
    return "#" + number + (created == null ? "" : " (created at " + created + ")");
  }
}
