// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Subject;
import dev.couplet.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a trace for mistakes. Each lint would rather miss one than blame what is right.
 * What is left open at the end counts only if the trace is whole: else it might still have been
 * closed.
 */
public final class Lints {
  private final Run run;
  private final Map<Subject, Life> lives;
  private final List<Finding> findings = new ArrayList<>();

  private Lints(Run run) {
    this.run = run;
    lives = Life.all(run);
  }

  /** Returns what looks wrong in {@code trace}, in the order in which it came about. */
  public static List<Finding> of(Trace trace) {
    Lints lints = new Lints(Run.of(trace));
    lints.firedTwice();
    lints.blockedLoop();
    new WrongThread(lints).look();
    new ForgottenReturn(lints).look();
    if (trace.header().complete() && trace.header().dropped() == 0) {
      lints.unhandledFailure();
      new LeftBehind(lints).look();
    }
    return lints.merged();
  }

  /** One finding for each lint and line, with how often there was another like it. */
  private List<Finding> merged() {
    findings.sort(Comparator.comparingInt(Finding::event));
    Map<String, List<Finding>> alike = new LinkedHashMap<>();
    for (Finding finding : findings) {
      String key =
          finding.lint() + " " + (finding.line() == null ? finding.event() : finding.line());
      alike.computeIfAbsent(key, unused -> new ArrayList<>()).add(finding);
    }
    return alike.values().stream().map(all -> all.get(0).andMore(all.size() - 1)).toList();
  }

  Run run() {
    return run;
  }

  /** The Deferreds of the run, in the order in which they were made. */
  Map<Subject, Life> lives() {
    return lives;
  }

  /** Notes what {@code lint} has found in {@code event}. */
  void found(Lint lint, Event event, String sentence) {
    found(lint, event, Places.telling(run, event), sentence);
  }

  /** Notes what {@code lint} has found in {@code event}, with the line of {@code place}. */
  void found(Lint lint, Event event, @Nullable Event place, String sentence) {
    findings.add(new Finding(lint, sentence, place == null ? null : place.line(), event.id()));
  }

  private void firedTwice() {
    for (Event event : run.events()) {
      if (event.kind() == Kind.FIRED_AGAIN) {
        found(
            Lint.FIRED_TWICE,
            event,
            event.of()
                + " was fired a second time. It fires once: look for two paths that both end in"
                + " callback or errback.");
      }
    }
  }

  private void blockedLoop() {
    for (Event event : Blocking.of(run)) {
      found(
          Lint.BLOCKED_LOOP,
          event,
          "The loop was held for %s, and nothing else could run. Wait by callLater, compute in a thread."
              .formatted(Times.say(run.lasted(event))));
    }
  }

  private void unhandledFailure() {
    for (Life life : lives.values()) {
      if (life.unhandled != 0) {
        Event event = run.event(life.unhandled);
        found(
            Lint.UNHANDLED_FAILURE,
            event,
            life.made,
            "Nobody handled the failure of %s: %s. End its chain with an errback."
                .formatted(life.subject(), String.valueOf(event.text())));
      }
    }
  }
}
