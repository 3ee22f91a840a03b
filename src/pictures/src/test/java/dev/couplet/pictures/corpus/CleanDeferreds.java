// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures.corpus;

import dev.couplet.clock.VirtualClock;
import dev.couplet.defer.CancelledError;
import dev.couplet.defer.Coroutine;
import dev.couplet.defer.Deferred;
import dev.couplet.defer.DeferredLock;
import dev.couplet.defer.DeferredQueue;
import dev.couplet.defer.DeferredSemaphore;
import dev.couplet.defer.Deferreds;
import dev.couplet.defer.ListOption;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.Reactors;
import dev.couplet.task.Tasks;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Chains of callbacks without a mistake. */
final class CleanDeferreds {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private CleanDeferreds() {}

  private static void runFor(MemoryReactor reactor, int seconds) {
    reactor.callLater(Duration.ofSeconds(seconds), reactor::stop);
    reactor.run();
  }

  static void aValueGoesThroughCallbacks() {
    Deferred<Integer> number = new Deferred<>();
    number.addCallback(n -> n + 1).addCallback(n -> n * 2).addCallbackVoid(n -> {});
    number.callback(20);
  }

  static void aFailureIsHandled() {
    Deferred<String> poem = new Deferred<>();
    poem.addCallback(String::length).addErrback(failure -> -1);
    poem.errback(new IOException("no route"));
  }

  static void aFailureIsHandledLater(MemoryReactor reactor) {
    Deferred<String> poem = new Deferred<>();
    poem.errback(new IOException("no route"));
    reactor.callLater(SECOND, () -> poem.addErrback(failure -> "none"));
    runFor(reactor, 2);
  }

  static void aCallbackReturnsItsDeferred(MemoryReactor reactor) {
    reactor.callWhenRunning(
        () ->
            Deferreds.succeed("go")
                .addCallbackDeferred(word -> Tasks.deferLater(reactor, SECOND))
                .addCallbackVoid(nothing -> {}));
    runFor(reactor, 2);
  }

  static void fireAndForgetWithAnErrback(MemoryReactor reactor) {
    reactor.callWhenRunning(
        () ->
            Deferreds.succeed("a poem")
                .addCallback(
                    text -> {
                      log(reactor, text).addErrbackVoid(failure -> {});
                      return text;
                    })
                .addCallback(String::length));
    runFor(reactor, 3);
  }

  private static Deferred<Integer> log(Reactor reactor, String text) {
    return Tasks.deferLater(reactor, SECOND, text::length);
  }

  static void fireAndForgetWhoseFailureIsHandled(MemoryReactor reactor) {
    reactor.callWhenRunning(
        () ->
            Deferreds.succeed("a poem")
                .addCallback(
                    text -> {
                      Tasks.<Integer>deferLater(
                              reactor,
                              SECOND,
                              () -> {
                                throw new IOException("disk full");
                              })
                          .addErrback(failure -> -1);
                      return text;
                    })
                .addCallback(String::length));
    runFor(reactor, 3);
  }

  static void aCallbackReturnsWhatItGathers(MemoryReactor reactor) {
    reactor.callWhenRunning(
        () ->
            Deferreds.succeed(2)
                .addCallbackDeferred(
                    n -> {
                      List<Deferred<Integer>> all = new ArrayList<>();
                      for (int i = 0; i < n; i++) {
                        int number = i;
                        all.add(Tasks.deferLater(reactor, SECOND, () -> number));
                      }
                      return Deferreds.gather(all);
                    })
                .addCallback(List::size));
    runFor(reactor, 2);
  }

  static void aCallbackStartsWhatAnotherWaitsFor(MemoryReactor reactor) {
    List<Deferred<Integer>> started = new ArrayList<>();
    reactor.callWhenRunning(
        () ->
            Deferreds.succeed(1)
                .addCallback(
                    n -> {
                      started.add(Tasks.deferLater(reactor, SECOND, () -> n));
                      return n;
                    })
                .addCallbackDeferred(n -> Deferreds.gather(started))
                .addCallback(List::size));
    runFor(reactor, 2);
  }

  static void aCacheRemembersWhatIsOnItsWay(MemoryReactor reactor) {
    Map<String, Deferred<String>> cache = new HashMap<>();
    reactor.callWhenRunning(
        () ->
            Deferreds.succeed("tea")
                .addCallback(
                    name -> {
                      cache.put(name, Tasks.deferLater(reactor, SECOND, () -> "a poem"));
                      return name;
                    })
                .addCallback(String::length));
    reactor.callLater(Duration.ofMillis(500), () -> cache.get("tea").addCallback(String::length));
    runFor(reactor, 2);
  }

