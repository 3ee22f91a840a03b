// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.trace.Event;
import dev.couplet.trace.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of one Deferred in a run, by the ids of the events; 0 for what never happened. */
final class Life {
  /**
   * Methods whose Deferred may well never fire, or tells of an end that a program need not wait
   * for.
   */
  private static final Set<String> SERVICES =
      Set.of(
          "LoopingCall.start",
          "DeferredQueue.get",
          "Cooperator.coiterate",
          "CooperativeTask.whenDone",
          "TcpPort.stopListening");

  /** The roles of links that take a value and do something with it. */
  private static final Set<String> CALLBACKS = Set.of("callback", "pair", "both");

  final Event made;
  int fired;
  int cancelled;
  int unhandled;
  boolean paused;

  /** The links that wait to run, or have run, that take a value. */
  int callbacks;

  /** The number of the last link that takes a value and that the program itself has added. */
  long lastCallback;

  /** Whether the last link takes a failure. */
  boolean endsInErrback;

  /** The last event by which something was added to it. */
  int lastAdded;

  /** The number of the last link that ran, and the event of it. */
  long lastRun;

  int lastRunEvent;

  /** What it waits for at the end of the run. */
  @Nullable Subject waitsFor;

  /** Whether another has ever waited for it, gathered it, or taken its result. */
  boolean taken;

  /** What it gathers. */
  List<Subject> members = List.of();

  /** What it fires when its turn comes. */
  List<Subject> targets = List.of();

  private Life(Event made) {
    this.made = made;
  }

  /** Whether it is not fired, or has fired and waits for another. */
  boolean pending() {
    return fired == 0 || waitsFor != null || paused;
  }

  /** Whether a callback of the program's still waits for its value. */
  boolean isWaitedFor() {
    return pending() && lastCallback > lastRun;
  }

  boolean isService() {
    return made.by() != null && SERVICES.contains(made.by());
  }

  Subject subject() {
    return Run.subject(made);
  }

  /** Returns all Deferreds of a run, in the order in which they were made. */
  static Map<Subject, Life> all(Run run) {
    Map<Subject, Life> lives = new LinkedHashMap<>();
    Set<Subject> taken = new HashSet<>();
    for (Event event : run.events()) {
      switch (event.kind()) {
        case DEFERRED_MADE -> lives.put(Run.subject(event), new Life(event));
        case WAITS, GATHERS -> {
          if (event.other() != null) {
            taken.add(event.other());
          }
        }
        default -> {}
      }
      Life life = lives.get(Run.subject(event));
      if (life != null) {
        life.take(event);
      }
    }
    for (Subject subject : taken) {
      Life life = lives.get(subject);
      if (life != null) {
        life.taken = true;
      }
    }
    return lives;
  }

  private void take(Event event) {
    switch (event.kind()) {
      case CALLBACK_ADDED -> {
        boolean errback = "errback".equals(event.text());
        callbacks += errback ? 0 : 1;
        boolean role = CALLBACKS.contains(String.valueOf(event.text()));
        lastCallback = role && event.line() != null ? event.amount() : lastCallback;
        endsInErrback = errback || "both".equals(event.text()) || "pair".equals(event.text());
        lastAdded = event.id();
        if (event.other() != null) {
          taken = true;
          targets = targets.isEmpty() ? new ArrayList<>() : targets;
          targets.add(event.other());
        }
      }
      case CALLED_BACK, FAILED -> fired = event.id();
      case CANCELLED -> cancelled = event.id();
      case PAUSED -> paused = true;
      case UNPAUSED -> paused = false;
      case CALLBACK_RUN, ERRBACK_RUN -> {
        lastRun = event.amount();
        lastRunEvent = event.id();
      }
      case WAITS -> waitsFor = event.other();
      case GOES_ON, GOES_ON_FAILED -> waitsFor = null;
      case GATHERS -> {
        if (event.other() != null) {
          members = members.isEmpty() ? new ArrayList<>() : members;
          members.add(event.other());
        }
      }
      case UNHANDLED -> unhandled = event.id();
      case HANDLED -> unhandled = 0;
      default -> {}
    }
  }
}
