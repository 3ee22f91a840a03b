// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import dev.couplet.trace.Kind;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What runs inside a {@link Deferred}: a result, the links that are queued for it, and the loop
 * that takes the one through the others. It knows no types; {@link Deferred} puts them on.
 *
 * <p>States: unfired, then fired for good. A fired chain runs its links in order, each taking the
 * result and leaving another, unless it is held: paused, or waiting for the chain that a callback
 * returned. When nothing is left it rests, until more is added.
 */
abstract sealed class Chain permits Deferred {
  /** How often a chain may be entered anew from callbacks that it led to, see runIfReady. */
  private static final int MOST_LOOPS = 32;

  /** Stands for the canceller while that runs. */
  private static final Object CANCELLING = new Object();

  /**
   * Unfired: the canceller, or null if there is none. Fired: a value, a Failure, or the chain that
   * this one waits for. One field, since a program may hold a million of these.
   */
  private @Nullable Object result;

  /** The last link, which points to the first one; null if nothing is queued. */
  private @Nullable Link last;

  /** What a report would say beside the failure; null until there is something to say. */
  private @Nullable Trail trail = Trail.ofNewDeferred();

  /** What must be taken back before the chain goes on: pauses, and the wait for another chain. */
  private short holds;

  private byte loops;
  private boolean fired;

  /** A link is at work, here or in a chain that it fired: what is added must wait. */
  private boolean running;

  /** It was cancelled by itself: whoever was to fire it does not know of it, and still may. */
  private boolean swallowsNextFire;

  /** Once fired, cancel does nothing even while the chain waits: so it is with a list. */
  private boolean cancelEndsWithFire;

  /**
   * Makes an unfired chain; {@code canceller}, a Consumer, may be null. It is declared as an Object
   * because the JIT inlines no constructor with a class in its signature that is not loaded yet.
   */
  Chain(@Nullable Object canceller) {
    result = canceller;
  }

  // --- Firing ---

  final void fire(@Nullable Object outcome) {
    if (accept(outcome)) {
      runIfReady();
    }
  }

  /** Takes the first outcome, and returns false for a late one that is to be swallowed. */
  final boolean accept(@Nullable Object outcome) {
    if (outcome instanceof Chain) {
      throw new IllegalArgumentException(
          "a Deferred can't fire with a Deferred: " + outcome + "; use its chainDeferred");
    }
    checkThread();
    if (fired) {
      if (trail != null) {
        trail.firedAgain(swallowsNextFire);
      }
      if (swallowsNextFire) {
        swallowsNextFire = false;
        return false;
      }
      throw new AlreadyCalledError(
          String.format(
              "Deferred already fired with %s%s; fire it once, or create another",
              Results.outcome(result), trail == null ? "" : trail.whereFired()));
    }
    fired = true;
    result = outcome;
    if (trail != null) {
      trail.fired(outcome);
    }
    return true;
  }

  /** Cancels this chain, which is unfired, and no other. */
  final void cancelUnfired() {
    if (result == CANCELLING) {
      return;
    }
    if (trail != null) {
      trail.cancelled();
    }
    if (result == null || result instanceof Cancellation.OfOthers) {
      swallowsNextFire = true;
    } else {
      Consumer<Chain> canceller = Results.as(result);
      boolean returned = false;
      result = CANCELLING;
      try {
        canceller.accept(this);
        returned = true;
      } finally {
        if (!returned && !fired) {
          result = canceller;
        }
      }
    }
    if (!fired) {
      fire(new Failure(new CancelledError("the Deferred was cancelled")));
    }
  }

  // --- Adding and holding ---

  final void addLink(Link link) {
    Link added = link;
    if (trail != null) {
      trail.adding(fired || last != null);
      added = trail.added(link, isResting());
    }
    append(added);
    runIfReady();
  }

  /** Adds a callback and an errback, of which one may be missing. */
  final void addOrRun(
      @Nullable Callback<?, ?> callback, @Nullable Callback<? super Failure, ?> errback) {
    if (trail == null && isResting()) {
      // As a link would, but there is no need to make one.
      runPair(callback, errback);
      if (last != null || result instanceof Failure) {
        runIfReady();
      }
    } else {
      addLink(new Link.Pair(callback, errback));
    }
  }

  /** Whether what is added now runs at once. */
  private boolean isResting() {
    return fired && last == null && !running && holds == 0;
  }

  private void append(Link link) {
    if (last == null) {
      link.next = link;
    } else {
      link.next = last.next;
      last.next = link;
    }
    last = link;
  }

  private @Nullable Link poll() {
    Link end = last;
    if (end == null) {
      return null;
    }
    Link first = Objects.requireNonNull(end.next);
    if (first == end) {
      last = null;
    } else {
      end.next = first.next;
    }
    return first;
  }

  final void hold() {
    checkThread();
    if (holds == Short.MAX_VALUE) {
      throw new IllegalStateException("paused " + holds + " times: " + this);
    }
    holds++;
    if (trail != null) {
      trail.paused();
    }
  }

  final void release() {
    checkThread();
    if (!paused()) {
      throw new IllegalStateException("unpause without a pause: " + this);
    }
    holds--;
    if (trail != null && holds == 0) {
      trail.unpaused();
    }
    runIfReady();
  }

  // --- Running ---

