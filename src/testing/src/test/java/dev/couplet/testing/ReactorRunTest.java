// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.defer.Coroutine;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.task.Tasks;
import dev.couplet.trace.ErrorLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReactorRunTest {
  private final MemoryReactor reactor = new MemoryReactor();

  private ReactorRun run(Runnable call) {
    return ReactorRun.of(
        reactor,
        () -> {
          reactor.callLater(Duration.ofSeconds(1), call);
          reactor.callLater(Duration.ofSeconds(2), reactor::stop);
        });
  }

  private static void sleep() {
    try {
      Thread.sleep(100_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Nested
  class WhoDoesNotWait {
    @Test
    void isNotSaidTo() {
      assertThat(run(() -> {}).waited()).isFalse();
    }

    @Test
    void mayHaveClassesLoaded() {
      ReactorRun run =
          run(
              () -> {
                URL[] here = {getClass().getProtectionDomain().getCodeSource().getLocation()};
                try (URLClassLoader loader = new URLClassLoader(here, null)) {
                  loader.loadClass(SuiteTest.class.getName());
                } catch (IOException | ClassNotFoundException e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThat(run.errors()).isEmpty();
      assertThat(run.waited()).isFalse();
    }

    @Test
    void mayBeACoroutineThatAwaits() {
      List<String> steps = new ArrayList<>();
      ReactorRun run =
          run(
              () ->
                  Coroutine.start(
                      () -> {
                        steps.add("before");
                        Coroutine.await(Tasks.deferLater(reactor, Duration.ofMillis(100)));
                        return steps.add("after");
                      }));
      assertThat(steps).containsExactly("before", "after");
      assertThat(run.waited()).isFalse();
    }

    @Test
    void mayWriteIntoAStreamThroughAChannel() {
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      WritableByteChannel channel = Channels.newChannel(stream);
      ReactorRun run =
          run(
              () -> {
                try {
                  channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      assertThat(run.errors()).isEmpty();
      assertThat(run.waited()).isFalse();
      assertThat(stream.toByteArray()).containsExactly(1, 2, 3);
      assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void mayLookAtItsInterruptStatus() {
      assertThat(run(() -> Thread.currentThread().isInterrupted()).waited()).isFalse();
    }
  }

  @Nested
  class WhoWaits {
    @Test
    void isFoundOutWhenItSetsItsInterruptStatusAgain() {
      assertThat(run(ReactorRunTest::sleep).waited()).isTrue();
    }

    @Test
    void isFoundOutWhenItForgetsTheException() {
      assertThat(
              run(() -> {
                    try {
                      TimeUnit.DAYS.sleep(1);
                    } catch (InterruptedException e) {
                      // Forgotten.
                    }
                  })
                  .waited())
          .isTrue();
    }

    @Test
    void isFoundOutWhenItThrows() {
      ReactorRun run =
          run(
              () -> {
                try {
                  new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThat(run.waited()).isTrue();
      assertThat(run.errors()).hasSize(1);
    }

    @Test
    void isFoundOutInACoroutine() {
      ReactorRun run =
          run(
              () ->
                  Coroutine.start(
                      () -> {
                        Thread.sleep(100_000);
                        return true;
                      }));
      assertThat(run.waited()).isTrue();
    }

    @Test
    void isFoundOutBeforeTheReactorRuns() {
      ReactorRun run =
          ReactorRun.of(
              reactor,
              () -> {
                try {
                  Thread.sleep(100_000);
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThat(run.waited()).isTrue();
      assertThat(run.stopped()).isFalse();
    }

    /** A limit, said rather than hidden: parking throws nothing and takes no status. */
    @Test
    void isNotFoundOutWhenItParks() {
      assertThat(run(() -> LockSupport.parkNanos(1)).waited()).isFalse();
    }
  }

  @Nested
  class TheEnd {
    @Test
    void isTheReactorsStop() {
      assertThat(run(() -> {}).stopped()).isTrue();
      assertThat(reactor.seconds()).isEqualTo(2);
    }

    @Test
    void isNoCrash() {
      ReactorRun run = ReactorRun.of(reactor, () -> reactor.callWhenRunning(reactor::crash));
      assertThat(run.stopped()).isFalse();
    }

    @Test
    void mayNeverCome() {
      assertThat(ReactorRun.of(reactor, () -> {}).stopped()).isFalse();
    }
  }

  @Nested
  class WhatIsThrown {
    @Test
    void byACallIsAmongTheErrors() {
      IllegalStateException thrown = new IllegalStateException("of the call");
      assertThat(
              run(() -> {
                    throw thrown;
                  })
                  .errors())
          .extracting(ErrorLog.Entry::error)
          .containsExactly(thrown);
    }

    @Test
    void byTheStartIsThrownOn() {
      IllegalStateException thrown = new IllegalStateException("of the start");
      assertThatThrownBy(
              () ->
                  ReactorRun.of(
                      reactor,
                      () -> {
                        throw thrown;
                      }))
          .isSameAs(thrown);
    }
  }
}
