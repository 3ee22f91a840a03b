// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import static dev.couplet.defer.Deferreds.succeed;
import static dev.couplet.defer.Fired.exceptionOf;
import static dev.couplet.defer.Fired.valueOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.clock.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CancellationTest {
  private final List<Object> seen = new ArrayList<>();

  @AfterEach
  void forgetFailures() {
    Fired.forgetFailures();
  }

  @Nested
  class WithoutACanceller {
    private final Deferred<String> d = new Deferred<>();

    @Test
    void itFiresWithCancelledError() {
      d.cancel();

      assertThat(exceptionOf(d)).isInstanceOf(CancelledError.class);
    }

    @Test
    void oneLateFireIsSwallowed() {
      d.addErrback(f -> "cancelled");
      d.cancel();

      d.callback("late");

      assertThat(valueOf(d)).isEqualTo("cancelled");
    }

    @Test
    void aSecondLateFireIsRefused() {
      d.addErrback(f -> "cancelled");
      d.cancel();
      d.callback("late");

      assertThatExceptionOfType(AlreadyCalledError.class).isThrownBy(() -> d.callback("later"));
    }

    @Test
    void aSecondCancelDoesNothing() {
      d.addErrback(f -> "cancelled");
      d.cancel();
      d.cancel();

      assertThat(valueOf(d)).isEqualTo("cancelled");
    }
  }

  @Nested
  class WithACanceller {
    @Test
    void itGetsTheDeferred() {
      Deferred<String> d = new Deferred<>(seen::add);

      d.cancel();

      assertThat(seen).hasSize(1).first().isSameAs(d);
      d.addErrbackVoid(f -> {});
    }

    @Test
    void whatItFiresIsKept() {
      Deferred<String> d = new Deferred<>(deferred -> deferred.callback("what there is"));

      d.cancel();

      assertThat(valueOf(d)).isEqualTo("what there is");
    }

    @Test
    void theDeferredFiresWithCancelledErrorIfItDidNot() {
      Deferred<String> d = new Deferred<>(deferred -> {});

      d.cancel();

      assertThat(exceptionOf(d)).isInstanceOf(CancelledError.class);
    }

    @Test
    void lateFiresAreRefused() {
      Deferred<String> d = new Deferred<>(deferred -> {});
      d.addErrbackVoid(f -> {});
      d.cancel();

      assertThatExceptionOfType(AlreadyCalledError.class).isThrownBy(() -> d.callback("late"));
    }

    @Test
    void itRunsOnceEvenIfItCancelsAgain() {
      Deferred<String> d =
          new Deferred<>(
              deferred -> {
                seen.add("cancelling");
                deferred.cancel();
              });
      d.addErrbackVoid(f -> {});

      d.cancel();
      d.cancel();

      assertThat(seen).containsExactly("cancelling");
    }

    @Test
    void itDoesNotRunAfterTheFire() {
      Deferred<String> d = new Deferred<>(seen::add);
      d.callback("ok");

      d.cancel();

      assertThat(seen).isEmpty();
      assertThat(valueOf(d)).isEqualTo("ok");
    }

    @Test
    void whatItThrowsGoesToTheCallerOfCancel() {
      IllegalStateException broken = new IllegalStateException("broken");
      Deferred<String> d =
          new Deferred<>(
              deferred -> {
                throw broken;
              });

      assertThatThrownBy(d::cancel).isSameAs(broken);
      assertThat(d.called()).isFalse();
    }
  }

  @Nested
  class WhileTheChainWaits {
    @Test
    void theInnerDeferredIsCancelled() {
      Deferred<String> inner = new Deferred<>();
      Deferred<String> outer = succeed("a").addCallbackDeferred(s -> inner);

      outer.cancel();

      assertThat(inner.called()).isTrue();
      assertThat(exceptionOf(outer)).isInstanceOf(CancelledError.class);
    }

    @Test
    void theInnermostIsCancelledThroughMany() {
      Deferred<String> innermost = new Deferred<>(d -> d.callback("what there is"));
      Deferred<String> inner = succeed("b").addCallbackDeferred(s -> innermost);
      Deferred<String> outer = succeed("a").addCallbackDeferred(s -> inner);

      outer.cancel();

      assertThat(valueOf(outer)).isEqualTo("what there is");
    }
  }

  @Nested
  class ATimeLimit {
    private final VirtualClock clock = new VirtualClock();
    private final Deferred<String> d = new Deferred<>();
    private final Duration second = Duration.ofSeconds(1);

    @Test
    void cancelsWhenItIsOver() {
      d.addTimeout(second, clock);

      clock.advance(second);

      assertThat(exceptionOf(d))
          .isInstanceOf(TimeoutError.class)
          .hasMessage("no result within PT1S");
    }

    @Test
    void showsCancelledErrorToThoseAddedBefore() {
      d.addErrback(
              f -> {
                seen.add(f.exception().getClass());
                return f.raise();
              })
          .addTimeout(second, clock)
          .addErrbackVoid(f -> seen.add(f.exception().getClass()));

      clock.advance(second);

      assertThat(seen).containsExactly(CancelledError.class, TimeoutError.class);
    }

    @Test
    void doesNotRenameSomeoneElsesCancel() {
      d.addTimeout(second, clock);

      d.cancel();

      assertThat(exceptionOf(d)).isInstanceOf(CancelledError.class);
    }

    @Test
    void keepsWhatTheCancellerFires() {
      Deferred<String> partial = new Deferred<>(deferred -> deferred.callback("half"));
      partial.addTimeout(second, clock);

      clock.advance(second);

      assertThat(valueOf(partial)).isEqualTo("half");
    }

    @Test
    void keepsTheFailureThatTheCancellerFires() {
      IOException closed = new IOException("closed");
      Deferred<String> failing = new Deferred<>(deferred -> deferred.errback(closed));
      failing.addTimeout(second, clock);

      clock.advance(second);

      assertThat(exceptionOf(failing)).isSameAs(closed);
    }

    @Test
    void leavesNoTimerBehindOnceFired() {
      d.addTimeout(second, clock);

      d.callback("ok");

      assertThat(clock.delayedCalls()).isEmpty();
    }

    @Test
    void doesNotCoverWhatIsAddedAfterIt() {
      Deferred<String> slow = new Deferred<>();
      Deferred<String> waiting = d.addTimeout(second, clock).addCallbackDeferred(s -> slow);
      d.callback("in time");

      clock.advance(second.multipliedBy(2));

      assertThat(waiting).hasToString("Deferred[waiting on Deferred[not fired]]");
    }

    @Test
    void coversTheWaitBeforeIt() {
      Deferred<String> slow = new Deferred<>();
      Deferred<String> waiting = d.addCallbackDeferred(s -> slow).addTimeout(second, clock);
      d.callback("in time");

      clock.advance(second);

      assertThat(exceptionOf(waiting)).isInstanceOf(TimeoutError.class);
      assertThat(slow.called()).isTrue();
    }
  }

  @Nested
  class OfAJoint {
    private final Deferred<String> a = new Deferred<>();
    private final Deferred<String> b = new Deferred<>();

    @Test
    void cancelsTheMembersInOrder() {
      List<Deferred<String>> members =
          List.of(
              new Deferred<>(d -> seen.add("first")),
              new Deferred<>(d -> seen.add("second")),
              new Deferred<>(d -> seen.add("third")));

      Deferreds.list(members, ListOption.CONSUME_ERRORS).cancel();

      assertThat(seen).containsExactly("first", "second", "third");
    }

    @Test
    void reachesMembersOfMembers() {
      Deferred<?> gathered =
          Deferreds.list(
              List.of(
                  Deferreds.list(List.of(a), ListOption.CONSUME_ERRORS),
                  Deferreds.list(List.of(b), ListOption.CONSUME_ERRORS)));

      gathered.cancel();

      assertThat(a.called() && b.called()).isTrue();
    }

    @Test
    void doesNothingOnceItHasFired() {
      Deferred<List<Outcome<String>>> list =
          Deferreds.list(List.of(a, b), ListOption.FIRE_ON_ONE_ERRBACK, ListOption.CONSUME_ERRORS);
      a.errback(new IOException("gone"));
      list.addErrbackVoid(f -> {});

      list.cancel();

      assertThat(b.called()).isFalse();
    }

    @Test
    void undoesTheKnotOfAMemberThatWaitsForTheWhole() {
      List<Deferred<?>> whole = new ArrayList<>();
      Deferred<Object> member = new Deferred<>();
      member.addCallback(s -> whole.get(0));
      whole.add(Deferreds.list(List.of(member)));
      member.callback("go");

      member.cancel();

      assertThat(exceptionOf(member)).isInstanceOf(CancelledError.class);
    }

    @Test
    void isNotStoppedByACancellerThatThrows() {
      Deferred<String> broken =
          new Deferred<>(
              d -> {
                throw new IllegalStateException("broken");
              });

      try (var log = dev.couplet.trace.ErrorLog.record()) {
        assertThatNoException()
            .isThrownBy(
                () -> Deferreds.list(List.of(broken, a), ListOption.CONSUME_ERRORS).cancel());

        assertThat(log.drain()).extracting("error.message").containsExactly("broken");
      }
      assertThat(a.called()).isTrue();
    }

    @Test
    void ofARaceFailsItWithWhatTheContestantsFailWith() {
      Deferred<First.Winner<String>> race = Deferreds.race(a, b);

      race.cancel();

      assertThat(exceptionOf(race)).isInstanceOf(FailureGroup.class);
    }
  }
}