  /**
   * Runs what is queued, unless a link is at work.
   *
   * <p>A chain that has handed its result over is not at work, even while the loop is busy with the
   * one that got it: what a callback there adds here runs at once, in a loop within that loop. Many
   * who wait for the same chain, and all add to it, could so fill the stack; so after a few times
   * it is left to the innermost loop, which comes back here.
   */
  private void runIfReady() {
    if (fired && !running && loops < MOST_LOOPS) {
      runAll();
    }
  }

  /**
   * Runs this chain, and all that its result reaches, in a loop: a link that hands a result to
   * another chain makes that the current one, and its supplier waits on a list of ours instead of
   * on the stack. So it is memory that bounds how deep chains may be nested.
   */
  private void runAll() {
    ArrayDeque<Chain> suppliers = null;
    Chain current = this;
    loops++;
    try {
      while (true) {
        Link link = current.holds > 0 ? null : current.poll();
        if (link != null) {
          Chain reached = link.pass(current);
          if (reached != null) {
            if (current.last != null || current.running || current.loops == MOST_LOOPS) {
              suppliers = suppliers == null ? new ArrayDeque<>() : suppliers;
              suppliers.push(current);
            }
            current = reached;
          }
        } else {
          current.rest();
          if (suppliers == null || suppliers.isEmpty()) {
            return;
          }
          current = suppliers.pop();
          current.running = false;
        }
      }
    } finally {
      loops--;
      // Only a VirtualMachineError leaves any: they must not seem to be running for ever.
      if (suppliers != null) {
        suppliers.forEach(supplier -> supplier.running = false);
      }
    }
  }

  /** Runs the half of a pair that the result is meant for. */
  final void runPair(
      @Nullable Callback<?, ?> callback, @Nullable Callback<? super Failure, ?> errback) {
    Callback<?, ?> half = result instanceof Failure ? errback : callback;
    if (half != null) {
      run(half, result);
    }
  }

  /** Runs a user's callback and takes what it returns, or throws, as the next result. */
  final void run(Callback<?, ?> callback, @Nullable Object input) {
    running = true;
    try {
      Object output = callback.call(Results.as(input));
      if (output instanceof Chain awaited) {
        waitFor(awaited);
      } else {
        result = output;
      }
    } catch (VirtualMachineError e) {
      result = new Failure(e);
      throw e;
    } catch (Throwable e) {
      result = result instanceof Failure same && same.exception() == e ? same : new Failure(e);
    } finally {
      running = false;
    }
  }

  private void waitFor(Chain awaited) {
    awaited.checkThread();
    String circle = WaitsFor.circle(this, awaited);
    if (circle != null) {
      result = new Failure(new CircularWaitError(circle));
    } else if (awaited.fired && !awaited.running && awaited.last == null && awaited.holds == 0) {
      result = awaited.takeResult();
    } else {
      result = awaited;
      holds++;
      awaited.append(new Link.HandOver(this));
    }
  }

  /** Comes to rest: while nothing more is added, a failure is one that nobody has handled. */
  private void rest() {
    if (result instanceof Failure failure) {
      trail = trail == null ? new Trail() : trail;
      trail.leftUnhandled(this, failure);
    } else if (trail != null) {
      trail.handled();
    }
  }

  // --- For links ---

  final @Nullable Object result() {
    return result;
  }

  /** Goes on with the result of the chain that this one waited for. */
  final void resume(@Nullable Object awaitedResult) {
    if (trail != null) {
      trail.goesOn(waitsFor(), awaitedResult);
    }
    result = awaitedResult;
    holds--;
  }

  /** Sets the result that the next link gets. */
  final void leave(@Nullable Object next) {
    result = next;
  }

  /** Returns the result to whoever answers for it from now on, and leaves null. */
  final @Nullable Object takeResult() {
    Object taken = result;
    result = null;
    if (trail != null) {
      trail.handled();
    }
    return taken;
  }

  /**
   * Fires {@code target} on behalf of a link of this chain. Returns it if it is to run next; then
   * this chain counts as running until the loop comes back to it.
   */
  final @Nullable Chain relay(Chain target, @Nullable Object outcome) {
    DeferredTrace trace = target.trace();
    if (trace != null) {
      trace.isFiredBy(trace());
    }
    try {
      if (target.accept(outcome)) {
        running = true;
        return target;
      }
    } catch (IllegalStateException e) {
      result = new Failure(e);
    }
    return null;
  }

  final void endCancelWithFire() {
    cancelEndsWithFire = true;
  }

  // --- What state it is in ---

  final boolean fired() {
    return fired;
  }

  final boolean running() {
    return running;
  }

  final boolean paused() {
    return holds > (waitsFor() == null ? 0 : 1);
  }

  final @Nullable Link last() {
    return last;
  }

  final @Nullable String created() {
    return trail == null ? null : trail.created();
  }

  /** Returns the chain that this one waits for, or null if it is not waiting. */
  final @Nullable Chain waitsFor() {
    return result instanceof Chain awaited ? awaited : null;
  }

  /** Returns the chain to which a cancel is passed on, or null if it is meant for this one. */
  final @Nullable Chain cancelsInstead() {
    return cancelEndsWithFire ? null : waitsFor();
  }

  /** Returns what a recording knows of it, or null if it was not made in one. */
  final @Nullable DeferredTrace trace() {
    return trail == null ? null : trail.trace();
  }

  /** Tells a recording of something between this chain and {@code other}. */
  final void traceWith(Kind kind, Chain other) {
    DeferredTrace trace = trace();
    if (trace != null) {
      trace.tell(kind, other);
    }
  }

  final void checkThread() {
    if (trail != null) {
      trail.checkThread();
    }
  }
}