  static void aCallbackMakesWhatIsDoneAtOnce() {
    Deferreds.succeed("a poem")
        .addCallback(
            text -> {
              Deferreds.succeed(text).addCallbackVoid(same -> {});
              return text;
            })
        .addCallback(String::length);
  }

  static void aTimeoutIsHandled(MemoryReactor reactor) {
    reactor.callWhenRunning(
        () ->
            new Deferred<String>()
                .addTimeout(SECOND, reactor)
                .addErrback(failure -> "none")
                .addCallback(String::length));
    runFor(reactor, 2);
  }

  static void aTimeoutIsNotNeeded(MemoryReactor reactor) {
    reactor.callWhenRunning(
        () ->
            Tasks.deferLater(reactor, SECOND, () -> "a poem")
                .addTimeout(Duration.ofSeconds(30), reactor)
                .addCallback(String::length));
    runFor(reactor, 2);
  }

  static void aDeferredIsCancelled() {
    Deferred<String> poem = new Deferred<>();
    poem.addCallback(String::length).addErrbackVoid(failure -> failure.trap(CancelledError.class));
    poem.cancel();
  }

  static void aCancelledOneIsFiredLate(MemoryReactor reactor) {
    Deferred<String> poem = new Deferred<>();
    poem.addErrback(failure -> "none").addCallback(String::length);
    reactor.callLater(SECOND, poem::cancel);
    reactor.callLater(SECOND.multipliedBy(2), () -> poem.callback("too late"));
    runFor(reactor, 3);
  }

  static void theFirstOfThreeWins(MemoryReactor reactor) {
    reactor.callWhenRunning(
        () ->
            Deferreds.race(
                    Tasks.deferLater(reactor, SECOND, () -> 1),
                    Tasks.deferLater(reactor, SECOND.multipliedBy(2), () -> 2),
                    Tasks.deferLater(reactor, SECOND.multipliedBy(3), () -> 3))
                .addCallbackVoid(winner -> {}));
    runFor(reactor, 4);
  }

  static void failuresOfAListAreItsOwn() {
    Deferred<Integer> bad = new Deferred<>();
    Deferreds.list(List.of(Deferreds.succeed(1), bad), ListOption.CONSUME_ERRORS)
        .addCallback(List::size);
    bad.errback(new IOException("no route"));
  }

  static void whatMayThrowIsWrapped() {
    Deferreds.<Integer>maybeDeferred(
            () -> {
              throw new IOException("no route");
            })
        .addErrback(failure -> -1);
  }

  static void aCoroutineWaits(MemoryReactor reactor) {
    reactor.callWhenRunning(
        () ->
            Coroutine.start(
                    () -> {
                      int first = Coroutine.await(Tasks.deferLater(reactor, SECOND, () -> 1));
                      int second = Coroutine.await(Tasks.deferLater(reactor, SECOND, () -> 2));
                      return first + second;
                    })
                .addCallbackVoid(sum -> {}));
    runFor(reactor, 3);
  }

  static void aCoroutineCatchesAFailure(MemoryReactor reactor) {
    reactor.callWhenRunning(
        () ->
            Coroutine.start(
                () -> {
                  try {
                    return Coroutine.await(Deferreds.fail(new IOException("no route")));
                  } catch (IOException e) {
                    return "none";
                  }
                }));
    runFor(reactor, 1);
  }

  static void oneIsChainedToAnother() {
    Deferred<String> source = new Deferred<>();
    Deferred<String> target = new Deferred<>();
    source.chainDeferred(target);
    target.addCallback(String::length).addErrback(failure -> 0);
    source.errback(new IOException("no route"));
  }

  static void aChainIsPaused(MemoryReactor reactor) {
    Deferred<String> poem = new Deferred<>();
    poem.addCallback(String::length);
    poem.pause();
    poem.callback("a poem");
    reactor.callLater(SECOND, poem::unpause);
    runFor(reactor, 2);
  }

