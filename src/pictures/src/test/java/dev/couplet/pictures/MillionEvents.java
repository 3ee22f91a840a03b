// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.trace.Kind;
import dev.couplet.trace.Recorder;
import dev.couplet.trace.Subject;
import dev.couplet.trace.Trace;
import dev.couplet.trace.TracedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Random;

/**
 * Records a million events of a loop, writes, reads and draws them, into the folder that is named.
 * Run by a test in a process of its own, to be given little memory.
 */
final class MillionEvents {
  private static final int EVENTS = 1_000_000;
  private static final int WAITING = 20;

  private final Deque<Runnable> calls = new ArrayDeque<>();
  private final Random random = new Random(1);

  private MillionEvents() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path file = folder.resolve("million.jsonl");
    new MillionEvents().record().writeTo(file);
    Trace read = TraceReader.read(file);
    Files.writeString(folder.resolve("million.svg"), Timeline.of(read).svg());
    Files.writeString(folder.resolve("million.txt"), Timeline.of(read).text(Glyphs.ASCII));
    Files.writeString(folder.resolve("million.html"), Page.of("A million events", read).html());
    System.out.printf("%d events, %d findings%n", read.events().size(), Lints.of(read).size());
  }

  private Trace record() {
    return Trace.record(
        () -> {
          Recorder recorder = Objects.requireNonNull(Recorder.current());
          Subject loop = recorder.subject(Subject.Type.LOOP);
          for (int i = 0; i < WAITING; i++) {
            callLater();
          }
          int events = 1 + WAITING;
          // Of a turn: begin, end, and three times call, end, Deferred, fire and another call.
          while (events <= EVENTS - 17) {
            int turn = recorder.event(Kind.TURN).of(loop).open();
            for (int i = 0; i < 3; i++) {
              Objects.requireNonNull(calls.poll()).run();
            }
            recorder.end(turn);
            events += 17;
          }
          while (events < EVENTS) {
            Trace.note("to make it a million");
            events++;
          }
        });
  }

  private void callLater() {
    calls.add(
        TracedCall.later("callLater", Duration.ofNanos(random.nextInt(1_000_000)), this::fire));
  }

  private void fire() {
    Recorder recorder = Objects.requireNonNull(Recorder.current());
    Subject deferred = recorder.subject(Subject.Type.DEFERRED);
    recorder.event(Kind.DEFERRED_MADE).of(deferred).line().add();
    recorder.event(Kind.CALLED_BACK).of(deferred).text(random.nextInt()).add();
    callLater();
  }
}
