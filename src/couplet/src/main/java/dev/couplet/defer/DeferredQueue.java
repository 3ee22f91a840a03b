// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A queue between callbacks: what is put goes to who has waited longest for it, or is kept until
 * somebody gets it. Nothing blocks; for one thread.
 *
 * @param <T> the type of what is put
 */
public final class DeferredQueue<T extends @Nullable Object> {
  /** A size or a backlog without a limit. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  private final int size;
  private final int backlog;

  /** What was put and nobody has got; in an Optional, since a deque holds no null. */
  private final Deque<Optional<Object>> kept = new ArrayDeque<>();

  private final Set<Deferred<T>> waiting = new LinkedHashSet<>();

  /** Makes an unbounded queue. */
  public DeferredQueue() {
    this(UNBOUNDED, UNBOUNDED);
  }

  /**
   * Makes a queue that keeps at most {@code size} values, and has at most {@code backlog} wait for
   * one.
   *
   * @throws IllegalArgumentException if either is negative
   */
  public DeferredQueue(int size, int backlog) {
    if (size < 0 || backlog < 0) {
      throw new IllegalArgumentException("size or backlog < 0: " + size + ", " + backlog);
    }
    this.size = size;
    this.backlog = backlog;
  }

  /**
   * Hands {@code value} to who has waited longest, or keeps it.
   *
   * @throws QueueOverflow if nobody waits and the queue is full
   * @throws IllegalArgumentException if {@code value} is a Deferred, with which none can fire
   */
  public void put(T value) {
    if (value instanceof Deferred) {
      throw new IllegalArgumentException("a queue can't hold a Deferred: " + value);
    }
    Iterator<Deferred<T>> first = waiting.iterator();
    if (first.hasNext()) {
      Deferred<T> getter = first.next();
      first.remove();
      getter.callback(value);
    } else if (kept.size() < size) {
      kept.add(Optional.ofNullable(value));
    } else {
      throw new QueueOverflow("the queue is full, it holds " + size + "; get first");
    }
  }

  /**
   * Returns a Deferred that fires with the value that has been kept longest, or with the next that
   * is put. Cancelling it gives the place among those who wait up.
   *
   * @throws QueueUnderflow if nothing is kept and as many wait as may
   */
  public Deferred<T> get() {
    Optional<Object> oldest = kept.poll();
    if (oldest != null) {
      return Deferreds.succeed(Results.as(oldest.orElse(null)));
    }
    if (waiting.size() >= backlog) {
      throw new QueueUnderflow("the queue is empty, and " + backlog + " wait already; put first");
    }
    Deferred<T> getter = new Deferred<>(waiting::remove);
    waiting.add(getter);
    return getter;
  }

  @Override
  public String toString() {
    return "DeferredQueue[" + kept.size() + " kept, " + waiting.size() + " waiting]";
  }
}
