// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks.trace;

import com.sun.management.ThreadMXBean;
import dev.couplet.defer.Deferred;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Recorder;
import dev.couplet.trace.Recording;
import dev.couplet.trace.Subject;
import dev.couplet.trace.Trace;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;

/**
 * Events of a trace, by the hundred thousand. Prints this thread's processor nanoseconds and bytes
 * for each event, in thousandths, a line for each pass: the first ones warm up.
 */
public final class EventCost {
  private static final int EVENTS = 300_000;
  private static final int PASSES = 8;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private EventCost() {}

  /** Measures what the first argument names. */
  public static void main(String[] arguments) throws IOException {
    for (int pass = 0; pass < PASSES; pass++) {
      System.gc();
      switch (arguments[0]) {
        case "off" -> off();
        case "plain" -> recorded(EVENTS, count -> events(count, false));
        case "line" -> recorded(EVENTS, count -> events(count, true));
        case "deferred" -> recorded(EVENTS, EventCost::deferreds);
        case "write" -> written();
        default -> throw new IllegalArgumentException(arguments[0]);
      }
    }
  }

  /** What is done at each place where an event could be, while nothing records. */
  private static void off() {
    long startBytes = bytes();
    long startNanos = THREADS.getCurrentThreadCpuTime();
    int none = 0;
    for (int i = 0; i < EVENTS; i++) {
      none += Recorder.current() == null ? 1 : 0;
    }
    printSince(startNanos, startBytes, none);
  }

  private static void recorded(int count, IntConsumer body) {
    try (Recording recording = Trace.start()) {
      long startBytes = bytes();
      long startNanos = THREADS.getCurrentThreadCpuTime();
      body.accept(count);
      long endNanos = THREADS.getCurrentThreadCpuTime();
      long endBytes = bytes();
      // The thread's own beginning is one of them.
      int recorded = recording.end().events().size() - 1;
      print(endNanos - startNanos, endBytes - startBytes, recorded);
    }
  }

  private static void events(int count, boolean line) {
    Recorder recorder = Recorder.current();
    if (recorder == null) {
      throw new IllegalStateException("nothing records");
    }
    Subject subject = recorder.subject(Subject.Type.CONNECTION);
    for (int i = 0; i < count; i++) {
      if (line) {
        recorder.event(Kind.BYTES_OUT).of(subject).amount(i).line().add();
      } else {
        recorder.event(Kind.BYTES_OUT).of(subject).amount(i).add();
      }
    }
  }

  /** Made, a callback added, fired, run, ended: five events, of which three have a line. */
  private static void deferreds(int count) {
    for (int i = 0; i < count / 5; i++) {
      Deferred<Integer> deferred = new Deferred<>();
      deferred.addCallbackVoid(value -> {});
      deferred.callback(i);
    }
  }

  /** What the end of a recording costs: names and numbers of lines are looked up, and written. */
  private static void written() throws IOException {
    try (Recording recording = Trace.start()) {
      deferreds(EVENTS);
      long startBytes = bytes();
      long startNanos = THREADS.getCurrentThreadCpuTime();
      Trace trace = recording.end();
      trace.writeTo(Writer.nullWriter());
      printSince(startNanos, startBytes, trace.events().size());
    }
  }

  private static long bytes() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  private static void printSince(long startNanos, long startBytes, int events) {
    print(THREADS.getCurrentThreadCpuTime() - startNanos, bytes() - startBytes, events);
  }

  private static void print(long nanos, long bytes, int events) {
    System.out.println(1000 * nanos / events + " " + 1000 * bytes / events);
  }
}
