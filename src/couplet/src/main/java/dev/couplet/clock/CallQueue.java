// SPDX-License-Identifier: Apache-2.0
package dev.couplet.clock;

import dev.couplet.trace.ErrorLog;
import dev.couplet.trace.TracedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The pending calls of one clock: a heap in which each call knows its place, so that one can be
 * moved in logarithmic time. For those who write a clock; all others use {@link Clock#callLater}.
 * Belongs to one thread.
 *
 * <p>Most calls are timeouts, and most timeouts are cancelled. So a cancelled call costs nothing at
 * once: it stays in the heap until it comes to the top, or until every fourth is a cancelled one
 * and all of them are swept out.
 */
public final class CallQueue {
  /** Longer delays are cut to this one, so that differences of times never overflow. */
  private static final Duration CENTURY = Duration.ofDays(36_525);

  /** So many children has each place of the heap. */
  private static final int WAYS = 4;

  /** So many cancelled calls are not worth a sweep. */
  private static final int FEW = 64;

  private final LongSupplier now;
  private final ThreadCheck threadCheck;
  private @Nullable DelayedCall[] heap = new DelayedCall[16];
  private int size;
  private int cancelled;
  private long nextSequence;

  /**
   * Makes an empty queue for a clock whose time, in nanoseconds, is {@code now}. Each use of one of
   * its calls is checked by {@code threadCheck} first.
   */
  public CallQueue(LongSupplier now, ThreadCheck threadCheck) {
    this.now = now;
    this.threadCheck = threadCheck;
  }

  /** Tells whether the current thread may use the calls of a queue. */
  public interface ThreadCheck {
    /** Throws if the current thread may not use {@code method}. */
    void require(String method);
  }

  /**
   * Adds a call that is due {@code delay} from now.
   *
   * @throws IllegalArgumentException if {@code delay} is negative
   */
  public DelayedCall add(Duration delay, Runnable call) {
    long due = dueAfter(delay);
    Runnable traced = TracedCall.later("callLater", delay, call);
    DelayedCall added = new DelayedCall(this, nextSequence++, due, traced);
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, size * 2);
    }
    siftUp(size++, added);
    return added;
  }

  /** Returns the call that is due first, or null if none is pending. */
  public @Nullable DelayedCall next() {
    DelayedCall first = heap[0];
    while (first != null && first.cancelled()) {
      removeFirst();
      cancelled--;
      first = heap[0];
    }
    return first;
  }

  /**
   * Takes the next call off the queue and makes it; what it throws is reported.
   *
   * @throws IllegalStateException if there is none
   */
  public void runNext() {
    DelayedCall next = next();
    if (next == null) {
      throw new IllegalStateException("no call is pending; ask next() first");
    }
    removeFirst();
    ErrorLog.guard("a delayed call failed", next.take());
  }

  /** Returns how many calls have been added so far: a mark for {@link #nextDue}. */
  public long added() {
    return nextSequence;
  }

  /**
   * Returns the call that is due first, or null if it is due after {@code nanos} or was added after
   * the mark {@code added} was taken.
   */
  public @Nullable DelayedCall nextDue(long nanos, long added) {
    DelayedCall next = next();
    return next != null && next.dueNanos - nanos <= 0 && next.sequence < added ? next : null;
  }

  /** Returns the pending calls, the next one first. */
  public List<DelayedCall> pending() {
    List<DelayedCall> pending = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      if (!at(i).cancelled()) {
        pending.add(at(i));
      }
    }
    pending.sort((a, b) -> a == b ? 0 : before(a, b) ? -1 : 1);
    return pending;
  }

  long dueAfter(Duration delay) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay < 0: " + delay);
    }
    return now.getAsLong() + cut(delay).toNanos();
  }

  static Duration cut(Duration delay) {
    return delay.toSeconds() < CENTURY.toSeconds() ? delay : CENTURY;
  }

  void requireThread(String method) {
    threadCheck.require(method);
  }

  long nanosUntil(DelayedCall call) {
    return call.dueNanos - now.getAsLong();
  }

  void move(DelayedCall call, long dueNanos) {
    call.dueNanos = dueNanos;
    siftUp(call.index, call);
    siftDown(call.index, call);
  }

  /** To be told of each call that was cancelled. */
  void cancelled() {
    cancelled++;
    if (cancelled > size / 4 && cancelled > FEW) {
      sweep();
    }
  }

  /** Takes the cancelled calls out and makes a heap of the rest, in linear time. */
  private void sweep() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      DelayedCall call = at(i);
      if (!call.cancelled()) {
        place(kept++, call);
      }
    }
    Arrays.fill(heap, kept, size, null);
    size = kept;
    cancelled = 0;
    int parents = (size + WAYS - 2) / WAYS;
    for (int i = parents - 1; i >= 0; i--) {
      siftDown(i, at(i));
    }
  }

  private void removeFirst() {
    DelayedCall last = at(--size);
    heap[size] = null;
    if (size > 0) {
      siftDown(0, last);
    }
  }

  private void siftUp(int from, DelayedCall call) {
    int index = from;
    while (index > 0) {
      int parent = (index - 1) / WAYS;
      if (!before(call, at(parent))) {
        break;
      }
      place(index, at(parent));
      index = parent;
    }
    place(index, call);
  }

  private void siftDown(int from, DelayedCall call) {
    int index = from;
    for (int child = WAYS * index + 1; child < size; child = WAYS * index + 1) {
      int first = child;
      int end = Math.min(child + WAYS, size);
      for (int other = child + 1; other < end; other++) {
        if (before(at(other), at(first))) {
          first = other;
        }
      }
      if (!before(at(first), call)) {
        break;
      }
      place(index, at(first));
      index = first;
    }
    place(index, call);
  }

  private void place(int index, DelayedCall call) {
    heap[index] = call;
    call.index = index;
  }

  private DelayedCall at(int index) {
    DelayedCall call = heap[index];
    if (call == null) {
      throw new IllegalStateException("no call at " + index + " of " + size);
    }
    return call;
  }

  private static boolean before(DelayedCall a, DelayedCall b) {
    return a.dueNanos != b.dueNanos ? a.dueNanos - b.dueNanos < 0 : a.sequence < b.sequence;
  }
}
