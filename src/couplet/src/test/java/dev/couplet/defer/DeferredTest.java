// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import static dev.couplet.defer.Deferreds.fail;
import static dev.couplet.defer.Deferreds.succeed;
import static dev.couplet.defer.Fired.exceptionOf;
import static dev.couplet.defer.Fired.outcomeOf;
import static dev.couplet.defer.Fired.valueOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeferredTest {
  private final List<Object> seen = new ArrayList<>();
  private final IOException gone = new IOException("gone");

  @AfterEach
  void forgetFailures() {
    Fired.forgetFailures();
  }

  @Nested
  class Firing {
    @Test
    void runsTheCallbacksInTheOrderTheyWereAdded() {
      Deferred<String> d = new Deferred<>();
      d.addCallback(s -> s + "b").addCallback(s -> s + "c").addCallbackVoid(seen::add);

      d.callback("a");

      assertThat(seen).containsExactly("abc");
    }

    @Test
    void passesFailuresToErrbacksOnly() {
      Deferred<String> d = new Deferred<>();
      d.addCallback(s -> seen.add(s)).addErrbackVoid(f -> seen.add(f.exception()));

      d.errback(gone);

      assertThat(seen).containsExactly(gone);
    }

    static Stream<Consumer<Deferred<String>>> fires() {
      return Stream.of(d -> d.callback("again"), d -> d.errback(new IOException("again")));
    }

    @ParameterizedTest
    @MethodSource("fires")
    void isRefusedTheSecondTimeAfterAValue(Consumer<Deferred<String>> fire) {
      Deferred<String> d = succeed("ok");

      assertThatExceptionOfType(AlreadyCalledError.class)
          .isThrownBy(() -> fire.accept(d))
          .withMessage("Deferred already fired with Success[ok]; fire it once, or create another");
    }

    @ParameterizedTest
    @MethodSource("fires")
    void isRefusedTheSecondTimeAfterAFailure(Consumer<Deferred<String>> fire) {
      Deferred<String> d = fail(gone);

      assertThatExceptionOfType(AlreadyCalledError.class)
          .isThrownBy(() -> fire.accept(d))
          .withMessageContaining("Failure[java.io.IOException: gone]");
      d.addErrbackVoid(f -> {});
    }

    @Test
    void fromItsOwnCallbackIsAFailureOnTheChain() {
      Deferred<String> d = new Deferred<>();
      d.addCallbackVoid(s -> d.callback("again"));

      d.callback("once");

      assertThat(exceptionOf(d)).isInstanceOf(AlreadyCalledError.class);
    }

    @Test
    void withAFailureAsTheValueActsAsErrback() {
      Deferred<Object> d = new Deferred<>();

      d.callback(new Failure(gone));

      assertThat(exceptionOf(d)).isSameAs(gone);
    }

    @Test
    void withADeferredIsRefused() {
      Deferred<Object> d = new Deferred<>();

      assertThatIllegalArgumentException()
          .isThrownBy(() -> d.callback(new Deferred<>()))
          .withMessage(
              "a Deferred can't fire with a Deferred: Deferred[not fired]; use its chainDeferred");
      assertThat(d.called()).isFalse();
    }

    @Test
    void withAnExceptionAsTheValueGoesToTheCallback() {
      Deferred<Exception> d = new Deferred<>();

      d.callback(gone);

      assertThat(valueOf(d)).isSameAs(gone);
    }
  }

  @Nested
  class APair {
    @Test
    void withoutAnErrbackPassesTheFailureThrough() {
      Deferred<Integer> d = Deferreds.<String>fail(gone).addCallback(String::length);

      assertThat(exceptionOf(d)).isSameAs(gone);
    }

    @Test
    void withoutACallbackPassesTheValueThrough() {
      assertThat(valueOf(succeed("ok").addErrback(f -> "recovered"))).isEqualTo("ok");
    }

    @Test
    void doesNotHandItsCallbacksExceptionToItsOwnErrback() {
      Deferred<String> d =
          succeed("ok")
              .<String>addCallbacks(
                  s -> {
                    throw gone;
                  },
                  f -> "own errback");

      assertThat(exceptionOf(d)).isSameAs(gone);
    }

    @Test
    void runsOneOfItsHalves() {
      succeed("ok").addCallbacks(s -> seen.add("callback"), f -> seen.add("errback"));

      assertThat(seen).containsExactly("callback");
    }

    @Test
    void isTheSameObjectUnderAnotherType() {
      Deferred<String> d = new Deferred<>();

      assertThat((Object) d.addCallback(String::length)).isSameAs(d);
    }
  }

  @Nested
  class WhenACallbackThrows {
    private final Deferred<String> d =
        succeed("ok")
            .addCallback(
                s -> {
                  throw gone;
                });

    @Test
    void theNextErrbackReceivesThatException() {
      d.addErrbackVoid(f -> seen.add(f.exception()));

      assertThat(seen).containsExactly(gone);
    }

    @Test
    void callbacksBeforeTheErrbackAreSkipped() {
      d.addCallback(s -> seen.add("skipped")).addErrbackVoid(f -> {});

      assertThat(seen).isEmpty();
    }

    @Test
    void whatTheErrbackReturnsGoesToTheNextCallback() {
      assertThat(valueOf(d.addErrback(f -> "recovered"))).isEqualTo("recovered");
    }

    @Test
    void anErrorIsCapturedToo() {
      Deferred<Object> failed =
          succeed("ok")
              .addCallback(
                  s -> {
                    throw new AssertionError("no");
                  });

      assertThat(exceptionOf(failed)).isInstanceOf(AssertionError.class);
    }
  }

  @Nested
  class WhenACallbackThrowsAVirtualMachineError {
    private final OutOfMemoryError full = new OutOfMemoryError("pretended");
    private final Deferred<String> d = new Deferred<>();

    @Test
    void itLeavesTheCallThatMadeTheChainRun() {
      d.addCallbackVoid(s -> throwFull());

      assertThatThrownBy(() -> d.callback("ok")).isSameAs(full);
      d.addErrbackVoid(f -> {});
    }

    @Test
    void theChainIsNotStuck() {
      d.addCallbackVoid(s -> throwFull());
      assertThatThrownBy(() -> d.callback("ok")).isSameAs(full);

      d.addErrbackVoid(f -> seen.add(f.exception()));

      assertThat(seen).containsExactly(full);
    }

    @Test
    void theChainThatFiredThisOneIsNotStuckEither() {
      Deferred<String> source = new Deferred<>();
      source.chainDeferred(d).addCallbackVoid(seen::add);
      d.addCallbackVoid(s -> throwFull());
      assertThatThrownBy(() -> source.callback("ok")).isSameAs(full);

      source.addCallback(s -> "added later").addCallbackVoid(seen::add);

      assertThat(seen).containsExactly(null, "added later");
      d.addErrbackVoid(f -> {});
    }

    private void throwFull() {
      throw full;
    }
  }

  @Nested
  class WhenAnErrbackReturns {
    @Test
    void theFailureItFailsOn() {
      Deferred<Object> d = Deferreds.<Object>fail(gone).addErrback(f -> f);

      assertThat(exceptionOf(d)).isSameAs(gone);
    }

    @Test
    void anExceptionThatIsAValue() {
      Deferred<Object> d = Deferreds.<Object>fail(gone).addErrback(Failure::exception);

      assertThat(valueOf(d)).isSameAs(gone);
    }

    @Test
    void nothingTheNextValueIsNull() {
      assertThat(valueOf(Deferreds.<String>fail(gone).addErrbackVoid(f -> {}))).isNull();
    }
  }

  @Nested
  class AddBoth {
    @Test
    void getsTheValue() {
      succeed("ok").addBothVoid(seen::add);

      assertThat(seen).containsExactly(new Outcome.Success<>("ok"));
    }

    @Test
    void getsTheFailure() {
      Failure failure = new Failure(gone);
      fail(failure).addBothVoid(seen::add);

      assertThat(seen).containsExactly(new Outcome.Failed<>(failure));
    }

    @Test
    void passesEitherOnByGet() {
      Deferred<String> passed = succeed("ok").addBoth(Outcome::get);

      assertThat(valueOf(passed)).isEqualTo("ok");
      assertThat(exceptionOf(fail(gone).addBoth(Outcome::get))).isSameAs(gone);
    }

    @Test
    void waitsForTheDeferredItReturns() {
      Deferred<String> inner = new Deferred<>();
      Deferred<String> d = fail(gone).addBothDeferred(outcome -> inner);

      inner.callback("inner");

      assertThat(valueOf(d)).isEqualTo("inner");
    }
  }

  @Nested
  class Adding {
    @Test
    void afterTheFireRunsAtOnce() {
      Deferred<String> d = succeed("ok");

      d.addCallbackVoid(seen::add);

      assertThat(seen).containsExactly("ok");
    }

    @Test
    void fromARunningCallbackRunsAfterIt() {
      Deferred<String> d = new Deferred<>();
      d.addCallback(
          s -> {
            d.addCallbackVoid(t -> seen.add("added within: " + t));
            seen.add("returns");
            return "next";
          });

      d.callback("ok");

      assertThat(seen).containsExactly("returns", "added within: next");
    }

    @Test
    void throughAStaleHandleFailsIfTheTypesDiffer() {
      Deferred<String> stale = succeed("ok");
      stale.addCallback(String::length);

      Deferred<String> d = stale.addCallback(s -> s.concat("!"));

      assertThat(exceptionOf(d)).isInstanceOf(ClassCastException.class);
    }
  }

  @Nested
  class WhenACallbackReturnsADeferred {
    private final Deferred<String> inner = new Deferred<>();
    private final Deferred<String> outer =
        Deferreds.succeed("outer").addCallbackDeferred(s -> inner);

    @Test
    void theChainWaitsForIt() {
      outer.addCallbackVoid(seen::add);

      assertThat(seen).isEmpty();
    }

    @Test
    void theChainGoesOnWithItsValue() {
      inner.callback("inner");

      assertThat(valueOf(outer)).isEqualTo("inner");
    }

    @Test
    void theChainGoesOnWithItsFailure() {
      inner.errback(gone);

      assertThat(exceptionOf(outer)).isSameAs(gone);
    }

    @Test
    void itIsLeftWithNull() {
      inner.callback("inner");

      assertThat(valueOf(inner)).isNull();
    }

    @Test
    void itIsLeftWithNullAfterAFailureToo() {
      inner.errback(gone);

      assertThat(valueOf(inner)).isNull();
      outer.addErrbackVoid(f -> {});
    }

    @Test
    void itsOwnEarlierCallbacksRunFirst() {
      Deferred<String> busy = new Deferred<>();
      Deferred<String> changed = busy.addCallback(s -> s + " changed");
      Deferred<String> waiting = succeed("outer").addCallbackDeferred(s -> changed);

      busy.callback("inner");

      assertThat(valueOf(waiting)).isEqualTo("inner changed");
    }

    @Test
    void aFiredOneIsTakenAtOnce() {
      Deferred<String> d = succeed("a").addCallbackDeferred(s -> succeed(s + "b"));

      assertThat(valueOf(d)).isEqualTo("ab");
    }

    @Test
    void waitsAreTransitive() {
      Deferred<String> innermost = new Deferred<>();
      outer.addCallbackVoid(seen::add);
      inner.callback("inner");
      Deferred<String> third =
          succeed("x").addCallbackDeferred(s -> succeed("y").addCallbackDeferred(t -> innermost));

      innermost.callback("innermost");

      assertThat(valueOf(third)).isEqualTo("innermost");
    }

    @Test
    void whoeverWaitsSecondGetsNull() {
      Deferred<String> second = succeed("second").addCallbackDeferred(s -> inner);

      inner.callback("inner");

      assertThat(valueOf(outer)).isEqualTo("inner");
      assertThat(valueOf(second)).isNull();
    }

    @Test
    void itIsRecognisedWhicheverAddWasUsed() {
      Deferred<?> d = succeed("a").addCallback(s -> succeed("b"));

      assertThat(valueOf(d)).isEqualTo("b");
    }

    @Test
    void aPausedOneIsWaitedFor() {
      Deferred<String> paused = succeed("paused");
      paused.pause();
      Deferred<String> d = succeed("a").addCallbackDeferred(s -> paused);
      assertThat(d).hasToString("Deferred[waiting on Deferred[paused, fired with paused]]");

      paused.unpause();

      assertThat(valueOf(d)).isEqualTo("paused");
    }
  }

  /** Twisted takes a stale value in these, and then one failure may go two ways. */
  @Nested
  class WhenTheReturnedDeferredIsBusy {
    @Test
    void itsRunningCallbackIsWaitedFor() {
      Deferred<String> busy = new Deferred<>();
      Deferred<String> trigger = new Deferred<>();
      trigger.addCallbackDeferred(s -> busy).addCallbackVoid(seen::add);
      busy.addCallback(
          s -> {
            trigger.callback("go");
            return "new";
          });

      busy.callback("stale");

      assertThat(seen).containsExactly("new");
    }

    @Test
    void itsQueuedCallbacksAreWaitedFor() {
      Deferred<String> busy = new Deferred<>();
      Deferred<String> first = succeed("first").addCallbackDeferred(s -> busy);
      busy.addCallback(s -> "queued");
      first.addCallbackDeferred(s -> busy).addCallbackVoid(seen::add);

      busy.callback("stale");

      assertThat(seen).containsExactly("queued");
    }

    @Test
    void itsFailureGoesOneWay() {
      Deferred<String> busy = new Deferred<>();
      Deferred<String> trigger = new Deferred<>();
      trigger.addCallbackDeferred(s -> busy).addErrbackVoid(f -> seen.add("trigger"));
      busy.addErrback(
          f -> {
            trigger.callback("go");
            return f.raise();
          });

      busy.errback(gone);
      busy.addErrbackVoid(f -> seen.add("busy"));

      assertThat(seen).containsExactly("trigger");
    }
  }

  @Nested
  class Pausing {
    private final Deferred<String> d = new Deferred<>();

    @Test
    void stopsTheChain() {
      d.addCallbackVoid(seen::add);
      d.pause();

      d.callback("ok");

      assertThat(seen).isEmpty();
    }

    @Test
    void countsUpAndDown() {
      d.addCallbackVoid(seen::add);
      d.pause();
      d.pause();
      d.callback("ok");

      d.unpause();
      assertThat(seen).isEmpty();
      d.unpause();
      assertThat(seen).containsExactly("ok");
    }

    @Test
    void inACallbackStopsBeforeTheNext() {
      d.addCallbackVoid(s -> d.pause()).addCallbackVoid(s -> seen.add("next"));
      d.callback("ok");
      assertThat(seen).isEmpty();

      d.unpause();

      assertThat(seen).containsExactly("next");
    }

    @Test
    void ofAChainThatWaitsHoldsItWhenTheOtherHasFired() {
      Deferred<String> inner = new Deferred<>();
      d.addCallbackDeferred(s -> inner).addCallbackVoid(seen::add);
      d.callback("ok");
      d.pause();
      inner.callback("inner");
      assertThat(seen).isEmpty();

      d.unpause();

      assertThat(seen).containsExactly("inner");
    }

    @Test
    void doesNotKeepTheAwaitedChainFromGoingOn() {
      Deferred<String> inner = new Deferred<>();
      d.addCallbackDeferred(s -> inner);
      d.callback("ok");
      d.pause();
      inner.addCallbackVoid(s -> seen.add("inner goes on with " + s));

      inner.callback("inner");

      assertThat(seen).containsExactly("inner goes on with null");
    }

    @Test
    void isNotTakenBackMoreOftenThanDone() {
      assertThatIllegalStateException()
          .isThrownBy(d::unpause)
          .withMessage("unpause without a pause: Deferred[not fired]");
    }

    @Test
    void isNotTakenBackByUnpausingAChainThatWaits() {
      Deferred<String> waiting = succeed("a").addCallbackDeferred(s -> new Deferred<String>());

      assertThatIllegalStateException().isThrownBy(waiting::unpause);
    }
  }

  @Nested
  class ChainDeferred {
    private final Deferred<String> source = new Deferred<>();
    private final Deferred<String> target = new Deferred<>();

    @Test
    void firesTheTargetWithTheValue() {
      source.chainDeferred(target);

      source.callback("ok");

      assertThat(valueOf(target)).isEqualTo("ok");
    }

    @Test
    void firesTheTargetWithTheFailure() {
      source.chainDeferred(target);

      source.errback(gone);

      assertThat(exceptionOf(target)).isSameAs(gone);
    }

    @Test
    void leavesTheSourceWithNull() {
      Deferred<Void> after = source.chainDeferred(target);

      source.callback("ok");

      assertThat(valueOf(after)).isNull();
    }

    @Test
    void runsTheTargetBeforeTheSourceGoesOn() {
      source.chainDeferred(target).addCallbackVoid(s -> seen.add("source"));
      target.addCallbackVoid(s -> seen.add("target"));

      source.callback("ok");

      assertThat(seen).containsExactly("target", "source");
    }

    @Test
    void toAFiredTargetIsAFailureOfTheSource() {
      target.callback("before");
      Deferred<Void> after = source.chainDeferred(target);

      source.callback("ok");

      assertThat(exceptionOf(after)).isInstanceOf(AlreadyCalledError.class);
    }

    @Test
    void isOneWay() {
      source.chainDeferred(target);

      target.cancel();

      assertThat(source.called()).isFalse();
      target.addErrbackVoid(f -> {});
    }

    @Test
    void whatTheTargetAddsToTheSourceRunsAfterwards() {
      source.chainDeferred(target).addCallbackVoid(s -> seen.add("source"));
      target.addCallbackVoid(
          s -> {
            source.addCallbackVoid(t -> seen.add("added"));
            seen.add("target");
          });

      source.callback("ok");

      assertThat(seen).containsExactly("target", "source", "added");
    }
  }

  @Nested
  class AChainThatWouldWaitForItself {
    @Test
    void failsIfACallbackReturnsItsOwnDeferred() {
      Deferred<String> d = new Deferred<>();
      Deferred<String> itself = d.addCallbackDeferred(s -> d);

      d.callback("ok");

      assertThat(exceptionOf(itself))
          .isInstanceOf(CircularWaitError.class)
          .hasMessage(
              "a callback of #1 returned that same Deferred, which would wait for itself;"
                  + " return a value, or another Deferred");
    }

    @Test
    void failsIfTwoWaitForEachOther() {
      Deferred<String> a = new Deferred<>();
      Deferred<String> b = new Deferred<>();
      a.addCallbackDeferred(s -> b);
      b.addCallbackDeferred(s -> a).addErrbackVoid(f -> seen.add(f.exception().getMessage()));

      a.callback("a");
      b.callback("b");

      assertThat(seen)
          .containsExactly(
              "a callback of #1 returned #2, which waits for #1: none of them could go on");
    }

    @Test
    void saysWhichWaitForWhich() {
      Deferred<String> a = new Deferred<>();
      Deferred<String> b = new Deferred<>();
      Deferred<String> c = new Deferred<>();
      b.addCallbackDeferred(s -> c);
      c.addCallbackDeferred(s -> a);
      a.addCallbackDeferred(s -> b).addErrbackVoid(f -> seen.add(f.exception().getMessage()));
      b.callback("b");
      c.callback("c");

      a.callback("a");

      assertThat(seen)
          .containsExactly(
              "a callback of #1 returned #2, which waits for #3, which waits for #1:"
                  + " none of them could go on");
    }

    @Test
    void failsThoseThatWaitForIt() {
      Deferred<String> a = new Deferred<>();
      Deferred<String> b = new Deferred<>();
      Deferred<String> waiting = a.addCallbackDeferred(s -> b);
      b.addCallbackDeferred(s -> a);
      a.callback("a");

      b.callback("b");

      assertThat(exceptionOf(waiting)).isInstanceOf(CircularWaitError.class);
    }

    @Test
    void isNotSuspectedWhereAChainDeferredJoinsThem() {
      Deferred<String> a = new Deferred<>();
      Deferred<String> b = new Deferred<>();
      b.chainDeferred(a).addErrback(f -> null);
      Deferred<String> waiting = a.addCallbackDeferred(s -> b).addCallback(s -> "came through");

      a.callback("overtakes");
      b.callback("late");

      assertThat(valueOf(waiting)).isEqualTo("came through");
    }
  }

  @Nested
  class ItsText {
    @Test
    void tellsThatItIsNotFired() {
      Deferred<String> d = new Deferred<>();
      d.addCallback(s -> s).addCallback(s -> s);

      assertThat(d).hasToString("Deferred[not fired, 2 callbacks]");
    }

    @Test
    void tellsWhatItFiredWith() {
      assertThat(succeed("ok")).hasToString("Deferred[fired with ok]");
    }

    @Test
    void tellsThatNobodyHasHandledItsFailure() {
      Deferred<String> d = fail(gone);

      assertThat(d)
          .hasToString("Deferred[failed, nobody has handled it: java.io.IOException: gone]");
      d.addErrbackVoid(f -> {});
    }

    @Test
    void tellsWhatItWaitsOnAndHowMuchIsLeft() {
      Deferred<String> inner = new Deferred<>();
      Deferred<String> d = succeed("a").addCallbackDeferred(s -> inner);
      d.addCallback(s -> s).addCallback(s -> s);

      assertThat(d).hasToString("Deferred[waiting on Deferred[not fired], 2 callbacks left]");
    }

    @Test
    void tellsOneLevelOfWaitsOnly() {
      Deferred<String> inner = succeed("b").addCallbackDeferred(s -> new Deferred<String>());
      Deferred<String> d = succeed("a").addCallbackDeferred(s -> inner);

      assertThat(d).hasToString("Deferred[waiting on Deferred[waiting on another]]");
    }

    @Test
    void tellsThatItIsPaused() {
      Deferred<String> d = succeed("ok");
      d.pause();
      d.addCallback(s -> s);

      assertThat(d).hasToString("Deferred[paused, fired with ok, 1 callback left]");
    }

    @Test
    void tellsThatACallbackIsRunning() {
      Deferred<String> d = new Deferred<>();
      d.addCallbackVoid(s -> seen.add(d.toString())).addCallback(s -> s);

      d.callback("ok");

      assertThat(seen).containsExactly("Deferred[running a callback, 1 callback left]");
    }
  }

  /**
   * No assertion on values here: that these compile without a cast or a type named is the point.
   */
  @Nested
  class Types {
    @Test
    void areInferredAlongAChain() {
      Deferred<String> d = new Deferred<>();
      Deferred<Void> end =
          d.addCallback(String::length)
              .addCallback(n -> n * 2.0)
              .addCallbackDeferred(x -> x > 2 ? succeed(List.of(x)) : fail(gone))
              .addErrback(f -> List.of())
              .addErrbackDeferred(f -> succeed(List.of(1.0)))
              .addBoth(outcome -> outcome.get().size())
              .addCallbacks(n -> "size " + n, f -> "failed: " + f)
              .addBoth(Outcome::get)
              .addCallbackVoid(s -> seen.add(s))
              .addErrbackVoid(f -> seen.add(f));

      d.callback("four");

      assertThat(seen).containsExactly("size 1");
      assertThat(outcomeOf(end).succeeded()).isTrue();
    }

    @Test
    void letCallbacksThrowCheckedExceptions() {
      Deferred<String> d = succeed("ok").addCallback(this::failing);

      assertThat(exceptionOf(d)).isSameAs(gone);
    }

    private String failing(String input) throws IOException {
      throw gone;
    }
  }
}
