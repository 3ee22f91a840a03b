// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import static dev.couplet.defer.Deferreds.fail;
import static dev.couplet.defer.Deferreds.gather;
import static dev.couplet.defer.Deferreds.list;
import static dev.couplet.defer.Deferreds.race;
import static dev.couplet.defer.Deferreds.succeed;
import static dev.couplet.defer.Fired.exceptionOf;
import static dev.couplet.defer.Fired.valueOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeferredsTest {
  private final IOException gone = new IOException("gone");
  private final Failure failure = new Failure(gone);
  private final Deferred<String> a = new Deferred<>();
  private final Deferred<String> b = new Deferred<>();

  @AfterEach
  void forgetFailures() {
    Fired.forgetFailures();
  }

  @Nested
  class AList {
    @Test
    void firesWithTheOutcomesInTheOrderOfItsMembers() {
      Deferred<List<Outcome<String>>> list = list(List.of(a, b), ListOption.CONSUME_ERRORS);

      b.errback(failure);
      a.callback("a");

      assertThat(valueOf(list))
          .containsExactly(new Outcome.Success<>("a"), new Outcome.Failed<>(failure));
    }

    @Test
    void ofNoneFiresAtOnce() {
      assertThat(valueOf(list(List.<Deferred<String>>of()))).isEmpty();
    }

    @Test
    void leavesFailuresToTheMembers() {
      Deferred<List<Outcome<String>>> list = list(List.of(a));

      a.errback(failure);

      assertThat(list.called()).isTrue();
      assertThat(exceptionOf(a)).isSameAs(gone);
    }

    @Test
    void consumesThemIfAskedTo() {
      list(List.of(a), ListOption.CONSUME_ERRORS);

      a.errback(failure);

      assertThat(valueOf(a)).isNull();
    }

    @Test
    void leavesValuesToTheMembers() {
      list(List.of(a), ListOption.CONSUME_ERRORS);

      a.callback("a");

      assertThat(valueOf(a)).isEqualTo("a");
    }

    @Test
    void failsOnTheFirstErrorIfAskedTo() {
      Deferred<List<Outcome<String>>> list =
          list(List.of(a, b), ListOption.FIRE_ON_ONE_ERRBACK, ListOption.CONSUME_ERRORS);

      b.errback(failure);

      assertThat(exceptionOf(list))
          .isInstanceOfSatisfying(
              FirstError.class,
              first -> {
                assertThat(first.index()).isEqualTo(1);
                assertThat(first.failure()).isSameAs(failure);
              })
          .hasMessage("member 1 failed: java.io.IOException: gone");
    }
  }

  @Nested
  class TheFirstOf {
    @Test
    void firesWithTheFirstValueAndItsPlace() {
      Deferred<First<String>> first = Deferreds.firstOf(List.of(a, b));

      b.callback("b");

      assertThat(valueOf(first)).isEqualTo(new First.Winner<>(1, "b"));
    }

    @Test
    void leavesTheOthersAlone() {
      Deferreds.firstOf(List.of(a, b));

      b.callback("b");

      assertThat(a.called()).isFalse();
    }

    @Test
    void takesNoHarmFromAFailureThatComesLate() {
      Deferred<First<String>> first = Deferreds.firstOf(List.of(a, b), ListOption.CONSUME_ERRORS);
      b.callback("b");

      a.errback(failure);

      assertThat(valueOf(a)).isNull();
      assertThat(valueOf(first)).isEqualTo(new First.Winner<>(1, "b"));
    }

    @Test
    void firesWithAllOutcomesIfAllFail() {
      Deferred<First<String>> first = Deferreds.firstOf(List.of(a), ListOption.CONSUME_ERRORS);

      a.errback(failure);

      assertThat(valueOf(first))
          .isEqualTo(new First.NoWinner<>(List.of(new Outcome.Failed<String>(failure))));
    }

    @Test
    void ofNoneFiresAtOnce() {
      Deferred<First<String>> first = Deferreds.firstOf(List.<Deferred<String>>of());

      assertThat(valueOf(first)).isEqualTo(new First.NoWinner<>(List.of()));
    }
  }

  @Nested
  class AGathering {
    @Test
    void firesWithTheValuesInTheOrderOfItsMembers() {
      Deferred<List<String>> all = gather(a, b);

      b.callback("b");
      a.callback("a");

      assertThat(valueOf(all)).containsExactly("a", "b");
    }

    @Test
    void mayHoldNull() {
      assertThat(valueOf(gather(succeed((String) null)))).containsExactly((String) null);
    }

    @Test
    void failsOnTheFirstError() {
      Deferred<List<String>> all = gather(List.of(a, b), ListOption.CONSUME_ERRORS);

      b.errback(failure);

      assertThat(exceptionOf(all)).isInstanceOf(FirstError.class).hasCause(gone);
    }

    @Test
    void ofNoneFiresAtOnce() {
      Deferred<List<String>> all = gather();

      assertThat(valueOf(all)).isEmpty();
    }

    @Test
    void ofSubtypesIsOfTheirCommonType() {
      Deferred<List<Number>> numbers = gather(succeed(1), succeed(2.5));

      assertThat(valueOf(numbers)).containsExactly(1, 2.5);
    }
  }

  @Nested
  class ARace {
    @Test
    void isWonByTheFirstValue() {
      Deferred<First.Winner<String>> race = race(a, b);

      b.callback("b");

      assertThat(valueOf(race)).isEqualTo(new First.Winner<>(1, "b"));
    }

    @Test
    void cancelsTheLosers() {
      race(a, b);

      b.callback("b");

      assertThat(a.called()).isTrue();
    }

    @Test
    void takesTheResultsOfAll() {
      race(a, b);

      b.callback("b");

      assertThat(valueOf(a)).isNull();
      assertThat(valueOf(b)).isNull();
    }

    @Test
    void isNotLostByAFailure() {
      Deferred<First.Winner<String>> race = race(a, b);

      a.errback(failure);
      b.callback("b");

      assertThat(valueOf(race)).isEqualTo(new First.Winner<>(1, "b"));
    }

    @Test
    void failsWithAllFailuresIfAllFail() {
      Deferred<First.Winner<String>> race = race(a, b);
      Failure other = new Failure(new IOException("other"));

      b.errback(other);
      a.errback(failure);

      assertThat(exceptionOf(race))
          .isInstanceOfSatisfying(
              FailureGroup.class,
              group -> assertThat(group.failures()).containsExactly(failure, other))
          .hasMessage("all 2 failed: java.io.IOException: gone; java.io.IOException: other");
    }

    @Test
    void ofNoneIsRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> race(List.<Deferred<String>>of()))
          .withMessage("a race of no Deferreds would never end; give it one");
    }
  }

  @Nested
  class MaybeDeferred {
    @Test
    void returnsTheDeferredThatTheCallReturned() {
      assertThat((Object) Deferreds.maybeDeferred(() -> a)).isSameAs(a);
    }

    @Test
    void turnsAnExceptionIntoAFailure() {
      Deferred<String> d = Deferreds.maybeDeferred(this::failing);

      assertThat(exceptionOf(d)).isSameAs(gone);
    }

    private Deferred<String> failing() throws IOException {
      throw gone;
    }
  }

  @Nested
  class Execute {
    @Test
    void firesWithWhatTheCallReturned() {
      assertThat(valueOf(Deferreds.execute(() -> "ok").addCallback(String::length))).isEqualTo(2);
    }

    @Test
    void failsWithWhatItThrew() {
      Deferred<Object> d =
          Deferreds.execute(
              () -> {
                throw gone;
              });

      assertThat(exceptionOf(d)).isSameAs(gone);
    }
  }

  @Nested
  class AFailure {
    @Test
    void trapReturnsTheTypeThatMatched() throws Exception {
      assertThat((Object) failure.trap(IllegalStateException.class, IOException.class))
          .isEqualTo(IOException.class);
    }

    @Test
    void trapMatchesSubtypes() throws Exception {
      assertThat((Object) failure.trap(Exception.class)).isEqualTo(Exception.class);
    }

    @Test
    void trapRaisesTheSameExceptionIfNoneMatches() {
      Deferred<Object> d =
          fail(failure).addErrback(f -> f.trap(IllegalStateException.class).getName());

      assertThat(exceptionOf(d)).isSameAs(gone);
    }

    @Test
    void raisesAnErrorAsItIs() {
      AssertionError error = new AssertionError("no");

      assertThatThrownBy(() -> new Failure(error).raise()).isSameAs(error);
    }

    @Test
    void checkReturnsNullIfNoneMatches() {
      assertThat((Object) failure.check(IllegalStateException.class)).isNull();
    }

    @Test
    void keepsTheStackOfItsException() {
      assertThat(failure.exception().getStackTrace()[0].getClassName())
          .startsWith(DeferredsTest.class.getName());
    }
  }
}
