// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import dev.couplet.trace.ErrorLog;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Cancels one Deferred, or those on which it depends, in a loop: however deep they are nested. */
final class Cancellation {

  /**
   * The canceller of a Deferred that fires through others only: they are cancelled in its stead.
   */
  interface OfOthers extends Consumer<Object> {

    /** Returns those others, in the order in which they are to be cancelled. */
    List<? extends Chain> others();

    /** Never called: it would have the Deferred fire by itself. */
    @Override
    default void accept(Object deferred) {
      throw new IllegalStateException("cancel the others instead");
    }
  }

  private Cancellation() {}

  /** Cancels one; what its canceller throws goes to the caller. */
  static void of(Chain deferred) {
    Chain innermost = innermost(deferred);
    if (innermost.result() instanceof OfOthers && !innermost.fired()) {
      ofAll(List.of(innermost));
    } else if (!innermost.fired()) {
      innermost.cancelUnfired();
    }
  }

  /**
   * Cancels many, each with the others that it depends on, depth first as recursion would. What one
   * canceller throws must not spare the rest, so it is reported.
   */
  static void ofAll(List<? extends Chain> deferreds) {
    Deque<Object> left = new ArrayDeque<>();
    Set<Object> path = new HashSet<>();
    pushAll(left, deferreds);
    while (!left.isEmpty()) {
      Object popped = left.pop();
      if (popped instanceof Chain deferred) {
        Chain next = innermost(deferred);
        if (next.fired()) {
          continue;
        }
        if (next.result() instanceof OfOthers canceller && path.add(canceller)) {
          left.push(canceller); // Comes up again when its others are done.
          pushAll(left, canceller.others());
        } else {
          // On the path already, it depends on itself: only its own end can undo the knot.
          ErrorLog.guard("a canceller failed", next::cancelUnfired);
        }
      } else {
        path.remove(popped);
      }
    }
  }

  private static void pushAll(Deque<Object> left, List<? extends Chain> deferreds) {
    for (int i = deferreds.size() - 1; i >= 0; i--) {
      left.push(deferreds.get(i));
    }
  }

  private static Chain innermost(Chain deferred) {
    Chain innermost = deferred;
    for (Chain next = deferred; next != null; next = next.cancelsInstead()) {
      innermost = next;
    }
    return innermost;
  }
}
