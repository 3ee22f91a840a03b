// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.grading.CheckProcess.Run;
import dev.couplet.coach.runner.Wire;
import dev.couplet.pictures.Finding;
import dev.couplet.pictures.Lint;
import dev.couplet.pictures.Lints;
import dev.couplet.pictures.TraceReader;
import dev.couplet.trace.Event;
import dev.couplet.trace.Trace;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was recorded of one check.
 *
 * @param check its unique id
 * @param seed what repeats this run, if the check is one that is replayed
 */
record Traced(String check, Optional<Long> seed, Trace trace) {

  /** Reads what {@code run} has handed over, which comes after the verdict; nothing if nothing. */
  static List<Traced> in(Run run) {
    List<Traced> traced = new ArrayList<>();
    for (Wire.Message report : run.reports()) {
      if (report.word().equals("traced")) {
        List<String> fields = report.fields();
        Optional<Long> seed =
            Optional.of(fields.get(1)).filter(text -> !text.isEmpty()).map(Long::valueOf);
        read(fields.get(2)).ifPresent(trace -> traced.add(new Traced(fields.get(0), seed, trace)));
      }
    }
    return traced;
  }

  /** Reads lines of JSON; nothing if that is none: what came in part shows nothing. */
  static Optional<Trace> read(String lines) {
    try {
      return Optional.of(TraceReader.read(new StringReader(lines)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The one that shows most: how long something held the loop, if that is sure. */
  static Traced toShow(List<Traced> traced) {
    Traced last = traced.get(traced.size() - 1);
    boolean held = traced.size() > 2 && last.findings().stream().anyMatch(each -> isHeld(each));
    return held ? last : traced.get(0);
  }

  private static boolean isHeld(Finding finding) {
    return finding.lint() == Lint.BLOCKED_LOOP;
  }

  List<Finding> findings() {
    return Lints.of(trace);
  }

  boolean isVirtual() {
    return trace.header().virtualTime();
  }

  /** Returns the trace without the lines of {@code answer}. */
  Trace without(Submission answer) {
    List<Event> events = new ArrayList<>();
    for (Event event : trace.events()) {
      events.add(LineOf.answer(answer, event.line()).isPresent() ? withoutLine(event) : event);
    }
    return new Trace(trace.header(), events);
  }

  private static Event withoutLine(Event event) {
    return new Event(
        event.id(),
        event.nanos(),
        event.kind(),
        event.thread(),
        event.cause(),
        event.of(),
        event.other(),
        event.amount(),
        event.text(),
        null,
        event.by());
  }
}
