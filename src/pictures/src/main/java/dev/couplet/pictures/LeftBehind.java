// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Subject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what is still open when all is over: Deferreds, delayed calls, connections. */
final class LeftBehind {
  /** How a reactor ends what nobody has. */
  private static final String STOPPED = "ConnectionLost: the reactor was stopped";

  private final Lints lints;
  private final Map<Subject, Event> calls = new LinkedHashMap<>();
  private final Map<Subject, Event> connections = new LinkedHashMap<>();

  /** The addresses from which the program itself has connected. */
  private final Set<String> ownAddresses = new HashSet<>();

  private final Map<Subject, Event> ports = new HashMap<>();

  LeftBehind(Lints lints) {
    this.lints = lints;
  }

  void look() {
    lints.run().events().forEach(this::take);
    for (Event made : calls.values()) {
      lints.found(
          Lint.CALL_LEFT_BEHIND,
          made,
          "Call %s, due at %s, was neither made nor cancelled. Cancel what is no longer needed."
              .formatted(made.of(), Times.say(made.nanos() + made.amount())));
    }
    for (Event made : connections.values()) {
      if (made.kind() == Kind.ACCEPTED && ownAddresses.contains(made.text())) {
        // Its other end is in the same program, and the one to close it.
        continue;
      }
      lints.found(
          Lint.CONNECTION_LEFT_OPEN,
          made,
          ports.getOrDefault(made.other(), made),
          "Connection %s with %s was never closed. Call loseConnection when all is said."
              .formatted(made.of(), made.text()));
    }
    neverFired();
  }

  /** What the library has asked for on its own, for a timeout say, is its own to take back. */
  private static boolean isOfProgram(Event made) {
    return made.line() != null && (made.by() == null || made.by().endsWith("." + made.text()));
  }

  private void take(Event event) {
    Subject subject = Run.subject(event);
    switch (event.kind()) {
      case CALL_MADE -> {
        if (event.amount() != Event.NO_AMOUNT && isOfProgram(event)) {
          calls.put(subject, event);
        }
      }
      case CALL_RUN, CALL_CANCELLED -> calls.remove(subject);
      case CONNECTING, ACCEPTED -> connections.put(subject, event);
      case CONNECTED ->
          ownAddresses.add(String.valueOf(event.text()).replaceFirst("^.* from ", ""));
      case LISTENING -> ports.put(subject, event);
      case CONNECT_FAILED -> connections.remove(subject);
      case CLOSED -> {
        if (!STOPPED.equals(event.text())) {
          connections.remove(subject);
        }
      }
      default -> {}
    }
  }

  /** One that waits for others is not to blame: those are, if anything waits for it. */
  private void neverFired() {
    Map<Subject, List<Subject>> waitsFor = new HashMap<>();
    for (Life life : lints.lives().values()) {
      if (life.pending()) {
        List<Subject> others = waitsFor.computeIfAbsent(life.subject(), key -> new ArrayList<>());
        others.addAll(life.members);
        if (life.waitsFor != null) {
          others.add(life.waitsFor);
        }
        life.targets.forEach(
            target ->
                waitsFor.computeIfAbsent(target, key -> new ArrayList<>()).add(life.subject()));
      }
    }
    Set<Subject> wanted = new LinkedHashSet<>();
    for (Life life : lints.lives().values()) {
      if (life.isWaitedFor()) {
        want(life.subject(), waitsFor, wanted);
      }
    }
    for (Life life : lints.lives().values()) {
      boolean waitsItself = !waitsFor.getOrDefault(life.subject(), List.of()).isEmpty();
      if (life.fired == 0 && wanted.contains(life.subject()) && !waitsItself && !life.isService()) {
        lints.found(
            Lint.NEVER_FIRED,
            life.made,
            life.subject()
                + " never fired, and what waits for it waits still. Fire it on every path, those"
                + " that fail too.");
      }
    }
  }

  /** Also what a wanted one waits for is wanted, and so on. */
  private static void want(
      Subject subject, Map<Subject, List<Subject>> waitsFor, Set<Subject> wanted) {
    Deque<Subject> rest = new ArrayDeque<>(List.of(subject));
    while (!rest.isEmpty()) {
      Subject next = rest.pop();
      if (wanted.add(next)) {
        rest.addAll(waitsFor.getOrDefault(next, List.of()));
      }
    }
  }
}
