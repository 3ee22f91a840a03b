// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.grading.Verdict.CheckResult;
import dev.couplet.coach.grading.Verdict.Place;
import dev.couplet.coach.grading.Verdict.Remark;
import dev.couplet.pictures.Finding;
import dev.couplet.pictures.Lint;
import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What lints say of the run of a check that failed, where that is sure to be the answer's doing: a
 * check plays the part of others, stops in the middle, and leaves calls behind on purpose.
 */
final class Remarks {
  /** Who reads more than two things mends none. */
  private static final int MOST = 2;

  private static final Set<String> KINDS = Set.of("write", "fix");

  private final Submission answer;
  private final Trace trace;

  private Remarks(Submission answer, Trace trace) {
    this.answer = answer;
    this.trace = trace;
  }

  /**
   * Returns what {@code traced}, runs of the same check, all show, and which no check says.
   *
   * @param results how the checks went
   */
  static List<Remark> of(Submission answer, List<CheckResult> results, List<Traced> traced) {
    if (traced.isEmpty() || !KINDS.contains(answer.exercise().statement().kind())) {
      return List.of();
    }
    Set<Place> named =
        results.stream().flatMap(check -> check.place().stream()).collect(Collectors.toSet());
    List<Remark> remarks = new ArrayList<>();
    Traced first = Traced.toShow(traced);
    Remarks looked = new Remarks(answer, first.trace());
    for (Finding finding : first.findings()) {
      Optional<Place> place = LineOf.answer(answer, finding.line());
      if (place.isPresent()
          && !named.contains(place.get())
          && isInAll(finding, traced)
          && looked.isSure(finding)) {
        remarks.add(new Remark(place.get(), looked.sentence(finding)));
      }
    }
    return remarks.stream().distinct().limit(MOST).toList();
  }

  /** Only in real time can a loop be held. */
  private static boolean isInAll(Finding finding, List<Traced> traced) {
    return traced.stream()
        .filter(each -> finding.lint() != Lint.BLOCKED_LOOP || !each.isVirtual())
        .allMatch(each -> each.findings().stream().anyMatch(other -> isSame(finding, other)));
  }

  private static boolean isSame(Finding one, Finding other) {
    return one.lint() == other.lint() && Objects.equals(one.line(), other.line());
  }

  private boolean isSure(Finding finding) {
    Event event = trace.event(finding.event());
    return switch (finding.lint()) {
      case BLOCKED_LOOP -> true;
      case FIRED_TWICE -> isOfAnswer(event);
      case WRONG_THREAD -> event.thread() != 1 && isOfAnswer(event);
      case FORGOTTEN_RETURN -> isAskedForByAnswer(event);
      case UNHANDLED_FAILURE -> isOnItsOwn(event);
      case CALL_LEFT_BEHIND -> wasStoppedByAnswer(event);
      case NEVER_FIRED, CONNECTION_LEFT_OPEN -> false;
    };
  }

  /** What its Deferred comes to is for the answer to deal with: nobody else could have got it. */
  private boolean isOnItsOwn(Event unhandled) {
    for (Event event : trace.events()) {
      if (Objects.equals(event.of(), unhandled.of())) {
        if (event.kind() == Kind.DEFERRED_MADE && !isAskedForByAnswer(event)) {
          return false;
        }
        if (event.kind() == Kind.CALLBACK_ADDED && event.line() != null && !isOfAnswer(event)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The call was asked for while a loop ran that the answer itself has stopped. */
  private boolean wasStoppedByAnswer(Event made) {
    Event loop = around(made, Set.of(Kind.LOOP));
    return loop != null
        && trace.events().stream()
            .anyMatch(
                event ->
                    event.kind() == Kind.STOP
                        && Objects.equals(event.of(), loop.of())
                        && isOfAnswer(telling(event)));
  }

  /** Whether {@code event} happened in a call or a callback that the answer has asked for. */
  private boolean isAskedForByAnswer(Event event) {
    Event around = around(event, Set.of(Kind.CALL_RUN, Kind.CALLBACK_RUN, Kind.ERRBACK_RUN));
    if (around == null) {
      return false;
    }
    if (around.kind() == Kind.CALL_RUN) {
      return around.cause() != 0 && isOfAnswer(trace.event(around.cause()));
    }
    return trace.events().stream()
        .anyMatch(
            added ->
                added.kind() == Kind.CALLBACK_ADDED
                    && Objects.equals(added.of(), around.of())
                    && added.amount() == around.amount()
                    && isOfAnswer(added));
  }

  /** The innermost event around {@code event} of one of {@code kinds}, on its thread. */
  private @Nullable Event around(Event event, Set<Kind> kinds) {
    @Nullable Event found = null;
    List<Event> open = new ArrayList<>();
    for (Event each : trace.events().subList(0, event.id() - 1)) {
      if (each.thread() == event.thread()) {
        if (each.kind().opens()) {
          open.add(each);
        } else if (each.kind().ends()) {
          open.removeIf(opened -> opened.id() == each.cause());
        }
      }
    }
    for (Event each : open) {
      found = kinds.contains(each.kind()) ? each : found;
    }
    return found;
  }

  private boolean isOfAnswer(Event event) {
    return LineOf.answer(answer, event.line()).isPresent();
  }

  /** The nearest of its causes that has a line, or itself. */
  private Event telling(Event event) {
    Event telling = event;
    while (telling.line() == null && telling.cause() != 0) {
      telling = trace.event(telling.cause());
    }
    return telling;
  }

  private String sentence(Finding finding) {
    return switch (finding.lint()) {
      case BLOCKED_LOOP ->
          "What is asked for here held the reactor, and nothing else could run. Wait by callLater;"
              + " a long computation belongs in a thread.";
      case FIRED_TWICE ->
          "Here a Deferred is fired a second time. It fires once: do two paths both end in"
              + " callback or errback?";
      case WRONG_THREAD ->
          "This belongs to the reactor, and is done on another thread. Hand it over by"
              + " callFromThread.";
      case FORGOTTEN_RETURN ->
          "The Deferred that is made here was not returned by the callback, and the chain went on"
              + " without waiting for it. Is a return missing?";
      case UNHANDLED_FAILURE ->
          "Nobody handled the failure of the Deferred that is made here, "
              + trace.event(finding.event()).text()
              + ". End its chain with an errback.";
      case CALL_LEFT_BEHIND ->
          "The call that is asked for here was still to come when the reactor was stopped. Either"
              + " that came too early, or this is one call too many.";
      case NEVER_FIRED, CONNECTION_LEFT_OPEN -> finding.sentence();
    };
  }
}
