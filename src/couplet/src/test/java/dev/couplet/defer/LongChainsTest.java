// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import static dev.couplet.defer.Deferreds.succeed;
import static dev.couplet.defer.Fired.exceptionOf;
import static dev.couplet.defer.Fired.valueOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A million of them on a default stack, and in linear time: a quadratic search would take hours.
 */
@Timeout(60)
class LongChainsTest {
  private static final int MILLION = 1_000_000;

  @AfterEach
  void forgetFailures() {
    Fired.forgetFailures();
  }

  /** The last is the one that fires last; until then each of the others waits for the next. */
  @Nested
  class EachReturningTheNext {
    private final List<Deferred<String>> chain = unfired();
    private final Deferred<String> first = chain.get(0);
    private final Deferred<String> end = chain.get(MILLION - 1);

    EachReturningTheNext() {
      for (int i = 0; i < MILLION - 1; i++) {
        Deferred<String> next = chain.get(i + 1);
        chain.get(i).addCallbackDeferred(s -> next);
      }
    }

    @Test
    void resolveIfBuiltFrontToBack() {
      buildFrontToBack();

      end.callback("through");

      assertThat(valueOf(first)).isEqualTo("through");
    }

    @Test
    void resolveIfBuiltBackToFront() {
      buildBackToFront();

      end.callback("through");

      assertThat(valueOf(first)).isEqualTo("through");
    }

    @Test
    void areCancelledFromTheFirst() {
      buildBackToFront();

      first.cancel();

      assertThat(exceptionOf(first)).isInstanceOf(CancelledError.class);
      assertThat(end.called()).isTrue();
    }

    @Test
    void resolveIfEachHasMoreToDo() {
      List<Integer> left = new ArrayList<>(MILLION);
      buildFrontToBack();
      chain.forEach(d -> d.addCallbackVoid(s -> left.add(1)));

      end.callback("through");

      assertThat(left).hasSize(MILLION);
    }

    @Test
    void areToldApartFromACircleBuiltFrontToBack() {
      Deferred<String> closing = end.addCallbackDeferred(s -> first);
      closing.addErrbackVoid(EachReturningTheNext::checkCircle);
      buildFrontToBack();

      end.callback("round");

      assertThat(valueOf(first)).isNull();
    }

    @Test
    void areToldApartFromACircleBuiltBackToFront() {
      Deferred<String> closing = end.addCallbackDeferred(s -> first);
      closing.addErrbackVoid(EachReturningTheNext::checkCircle);
      buildBackToFront();

      end.callback("round");

      assertThat(valueOf(first)).isNull();
    }

    private static void checkCircle(Failure failure) {
      assertThat(failure.exception())
          .isInstanceOf(CircularWaitError.class)
          .hasMessageEndingWith(
              "which waits for #8, which waits through 999,992 others for #1: none of them could go on");
    }

    private void buildFrontToBack() {
      chain.subList(0, MILLION - 1).forEach(d -> d.callback("go"));
    }

    private void buildBackToFront() {
      for (int i = MILLION - 2; i >= 0; i--) {
        chain.get(i).callback("go");
      }
    }
  }

  @Nested
  class EachFiringTheNextByChainDeferred {
    private final List<Deferred<String>> chain = unfired();
    private final Deferred<String> first = chain.get(0);
    private final Deferred<String> end = chain.get(MILLION - 1);

    EachFiringTheNextByChainDeferred() {
      for (int i = 0; i < MILLION - 1; i++) {
        chain.get(i).chainDeferred(chain.get(i + 1));
      }
    }

    @Test
    void resolve() {
      first.callback("through");

      assertThat(valueOf(end)).isEqualTo("through");
    }

    @Test
    void areCancelledFromTheFirst() {
      first.cancel();

      assertThat(exceptionOf(end)).isInstanceOf(CancelledError.class);
    }
  }

  @Nested
  class Others {
    @Test
    void aMillionCallbacksOnOne() {
      Deferred<Integer> d = new Deferred<>();
      for (int i = 0; i < MILLION; i++) {
        d.addCallback(n -> n + 1);
      }

      d.callback(0);

      assertThat(valueOf(d)).isEqualTo(MILLION);
    }

    @Test
    void listsOfListsOfLists() {
      Deferred<String> innermost = new Deferred<>();
      Deferred<?> list = innermost;
      for (int i = 0; i < 100_000; i++) {
        list = Deferreds.gather(List.of(list));
      }

      innermost.callback("in");

      assertThat(list.called()).isTrue();
    }

    @Test
    void listsOfListsOfListsThatFail() {
      Deferred<String> innermost = new Deferred<>();
      Deferred<?> list = innermost;
      for (int i = 0; i < 100_000; i++) {
        list = Deferreds.gather(List.of(list), ListOption.CONSUME_ERRORS);
      }

      innermost.errback(new IllegalStateException("in"));

      assertThat(exceptionOf(list)).hasMessage("member 0 failed: FirstError");
    }

    @Test
    void cancellingListsOfListsOfLists() {
      Deferred<String> innermost = new Deferred<>();
      Deferred<?> list = innermost;
      for (int i = 0; i < 100_000; i++) {
        list = Deferreds.list(List.of(list), ListOption.CONSUME_ERRORS);
      }

      list.cancel();

      assertThat(innermost.called()).isTrue();
      assertThat(list.called()).isTrue();
    }

    @Test
    void racesOfRacesOfRaces() {
      Deferred<String> innermost = new Deferred<>();
      Deferred<?> race = innermost;
      for (int i = 0; i < 100_000; i++) {
        race = Deferreds.race(List.of(race, new Deferred<>()));
      }

      innermost.callback("fast");

      assertThat(race.called()).isTrue();
    }

    /** Each time the chain has handed over what it had before it gets more. */
    @Test
    void aCallbackThatMakesAnotherWaitForItAgainAndAgain() {
      Deferred<String> shared = succeed("shared");
      int[] ran = {0};

      addAgain(shared, 100_000, ran);

      assertThat(ran[0]).isEqualTo(100_000);
    }

    private static void addAgain(Deferred<String> shared, int times, int[] ran) {
      if (times > 0) {
        shared.addCallbackVoid(
            s -> {
              ran[0]++;
              succeed("waits")
                  .addCallbackDeferred(t -> shared)
                  .addCallbackVoid(t -> addAgain(shared, times - 1, ran));
            });
      }
    }

    @Test
    void aCrowdThatWaitsForOneAndAddsToItOneByOne() {
      Deferred<String> shared = new Deferred<>();
      List<Integer> added = new ArrayList<>();
      for (int i = 0; i < 100_000; i++) {
        succeed("crowd")
            .addCallbackDeferred(s -> shared)
            .addCallbackVoid(s -> shared.addCallbackVoid(t -> added.add(1)));
      }

      shared.callback("for all");

      assertThat(added).hasSize(100_000);
    }
  }

  private static List<Deferred<String>> unfired() {
    List<Deferred<String>> chain = new ArrayList<>(MILLION);
    for (int i = 0; i < MILLION; i++) {
      chain.add(new Deferred<>());
    }
    return chain;
  }
}
