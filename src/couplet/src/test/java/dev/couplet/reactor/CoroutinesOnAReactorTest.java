// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import static dev.couplet.defer.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.defer.Coroutine;
import dev.couplet.defer.Deferred;
import dev.couplet.task.Tasks;
import org.junit.jupiter.api.Test;

class CoroutinesOnAReactorTest extends ReactorSpec {

  @Test
  void theBodyCountsAsTheReactorsThread() {
    run(() -> Coroutine.start(() -> events.add(reactor.onReactorThread())), reactor::stop);
    assertThat(events).containsExactly(true);
  }

  @Test
  void theBodyMayUseWhatIsForTheReactorsThread() {
    run(
        () ->
            Coroutine.start(
                () -> {
                  await(Tasks.deferLater(reactor, SHORT));
                  reactor.callLater(SHORT, event("called")).reset(SHORT);
                  await(Tasks.deferLater(reactor, SHORT.multipliedBy(2)));
                  reactor.stop();
                  return null;
                }));
    assertThat(events).containsExactly("called");
  }

  @Test
  void theBodyMayNotWaitForTheReactorByBlocking() {
    run(
        () ->
            Coroutine.start(() -> Threads.blockingCallFromThread(reactor, () -> 1))
                .addBothVoid(this::note),
        reactor::stop);
    assertThat(events).containsExactly(WrongThread.class);
  }

  @Test
  void aStopUnwindsThoseThatStillWait() {
    Deferred<Object> never = new Deferred<>();
    run(
        () ->
            Coroutine.start(
                () -> {
                  try {
                    return await(never);
                  } finally {
                    events.add("unwound");
                  }
                }),
        reactor::stop);
    assertThat(events).containsExactly("unwound");
  }

  @Test
  void aStopLetsATriggerBeforeItWaitForOne() {
    reactor.addSystemEventTriggerDeferred(
        SystemEvent.SHUTDOWN,
        () ->
            Coroutine.start(
                () -> {
                  await(Tasks.deferLater(reactor, SHORT));
                  return events.add("saved");
                }));
    run(reactor::stop);
    assertThat(events).containsExactly("saved");
  }
}
