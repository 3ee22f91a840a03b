// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import org.jspecify.annotations.Nullable;

/**
 * One link of a Deferred's chain. What users add is a {@link Pair}; the library's own links join
 * one Deferred to another.
 */
abstract class Link {
  /** The link after this one; the last link points to the first. */
  @Nullable Link next;

  /**
   * Takes the result of {@code chain} and leaves it another, or the same.
   *
   * <p>A link that fires or resumes another Deferred must not run it, or the stack would grow with
   * every Deferred on the way: it returns it, and the loop in {@link Deferred} runs it next.
   */
  abstract @Nullable Chain pass(Chain chain);

  /** What a trace calls it. */
  abstract String role();

  /** Whether a callback of the program's is what it runs. */
  boolean runsCallbacks() {
    return false;
  }

  /** Whether there is something in it for a failure, or for a value. */
  boolean has(boolean failed) {
    return true;
  }

  /** The chain that is fired or resumed by it, if there is one. */
  @Nullable Chain target() {
    return null;
  }

  /** A callback and an errback, of which one may be missing: then its input passes through. */
  static final class Pair extends Link {
    private final @Nullable Callback<?, ?> callback;
    private final @Nullable Callback<? super Failure, ?> errback;

    Pair(@Nullable Callback<?, ?> callback, @Nullable Callback<? super Failure, ?> errback) {
      this.callback = callback;
      this.errback = errback;
    }

    @Override
    @Nullable Chain pass(Chain chain) {
      chain.runPair(callback, errback);
      return null;
    }

    @Override
    String role() {
      return callback == null ? "errback" : errback == null ? "callback" : "pair";
    }

    @Override
    boolean runsCallbacks() {
      return true;
    }

    @Override
    boolean has(boolean failed) {
      return (failed ? errback : callback) != null;
    }
  }

  /** One callback for either outcome. */
  static final class Both extends Link {
    private final Callback<?, ?> callback;

    Both(Callback<?, ?> callback) {
      this.callback = callback;
    }

    @Override
    @Nullable Chain pass(Chain chain) {
      chain.run(callback, Results.outcome(chain.result()));
      return null;
    }

    @Override
    String role() {
      return "both";
    }

    @Override
    boolean runsCallbacks() {
      return true;
    }
  }

  /** Hands the result of a Deferred to one that waits for it, and leaves null. */
  static final class HandOver extends Link {
    final Chain waiting;

    HandOver(Chain waiting) {
      this.waiting = waiting;
    }

    @Override
    Chain pass(Chain chain) {
      waiting.resume(chain.takeResult());
      return waiting;
    }

    @Override
    String role() {
      return "wait";
    }
  }

  /** Fires another Deferred with the result, and leaves null: what chainDeferred adds. */
  static final class Relay extends Link {
    private final Chain target;

    Relay(Chain target) {
      this.target = target;
    }

    @Override
    @Nullable Chain pass(Chain chain) {
      return chain.relay(target, chain.takeResult());
    }

    @Override
    String role() {
      return "chainDeferred";
    }

    @Override
    Chain target() {
      return target;
    }
  }
}
