// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.clock.DelayedCall;
import java.io.IOException;
import java.nio.channels.Pipe;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class IdleTest extends ReactorSpec {

  private void noteWhetherIdle() {
    events.add(reactor.idle());
  }

  @Test
  void itIsWhenOnlyTheCallThatAsksIsMade() {
    run(
        () ->
            reactor.callFromThread(
                () -> {
                  noteWhetherIdle();
                  reactor.stop();
                }));
    assertThat(events).containsExactly(true);
  }

  @Test
  void itIsNotWhileADelayedCallIsPending() {
    run(() -> reactor.callLater(NEVER, event("never")), this::noteWhetherIdle, reactor::stop);
    assertThat(events).containsExactly(false);
  }

  @Test
  void itIsWhenTheOnlyDelayedCallWasCancelled() {
    DelayedCall call = reactor.callLater(NEVER, event("never"));
    run(call::cancel, this::noteWhetherIdle, reactor::stop);
    assertThat(events).containsExactly(true);
  }

  @Test
  void itIsNotWhileACallFromAThreadIsToBeMadeInTheSameTurn() {
    run(
        () -> reactor.callFromThread(this::noteWhetherIdle),
        () -> reactor.callFromThread(reactor::stop));
    assertThat(events).containsExactly(false);
  }

  @Test
  void itIsNotWhileACallFromAThreadIsToBeMadeInTheNextTurn() {
    run(() -> reactor.callFromThread(reactor::stop), this::noteWhetherIdle);
    assertThat(events).containsExactly(false);
  }

  @Test
  void itIsNotWhileAThreadIsAtWork() {
    CountDownLatch goOn = new CountDownLatch(1);
    run(
        () -> reactor.callInThread(() -> awaitLatch(goOn)),
        this::noteWhetherIdle,
        goOn::countDown,
        reactor::stop);
    assertThat(events).containsExactly(false);
  }

  @Test
  void itIsNotWhileSomethingIsRead() throws IOException {
    Pipe pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    RecordingDescriptor reader = new RecordingDescriptor(pipe.source(), events);
    run(
        () -> reactor.addReader(reader),
        this::noteWhetherIdle,
        () -> reactor.removeReader(reader),
        this::noteWhetherIdle,
        reactor::stop);
    pipe.source().close();
    pipe.sink().close();
    assertThat(events).containsExactly(false, true);
  }

  @Test
  void itIsNotWhileSomethingIsWritten() throws IOException {
    Pipe pipe = Pipe.open();
    pipe.sink().configureBlocking(false);
    RecordingDescriptor writer = new RecordingDescriptor(pipe.sink(), events);
    run(
        () -> reactor.addWriter(writer),
        this::noteWhetherIdle,
        () -> reactor.removeWriter(writer),
        this::noteWhetherIdle,
        reactor::stop);
    pipe.source().close();
    pipe.sink().close();
    assertThat(events).containsExactly(false, true);
  }
}
