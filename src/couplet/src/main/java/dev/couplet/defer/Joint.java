// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import dev.couplet.trace.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several Deferreds joined into one, which fires as soon as their outcomes decide with what.
 * Cancelling it cancels the members, and it fires through them only.
 */
abstract class Joint<R> implements Cancellation.OfOthers {
  /** Not decided yet; null would be a result. */
  static final Object OPEN = new Object();

  final Deferred<R> whole = new Deferred<>(this);
  private final List<? extends Deferred<?>> members;
  int unfinished;

  Joint(Collection<? extends Deferred<?>> members) {
    this.members = new ArrayList<>(members);
    unfinished = this.members.size();
  }

  /** Adds a link to each member; those that have fired report at once. */
  Deferred<R> join() {
    if (members.isEmpty()) {
      whole.accept(ofNone());
    }
    for (int i = 0; i < members.size(); i++) {
      whole.traceWith(Kind.GATHERS, members.get(i));
      members.get(i).add(new Member(this, i));
    }
    return whole;
  }

  /** Returns what a joint of no members fires with. */
  abstract Object ofNone();

  /** Notes how a member ended and returns what that makes the whole fire with, or OPEN. */
  abstract Object ended(int index, @Nullable Object outcome);

  /** Returns whether a member is left with null after {@code outcome}. */
  abstract boolean takes(@Nullable Object outcome);

  @Override
  public List<? extends Deferred<?>> others() {
    return members;
  }

  private static final class Member extends Link {
    private final Joint<?> joint;
    private final int index;

    Member(Joint<?> joint, int index) {
      this.joint = joint;
      this.index = index;
    }

    @Override
    String role() {
      return "member";
    }

    @Override
    Chain target() {
      return joint.whole;
    }

    @Override
    @Nullable Chain pass(Chain chain) {
      Object outcome = chain.result();
      if (joint.takes(outcome)) {
        chain.takeResult();
      }
      joint.unfinished--;
      Object decided = joint.whole.called() ? OPEN : joint.ended(index, outcome);
      return decided == OPEN ? null : chain.relay(joint.whole, decided);
    }
  }

  /** What lists have in common: options, and that a cancel after the fire does nothing. */
  private abstract static class Listing<E extends @Nullable Object, R> extends Joint<R> {
    private final List<ListOption> options;

    /** What the members ended with, in their order. */
    final @Nullable Object[] elements;

    Listing(Collection<? extends Deferred<?>> members, ListOption... options) {
      super(members);
      this.options = List.of(options);
      elements = new Object[unfinished];
      whole.endCancelWithFire();
    }

    List<E> elements() {
      return Results.as(Collections.unmodifiableList(Arrays.asList(elements)));
    }

    @Override
    Object ofNone() {
      return elements();
    }

    boolean failsWithFirst() {
      return options.contains(ListOption.FIRE_ON_ONE_ERRBACK);
    }

    @Override
    boolean takes(@Nullable Object outcome) {
      return outcome instanceof Failure && options.contains(ListOption.CONSUME_ERRORS);
    }
  }

  /** Fires with the members' values, or with the first failure. */
  static final class Gathering<T extends @Nullable Object> extends Listing<T, List<T>> {
    Gathering(Collection<? extends Deferred<? extends T>> members, ListOption... options) {
      super(members, options);
    }

    @Override
    Object ended(int index, @Nullable Object outcome) {
      if (outcome instanceof Failure failure) {
        return new Failure(new FirstError(failure, index));
      }
      elements[index] = outcome;
      return unfinished == 0 ? elements() : OPEN;
    }
  }

  /** Fires with the members' outcomes. */
  static final class Outcomes<T extends @Nullable Object>
      extends Listing<Outcome<T>, List<Outcome<T>>> {
    Outcomes(Collection<? extends Deferred<? extends T>> members, ListOption... options) {
      super(members, options);
    }

    @Override
    Object ended(int index, @Nullable Object outcome) {
      elements[index] = Results.outcome(outcome);
      if (outcome instanceof Failure failure && failsWithFirst()) {
        return new Failure(new FirstError(failure, index));
      }
      return unfinished == 0 ? elements() : OPEN;
    }
  }

  /** Fires with the first value, or with all outcomes if none is one. */
  static final class FirstValue<T extends @Nullable Object> extends Listing<Outcome<T>, First<T>> {
    FirstValue(Collection<? extends Deferred<? extends T>> members, ListOption... options) {
      super(members, options);
    }

    @Override
    Object ofNone() {
      return new First.NoWinner<>(elements());
    }

    @Override
    Object ended(int index, @Nullable Object outcome) {
      if (!(outcome instanceof Failure failure)) {
        return new First.Winner<T>(index, Results.as(outcome));
      }
      elements[index] = Results.outcome(outcome);
      if (failsWithFirst()) {
        return new Failure(new FirstError(failure, index));
      }
      return unfinished == 0 ? ofNone() : OPEN;
    }
  }

  /** Fires with the first value and cancels the others, or fails with all failures. */
  static final class Race<T extends @Nullable Object> extends Joint<First.Winner<T>> {
    private final @Nullable Object[] failures;
    private boolean won;

    Race(Collection<? extends Deferred<? extends T>> members) {
      super(members);
      failures = new Object[unfinished];
    }

    @Override
    Object ofNone() {
      throw new IllegalArgumentException("a race of no Deferreds would never end; give it one");
    }

    @Override
    Object ended(int index, @Nullable Object outcome) {
      if (outcome instanceof Failure) {
        failures[index] = outcome;
        return unfinished == 0 && !won
            ? new Failure(new FailureGroup(Results.as(Arrays.asList(failures))))
            : OPEN;
      }
      if (won) {
        return OPEN;
      }
      won = true;
      // The winner's chain may have more to wait for, so it is spared.
      List<Deferred<?>> losers = new ArrayList<>(others());
      losers.remove(index);
      Cancellation.ofAll(losers);
      return new First.Winner<T>(index, Results.as(outcome));
    }

    @Override
    boolean takes(@Nullable Object outcome) {
      return true;
    }
  }
}