  static void aFutureComesAndAFutureGoes(MemoryReactor reactor) {
    CompletableFuture<Integer> asked = new CompletableFuture<>();
    CompletableFuture<Integer> doubled =
        Deferreds.toFuture(
            Deferreds.<Integer>fromFuture(asked, reactor::callFromThread).addCallback(n -> 2 * n),
            reactor::callFromThread);
    reactor.callLater(SECOND, () -> asked.complete(21));
    runFor(reactor, 2);
    doubled.join();
  }

  static void thoseWhoWaitForALockGetIt(MemoryReactor reactor) {
    DeferredLock lock = new DeferredLock();
    reactor.callWhenRunning(
        () -> {
          for (int i = 0; i < 3; i++) {
            lock.run(() -> Tasks.deferLater(reactor, SECOND)).addCallbackVoid(nothing -> {});
          }
        });
    runFor(reactor, 4);
  }

  static void twoAtATimeBySemaphore(MemoryReactor reactor) {
    DeferredSemaphore two = new DeferredSemaphore(2);
    reactor.callWhenRunning(
        () -> {
          List<Deferred<Integer>> all = new ArrayList<>();
          for (int i = 0; i < 5; i++) {
            all.add(two.run(() -> Tasks.deferLater(reactor, SECOND, () -> 1)));
          }
          Deferreds.gather(all).addCallback(List::size);
        });
    runFor(reactor, 4);
  }

  static void aConsumerWaitsForMoreThanComes(MemoryReactor reactor) {
    DeferredQueue<String> queue = new DeferredQueue<>();
    reactor.callWhenRunning(() -> take(queue));
    reactor.callLater(SECOND, () -> queue.put("a poem"));
    reactor.callLater(SECOND, () -> queue.put("another"));
    runFor(reactor, 2);
  }

  private static void take(DeferredQueue<String> queue) {
    queue.get().addCallbackVoid(text -> take(queue));
  }

  static void aServiceThatNeverFiresIsStopped(MemoryReactor reactor) {
    Reactors.react(
        reactor,
        running -> {
          running.callLater(SECOND, running::stop);
          return new Deferred<String>();
        });
  }

  static void aServiceIsWaitedForAfterItsStart(MemoryReactor reactor) {
    Reactors.react(
        reactor,
        running -> {
          running.callLater(SECOND.multipliedBy(3), running::stop);
          return Tasks.deferLater(running, SECOND).addCallbackDeferred(begun -> new Deferred<>());
        });
  }

  static void twoServicesAreWaitedForTogether(MemoryReactor reactor) {
    Reactors.react(
        reactor,
        running -> {
          running.callLater(SECOND, running::stop);
          return Deferreds.list(List.of(new Deferred<>(), new Deferred<>()));
        });
  }

  static void aProgramIsDoneWhenAllPoemsCame(MemoryReactor reactor) {
    Reactors.react(
        reactor,
        running ->
            Deferreds.list(
                List.of(
                    Tasks.deferLater(running, SECOND, () -> "tea"),
                    Tasks.deferLater(running, SECOND.multipliedBy(2), () -> "olives"))));
  }

  static void theEndIsToldToThoseWhoAsk() {
    // Nobody asks in this run.
    Deferred<String> ended = new Deferred<>();
    if (ended.called()) {
      throw new AssertionError();
    }
  }

  static void aCallbackIsAddedInACallback() {
    Deferred<Integer> number = new Deferred<>();
    number.addCallback(
        n -> {
          number.addCallbackVoid(later -> {});
          return n;
        });
    number.callback(1);
  }

  static void aRetryAfterAPause(MemoryReactor reactor) {
    reactor.callWhenRunning(() -> attempt(reactor, 3).addCallback(String::length));
    runFor(reactor, 5);
  }

  private static Deferred<String> attempt(Reactor reactor, int left) {
    Deferred<String> poem = new Deferred<>();
    if (left == 0) {
      poem.callback("a poem");
    } else {
      poem.errback(new IOException("not yet"));
    }
    return poem.addErrbackDeferred(
        failure ->
            Tasks.deferLater(reactor, SECOND)
                .addCallbackDeferred(nothing -> attempt(reactor, left - 1)));
  }

  static void aClockIsMovedByHand() {
    VirtualClock clock = new VirtualClock();
    Tasks.deferLater(clock, SECOND, () -> 1)
        .addCallbackDeferred(n -> Tasks.deferLater(clock, SECOND, () -> n + 1))
        .addCallbackVoid(n -> {});
    clock.advance(Duration.ofHours(1));
  }
}
