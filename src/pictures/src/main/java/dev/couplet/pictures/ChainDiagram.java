// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Subject;
import dev.couplet.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The picture of one Deferred's chain: callbacks in one column, errbacks in another, and the path
 * that the result took from one to the next.
 */
public final class ChainDiagram {
  private final Subject deferred;
  private final Run run;
  private final Map<Long, ChainStep> steps = new TreeMap<>();
  private @Nullable Event made;
  private @Nullable Event fired;
  private @Nullable Event waits;
  private @Nullable Event unhandled;

  /** What the next link gets, as far as it is known. */
  private boolean failed;

  private ChainDiagram(Run run, Subject deferred) {
    this.run = run;
    this.deferred = deferred;
  }

  /**
   * Returns the diagram of {@code deferred}.
   *
   * @throws IllegalArgumentException if the trace has no such Deferred
   */
  public static ChainDiagram of(Trace trace, Subject deferred) {
    ChainDiagram diagram = new ChainDiagram(Run.of(trace), deferred);
    for (Event event : trace.events()) {
      if (deferred.equals(event.of())) {
        diagram.take(event);
      } else if (event.kind().ends()) {
        diagram.takeEnd(event);
      }
    }
    if (diagram.made == null) {
      throw new IllegalArgumentException("the trace has no Deferred " + deferred);
    }
    return diagram;
  }

  /** Returns it as SVG, for light and dark surroundings. */
  public String svg() {
    return new ChainSvg(this).draw();
  }

  /** Returns it as text of no more than 80 columns. */
  public String text(Glyphs glyphs) {
    return new ChainText(this, glyphs).draw();
  }

  /** Returns in sentences what it shows. */
  public String description() {
    List<String> sentences = new ArrayList<>();
    sentences.add(head() + ": " + start() + ".");
    for (ChainStep step : steps()) {
      sentences.add(step.sentence());
    }
    sentences.add(ending() + ".");
    return String.join(" ", sentences);
  }

  private void take(Event event) {
    switch (event.kind()) {
      case DEFERRED_MADE -> made = event;
      case CALLBACK_ADDED -> steps.put(event.amount(), new ChainStep(event));
      case CALLED_BACK, FAILED -> {
        fired = event;
        failed = event.kind() == Kind.FAILED;
      }
      case CALLBACK_RUN, ERRBACK_RUN -> {
        passOver(event.amount());
        step(event).runs(event.kind() == Kind.ERRBACK_RUN);
      }
      case WAITS -> waits = event;
      case GOES_ON, GOES_ON_FAILED -> {
        failed = event.kind() == Kind.GOES_ON_FAILED;
        if (waits != null) {
          lastRun().gave(failed, event.text(), waits.other());
        }
        waits = null;
      }
      case UNHANDLED -> unhandled = event;
      case HANDLED -> unhandled = null;
      default -> {}
    }
  }

  private void takeEnd(Event end) {
    Event opened = run.event(end.cause());
    boolean link = opened.kind() == Kind.CALLBACK_RUN || opened.kind() == Kind.ERRBACK_RUN;
    if (link && deferred.equals(opened.of())) {
      failed = end.kind() == Kind.THREW;
      step(opened).gave(failed, end.text(), null);
    }
  }

  /** The links before {@code number} that have not run had no callback for what they got. */
  private void passOver(long number) {
    for (ChainStep step : steps.values()) {
      if (step.number() < number && step.in() == null) {
        step.passes(failed);
      }
    }
  }

  private ChainStep step(Event run) {
    return steps.computeIfAbsent(run.amount(), number -> new ChainStep(run));
  }

  private ChainStep lastRun() {
    ChainStep last = null;
    for (ChainStep step : steps.values()) {
      last = step.ran() ? step : last;
    }
    return last == null ? steps.values().iterator().next() : last;
  }

  // --- For those who draw it ---

  /** The links in order; those that the result has passed since the last run have it noted. */
  List<ChainStep> steps() {
    if (fired != null && waits == null) {
      passOver(Long.MAX_VALUE);
    }
    return List.copyOf(steps.values());
  }

  String head() {
    String by = made == null || made.by() == null ? "" : ", by " + made.by();
    String place = made == null || made.place() == null ? "" : " at " + made.place();
    return "Deferred " + deferred + ", made" + place + by;
  }

  /** What the first link gets. */
  String start() {
    if (fired == null) {
      return "not fired";
    }
    return (startsFailed() ? "failed with " : "fired with ") + fired.text();
  }

  boolean fired() {
    return fired != null;
  }

  boolean startsFailed() {
    return fired != null && fired.kind() == Kind.FAILED;
  }

  boolean endsFailed() {
    return failed;
  }

  boolean waiting() {
    return waits != null;
  }

  /** How it stands at the end of the trace. */
  String ending() {
    if (fired == null) {
      return "It waits to be fired";
    }
    if (waits != null) {
      return "It waits for " + waits.other();
    }
    if (unhandled != null) {
      return "Nobody has handled " + unhandled.text();
    }
    return failed ? "It holds a failure" : "It holds a value";
  }
}
