// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.couplet.defer.Outcome;
import dev.couplet.defer.UnhandledFailures;
import dev.couplet.trace.ErrorLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;

/**
 * What the specifications of reactors have in common: a reactor, a list of what happened to it, and
 * the errors that it reported, of which none may be left. A test that hangs is ended.
 */
@OnEveryReactor
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class ReactorSpec {
  static final Duration SHORT = Duration.ofMillis(2);
  static final Duration NEVER = Duration.ofMinutes(30);

  @Parameter ReactorKind kind;

  final List<Object> events = Collections.synchronizedList(new ArrayList<>());
  Reactor reactor;
  private ErrorLog.Recording errors;

  @BeforeEach
  void makeReactor() {
    UnhandledFailures.reportNow();
    errors = ErrorLog.record();
    reactor = kind.make();
  }

  @AfterEach
  void nothingElseWentWrong() {
    UnhandledFailures.reportNow();
    errors.close();
    assertThat(errors.drain()).isEmpty();
  }

  /** Makes {@code calls}, one after the other, once the reactor runs; and runs it. */
  void run(Runnable... calls) {
    for (Runnable call : calls) {
      reactor.callWhenRunning(call);
    }
    reactor.run();
  }

  Runnable event(Object event) {
    return () -> events.add(event);
  }

  /** Notes a value, or the type of an error. */
  void note(Outcome<?> outcome) {
    events.add(
        outcome instanceof Outcome.Failed<?> failed
            ? failed.failure().exception().getClass()
            : ((Outcome.Success<?>) outcome).value());
  }

  void stopLater() {
    reactor.callLater(SHORT, reactor::stop);
  }

  /** Returns what {@code call} throws on the reactor's thread while it runs. */
  Throwable thrownWhileRunning(Runnable call) {
    Throwable[] thrown = new Throwable[1];
    run(() -> thrown[0] = catchThrowable(call::run), reactor::stop);
    return thrown[0];
  }

  List<ErrorLog.Entry> drainErrors() {
    return errors.drain();
  }

  /** Returns what {@code call} returned, or threw, in a thread of its own. */
  static Object inThread(String name, Callable<?> call) {
    Object[] result = new Object[1];
    Thread thread =
        new Thread(
            () -> {
              try {
                result[0] = call.call();
              } catch (Throwable e) {
                result[0] = e;
              }
            },
            name);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return result[0];
  }

  static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
