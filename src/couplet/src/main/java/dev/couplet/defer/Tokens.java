// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A number of tokens that are handed out first come, first served: a lock has one of them.
 *
 * @param <S> the lock or semaphore itself, with which those who acquire it are called back
 */
abstract sealed class Tokens<S> permits DeferredLock, DeferredSemaphore {
  private final int limit;
  private final Set<Deferred<S>> waiting = new LinkedHashSet<>();
  private int free;
  private boolean handingOut;

  Tokens(int limit) {
    this.limit = limit;
    free = limit;
  }

  abstract S self();

  /**
   * Returns a Deferred that fires with this object when it is the caller's turn; the caller must
   * then {@link #release} it once. Cancelling the Deferred before gives the place in the queue up.
   */
  public Deferred<S> acquire() {
    Deferred<S> turn = new Deferred<>(waiting::remove);
    if (free > 0 && waiting.isEmpty()) {
      free--;
      turn.callback(self());
    } else {
      waiting.add(turn);
    }
    return turn;
  }

  /**
   * Gives back what {@link #acquire} got, and fires the Deferred of who has waited longest. If this
   * is called from a callback that the same release led to, that callback returns first.
   *
   * @throws IllegalStateException if nothing was acquired that could be released
   */
  public void release() {
    if (free == limit) {
      throw new IllegalStateException("release without acquire: " + this);
    }
    free++;
    handOut();
  }

  /** In a loop, since callbacks release and acquire: the stack must not grow with the queue. */
  private void handOut() {
    if (handingOut) {
      return;
    }
    handingOut = true;
    try {
      while (free > 0 && !waiting.isEmpty()) {
        Iterator<Deferred<S>> first = waiting.iterator();
        Deferred<S> turn = first.next();
        first.remove();
        free--;
        turn.callback(self());
      }
    } finally {
      handingOut = false;
    }
  }

  /**
   * Calls {@code body} when it is its turn and releases when the Deferred that it returns has
   * fired, or when it throws. Returns a Deferred that then fires with the body's result. Cancelling
   * it gives the place in the queue up, or cancels the body's Deferred.
   */
  public <U extends @Nullable Object> Deferred<U> run(
      Callable<? extends Deferred<? extends U>> body) {
    return acquire()
        .addCallbackDeferred(
            self ->
                Deferreds.<U>maybeDeferred(body)
                    .addBoth(
                        outcome -> {
                          release();
                          return outcome.get();
                        }));
  }

  /** Returns how many could be acquired right now. */
  final int free() {
    return free;
  }

  /** Returns how many wait for their turn. */
  final int waiting() {
    return waiting.size();
  }
}
