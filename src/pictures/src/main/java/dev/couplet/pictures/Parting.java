// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Subject;
import dev.couplet.trace.Trace;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first point at which two runs do not go the same way: something else happens, or the same at
 * another time. Lines do not matter, nor how many turns a loop took.
 *
 * @param expected the id of the event in the first run, 0 if that had ended
 * @param actual the id of the event in the second run, 0 if that had ended
 * @param sentence what each of them did there
 */
public record Parting(int expected, int actual, String sentence) {
  /** What happens so much earlier or later counts as the same. */
  private static final long SAME_NANOS = 50_000_000;

  /** Returns where {@code actual} parts from {@code expected}, or nothing if it does not. */
  public static Optional<Parting> of(Trace expected, Trace actual) {
    Walk first = new Walk(expected);
    Walk second = new Walk(actual);
    while (true) {
      Event one = first.next();
      Event other = second.next();
      if (one == null && other == null) {
        return Optional.empty();
      }
      if (one == null || other == null) {
        return Optional.of(
            new Parting(
                id(one),
                id(other),
                one == null && other != null
                    ? "There the expected run had ended; in yours " + words(other) + "."
                    : "In the expected run " + words(one) + "; yours had ended."));
      }
      if (!first.meaning(one).equals(second.meaning(other))) {
        return Optional.of(
            new Parting(
                one.id(),
                other.id(),
                "In the expected run " + words(one) + "; in yours " + words(other) + "."));
      }
      if (Math.abs(one.nanos() - other.nanos()) > SAME_NANOS) {
        return Optional.of(
            new Parting(
                one.id(),
                other.id(),
                "In both runs %s: at %s in the expected one, at %s in yours."
                    .formatted(
                        Labels.sentence(one), Times.say(one.nanos()), Times.say(other.nanos()))));
      }
    }
  }

  private static int id(@Nullable Event event) {
    return event == null ? 0 : event.id();
  }

  private static String words(@Nullable Event event) {
    return event == null ? "" : Labels.sentence(event) + ", at " + Times.say(event.nanos());
  }

  /** Goes through what counts of one run. */
  private static final class Walk {
    private final Iterator<Event> events;

    /** Numbered by when they first mattered, which may not be when they were made. */
    private final Map<Subject, Integer> numbers = new HashMap<>();

    Walk(Trace trace) {
      events = trace.events().iterator();
    }

    @Nullable Event next() {
      while (events.hasNext()) {
        Event event = events.next();
        if (counts(event.kind())) {
          return event;
        }
      }
      return null;
    }

    private static boolean counts(Kind kind) {
      return switch (kind) {
        case THREAD, END, THREW, LOOP, TURN -> false;
        default -> true;
      };
    }

    /** Its addresses, and how many bytes come at a time, are up to the system. */
    private static boolean ofNetwork(Kind kind) {
      return switch (kind) {
        case LISTENING, CONNECTING, CONNECTED, ACCEPTED, BYTES_IN, BYTES_OUT -> true;
        default -> false;
      };
    }

    String meaning(Event event) {
      String what = event.kind() + " " + number(event.of()) + " " + number(event.other());
      return ofNetwork(event.kind()) ? what : what + " " + event.amount() + " " + event.text();
    }

    private String number(@Nullable Subject subject) {
      return subject == null
          ? ""
          : subject.type().letter()
              + Integer.toString(numbers.computeIfAbsent(subject, key -> numbers.size()));
    }
  }
}
