// SPDX-License-Identifier: Apache-2.0
package dev.couplet.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ErrorLogTest {
  private static final Exception ERROR = new Exception("an error");

  private final Logger logger = Logger.getLogger("dev.couplet");
  private final List<LogRecord> logged = new ArrayList<>();
  private boolean logFails;
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          if (logFails) {
            throw new IllegalStateException("the log is full");
          }
          logged.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void listenNoMore() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }

  @Nested
  class WhileNobodyRecords {
    @Test
    void errorsGoToTheLogger() {
      ErrorLog.report("a call failed", ERROR);
      assertThat(logged)
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.getMessage()).isEqualTo("a call failed");
                assertThat(entry.getThrown()).isSameAs(ERROR);
              });
    }

    @Test
    void errorsGoToStandardErrorIfTheLoggerFails() {
      logFails = true;
      PrintStream before = System.err;
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      System.setErr(new PrintStream(said, true, UTF_8));
      try {
        ErrorLog.report("a call failed", ERROR);
      } finally {
        System.setErr(before);
      }
      assertThat(said.toString(UTF_8))
          .startsWith("a call failed: java.lang.Exception: an error")
          .contains("the log is full");
    }
  }

  @Nested
  class WhileARecordingIsOpen {
    private final ErrorLog.Recording recording = ErrorLog.record();

    @AfterEach
    void close() {
      recording.close();
    }

    @Test
    void itKeepsTheErrorsInOrder() {
      ErrorLog.report("one failed", ERROR);
      ErrorLog.report("two failed", ERROR);
      assertThat(recording.drain())
          .containsExactly(
              new ErrorLog.Entry("one failed", ERROR), new ErrorLog.Entry("two failed", ERROR));
    }

    @Test
    void nothingIsLogged() {
      ErrorLog.report("a call failed", ERROR);
      assertThat(logged).isEmpty();
    }

    @Test
    void drainForgets() {
      ErrorLog.report("a call failed", ERROR);
      recording.drain();
      assertThat(recording.drain()).isEmpty();
    }

    @Test
    void anotherRecordingKeepsThemToo() {
      try (ErrorLog.Recording other = ErrorLog.record()) {
        ErrorLog.report("a call failed", ERROR);
        assertThat(other.drain()).isEqualTo(recording.drain()).hasSize(1);
      }
    }

    @Test
    void onceItIsClosedErrorsAreLoggedAgain() {
      recording.close();
      ErrorLog.report("a call failed", ERROR);
      assertThat(recording.drain()).isEmpty();
      assertThat(logged).hasSize(1);
    }
  }

  @Nested
  class AGuardedCall {
    private final ErrorLog.Recording recording = ErrorLog.record();

    @AfterEach
    void close() {
      recording.close();
    }

    @Test
    void thatThrowsIsReported() {
      RuntimeException error = new RuntimeException("in the call");
      ErrorLog.guard(
          "a call failed",
          () -> {
            throw error;
          });
      assertThat(recording.drain()).containsExactly(new ErrorLog.Entry("a call failed", error));
    }

    @Test
    void thatOverflowsTheStackIsReported() {
      StackOverflowError error = new StackOverflowError();
      ErrorLog.guard(
          "a call failed",
          () -> {
            throw error;
          });
      assertThat(recording.drain()).containsExactly(new ErrorLog.Entry("a call failed", error));
    }

    @Test
    void thatRunsOutOfMemoryIsForTheCaller() {
      OutOfMemoryError error = new OutOfMemoryError();
      assertThatThrownBy(
              () ->
                  ErrorLog.guard(
                      "a call failed",
                      () -> {
                        throw error;
                      }))
          .isSameAs(error);
    }
  }
}
