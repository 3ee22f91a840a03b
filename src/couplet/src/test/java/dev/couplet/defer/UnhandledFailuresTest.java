// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import static dev.couplet.defer.Deferreds.fail;
import static dev.couplet.defer.Deferreds.succeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.couplet.trace.ErrorLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class UnhandledFailuresTest {
  private final IOException gone = new IOException("gone");
  private ErrorLog.Recording log;

  @BeforeEach
  void record() {
    log = ErrorLog.record();
    UnhandledFailures.reportNow();
    log.drain();
  }

  @AfterEach
  void logAgain() {
    log.close();
  }

  @Nested
  class AFailureThatNobodyHandled {
    @Test
    void isReported() {
      fail(gone);

      assertThat(UnhandledFailures.reportNow()).isEqualTo(1);
      assertThat(log.drain())
          .containsExactly(new ErrorLog.Entry("nobody handled the failure of a Deferred", gone));
    }

    @Test
    void isReportedOnce() {
      fail(gone);
      UnhandledFailures.reportNow();
      log.drain();

      UnhandledFailures.reportNow();

      assertThat(log.drain()).isEmpty();
    }

    @Test
    void isReportedOnceEvenIfCallbacksThatItPassesByAreAddedLater() {
      Deferred<String> d = fail(gone);
      UnhandledFailures.reportNow();
      d.addCallback(s -> s);

      assertThat(UnhandledFailures.reportNow()).isZero();
    }

    @Test
    void isReportedWhereItWentNotWhereItCameFrom() {
      Deferred<String> inner = fail(gone);
      succeed("outer").addCallbackDeferred(s -> inner);

      assertThat(UnhandledFailures.reportNow()).isEqualTo(1);
    }

    @Test
    void isReportedIfTheChainIsPaused() {
      Deferred<String> d = new Deferred<>();
      d.pause();
      d.errback(gone);

      assertThat(UnhandledFailures.reportNow()).isEqualTo(1);
    }

    @Test
    @Timeout(60)
    void isReportedOnceTheDeferredIsGarbage() {
      List<ErrorLog.Entry> reported = new ArrayList<>();
      fail(gone);

      while (reported.isEmpty()) {
        System.gc();
        Thread.onSpinWait();
        reported.addAll(log.drain());
      }

      assertThat(reported).extracting(ErrorLog.Entry::error).containsExactly(gone);
      assertThat(UnhandledFailures.reportNow()).isZero();
    }
  }

  @Nested
  class AFailureThatSomebodyHandled {
    @Test
    void isNotReported() {
      Deferreds.<String>fail(gone).addErrback(f -> "recovered");

      assertThat(UnhandledFailures.reportNow()).isZero();
    }

    @Test
    void isNotReportedIfThatWasLater() {
      Deferred<String> d = fail(gone);
      d.addErrback(f -> "recovered");

      assertThat(UnhandledFailures.reportNow()).isZero();
    }

    @Test
    void isReportedIfItIsRaisedAgain() {
      Deferreds.<String>fail(gone).addErrback(Failure::raise);

      assertThat(UnhandledFailures.reportNow()).isEqualTo(1);
    }

    @Test
    void isNotReportedIfAListConsumedIt() {
      Deferreds.list(List.of(fail(gone)), ListOption.CONSUME_ERRORS);

      assertThat(UnhandledFailures.reportNow()).isZero();
    }
  }

  @Nested
  class InDebugMode {
    @BeforeEach
    void on() {
      Deferreds.setDebugging(true);
    }

    @AfterEach
    void off() {
      Deferreds.setDebugging(false);
    }

    @Test
    void aReportSaysWhereTheDeferredWasCreatedAndFired() {
      int line = lineHere();
      Deferred<String> d = new Deferred<>();
      d.errback(gone);

      UnhandledFailures.reportNow();

      assertThat(log.drain().get(0).what())
          .contains("created at " + frame(line + 1))
          .contains("fired at " + frame(line + 2));
    }

    @Test
    void aSecondFireIsToldWhereTheFirstWas() {
      Deferred<String> d = new Deferred<>();
      int line = lineHere();
      d.callback("ok");

      assertThatIllegalStateException()
          .isThrownBy(() -> d.callback("again"))
          .withMessageContaining("(fired at " + frame(line + 1) + ")");
    }

    @Test
    void aCircleIsToldWithTheLinesThatMadeIt() {
      int line = lineHere();
      Deferred<String> d = new Deferred<>();
      Deferred<String> itself = d.addCallbackDeferred(s -> d);
      d.callback("ok");

      assertThat(Fired.exceptionOf(itself))
          .hasMessageContaining("#1 (created at " + frame(line + 1));
    }

    @Test
    void useFromAnotherThreadIsAnErrorThatNamesBoth() throws InterruptedException {
      Deferred<String> d = new Deferred<>();
      d.addErrbackVoid(f -> {});

      Throwable thrown = thrownOn("worker-2", () -> d.callback("ok"));

      assertThat(thrown)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("belongs to thread " + Thread.currentThread().getName())
          .hasMessageContaining("used on thread worker-2; use callFromThread");
      assertThat(d.called()).isFalse();
    }

    @Test
    void theFirstToAddTakesADeferredOver() throws InterruptedException {
      Deferred<String> d = new Deferred<>();

      assertThat(thrownOn("worker-2", () -> d.addCallback(s -> s))).isNull();
      assertThatIllegalStateException().isThrownBy(() -> d.callback("ok"));
    }

    private Throwable thrownOn(String name, Runnable call) throws InterruptedException {
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Thread thread = new Thread(call, name);
      thread.setUncaughtExceptionHandler((t, e) -> thrown.set(e));
      thread.start();
      thread.join();
      return thrown.get();
    }

    private int lineHere() {
      return StackWalker.getInstance()
          .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
    }

    private String frame(int line) {
      String method =
          StackWalker.getInstance()
              .walk(frames -> frames.skip(1).findFirst().orElseThrow().getMethodName());
      return InDebugMode.class.getName()
          + "."
          + method
          + "(UnhandledFailuresTest.java:"
          + line
          + ")";
    }
  }
}
