// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import dev.couplet.clock.DelayedCall;
import dev.couplet.clock.VirtualClock;
import dev.couplet.defer.UnhandledFailures;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.trace.ErrorLog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What one test was given. JUnit closes it when the test is over. */
final class Belongings implements AutoCloseable {
  final ErrorLog.Recording errors;
  final MemoryReactor reactor = new MemoryReactor();
  final VirtualClock clock = new VirtualClock();

  Belongings() {
    // What others left is not this test's, and goes to the log.
    UnhandledFailures.reportNow();
    errors = ErrorLog.record();
  }

  /**
   * Throws if anything is left of it.
   *
   * @param calls whether delayed calls count
   */
  void check(boolean calls) {
    List<String> left = new ArrayList<>();
    if (calls) {
      Stream.of(reactor.delayedCalls(), clock.delayedCalls())
          .flatMap(List::stream)
          .map(DelayedCall::toString)
          .forEach(left::add);
    }
    UnhandledFailures.reportNow();
    List<ErrorLog.Entry> undrained = errors.drain();
    for (ErrorLog.Entry entry : undrained) {
      left.add(entry.what() + ": " + entry.error());
    }
    if (!left.isEmpty()) {
      AssertionError error =
          new AssertionError("the test left behind:\n- " + String.join("\n- ", left));
      undrained.forEach(entry -> error.addSuppressed(entry.error()));
      throw error;
    }
  }

  @Override
  public void close() {
    errors.close();
  }
}
