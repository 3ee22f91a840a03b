// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.trace.ErrorLog;
import java.io.IOException;
import java.nio.channels.Pipe;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is the selector's own; what all reactors have in common is in the other tests. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SelectReactorTest {
  private final List<Object> events = Collections.synchronizedList(new ArrayList<>());

  @Nested
  class WhileItSleeps {
    private final SelectReactor reactor = new SelectReactor();

    @Test
    void aCallFromAThreadWakesIt() {
      new Thread(() -> reactor.callFromThread(reactor::stop)).start();
      reactor.run();
      assertThat(reactor.running()).isFalse();
    }

    @Test
    void noCallFromAThreadIsLostHoweverTheyMeet() {
      int calls = 10_000;
      Thread caller =
          new Thread(
              () -> {
                IntStream.range(0, calls).forEach(i -> reactor.callFromThread(() -> events.add(i)));
                reactor.callFromThread(reactor::stop);
              });
      reactor.callWhenRunning(caller::start);
      reactor.run();
      assertThat(events).isEqualTo(IntStream.range(0, calls).boxed().toList());
    }

    @Test
    void anInterruptNeitherStopsItNorStays() {
      CountDownLatch looping = new CountDownLatch(1);
      Thread thread = new Thread(reactor::run);
      reactor.callFromThread(() -> reactor.callFromThread(looping::countDown));
      thread.start();
      ReactorSpec.awaitLatch(looping);
      thread.interrupt();
      reactor.callFromThread(() -> events.add(Thread.interrupted()));
      reactor.callFromThread(reactor::stop);
      join(thread);
      assertThat(events).containsExactly(false);
    }
  }

  @Nested
  class WithASelectorThatWakesForNothing {
    private final SleeplessProvider provider = new SleeplessProvider();
    private final SelectReactor reactor = new SelectReactor(provider);

    @Test
    void itTakesAnotherAndSaysSo() {
      try (ErrorLog.Recording errors = ErrorLog.record()) {
        provider.onSecond = () -> reactor.callFromThread(reactor::stop);
        reactor.run();
        assertThat(provider.opened).isEqualTo(2);
        assertThat(errors.drain())
            .singleElement()
            .satisfies(
                entry -> {
                  assertThat(entry.what()).isEqualTo("the selector was replaced");
                  assertThat(entry.error()).hasMessage("it woke 512 times for nothing");
                });
      }
    }
  }

  @Nested
  class WhenTheSelectorIsReplaced {
    private final SelectReactor reactor = new SelectReactor();

    @Test
    void descriptorsAreStillServed() throws IOException {
      Pipe pipe = Pipe.open();
      pipe.source().configureBlocking(false);
      RecordingDescriptor reader = new RecordingDescriptor(pipe.source(), events);
      reader.onRead(reactor::stop);
      reactor.addReader(reader);
      reactor.callWhenRunning(
          () -> {
            reactor.replaceSelector();
            ReactorKind.SELECT.makeReadable(reactor, reader, pipe);
          });
      reactor.run();
      assertThat(events).startsWith("read");
      pipe.source().close();
      pipe.sink().close();
    }
  }

  @Nested
  class WhatItHoldsFromTheSystem {
    @Test
    void isNothingBeforeItRuns() {
      SleeplessProvider provider = new SleeplessProvider();
      new SelectReactor(provider).callLater(Duration.ofSeconds(1), () -> {});
      assertThat(provider.opened).isZero();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Gives a selector that never waits first, and good ones from then on. */
  private static final class SleeplessProvider extends DelegatingProvider {
    int opened;
    Runnable onSecond = () -> {};

    @Override
    public AbstractSelector openSelector() throws IOException {
      opened++;
      if (opened == 2) {
        onSecond.run();
      }
      return opened == 1 ? new SleeplessSelector(this) : SelectorProvider.provider().openSelector();
    }
  }
}
