// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Subject;
import dev.couplet.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A trace as a learner is to see it: with lines of snippets rather than of the classes that JShell
 * makes of them, without the shell's own calls, and of the last seconds only, if so wished.
 */
final class TraceView {
  private static final Pattern SNIPPET_FRAME =
      Pattern.compile("(REPL\\.\\$JShell\\$\\w+)([^(]*)\\(.*:(\\d+)\\)$");
  private static final String SHELL = TraceView.class.getPackageName() + ".";
  private static final String HELPERS = Helpers.class.getName() + ".";

  private final Trace trace;
  private final SourceMap sources;
  private final long fromNanos;

  /** By id: that of the event that ended it. */
  private final Map<Integer, Integer> ends = new HashMap<>();

  /** By old id: the new one, or that of the nearest cause that is kept; 0 for none. */
  private final Map<Integer, Integer> newIds = new HashMap<>();

  private final Set<Integer> dropped = new HashSet<>();
  private final Set<Subject> ownCalls = new HashSet<>();
  private final Map<Subject, Subject> renumbered = new HashMap<>();
  private final Map<Subject.Type, Integer> numbers = new EnumMap<>(Subject.Type.class);
  private final Set<Subject> alive = new HashSet<>();

  private TraceView(Trace trace, SourceMap sources, Duration last) {
    this.trace = trace;
    this.sources = sources;
    List<Event> events = trace.events();
    long end = events.isEmpty() ? 0 : events.get(events.size() - 1).nanos();
    fromNanos = Math.max(0, end - last.toNanos());
    for (Event event : events) {
      if (event.kind().ends()) {
        ends.put(event.cause(), event.id());
      }
      if (event.kind() == Kind.CALL_MADE && isOwn(event.line()) && event.of() != null) {
        ownCalls.add(event.of());
      } else if (event.of() != null && !ownCalls.contains(event.of())) {
        renumbered.computeIfAbsent(event.of(), this::next);
      }
      if (event.nanos() >= fromNanos && event.of() != null) {
        alive.add(event.of());
      }
    }
  }

  /** Returns the last {@code last} of {@code trace}, for eyes. */
  static Trace of(Trace trace, SourceMap sources, Duration last) {
    return new TraceView(trace, sources, last).view();
  }

  private Trace view() {
    List<Event> kept = new ArrayList<>();
    for (Event event : trace.events()) {
      int cause = newIds.getOrDefault(event.cause(), 0);
      if (isKept(event)) {
        kept.add(renewed(event, kept.size() + 1, cause));
        newIds.put(event.id(), kept.size());
      } else {
        dropped.add(event.id());
        newIds.put(event.id(), cause);
      }
    }
    return new Trace(trace.header(), kept);
  }

  private boolean isKept(Event event) {
    if (event.kind().ends() && dropped.contains(event.cause())) {
      return false;
    }
    if (event.of() != null && ownCalls.contains(event.of())) {
      return false;
    }
    return event.nanos() >= fromNanos || matters(event);
  }

  /** Returns whether {@code event}, from before the view, is needed to understand the rest. */
  private boolean matters(Event event) {
    if (event.kind().opens()) {
      Integer end = ends.get(event.id());
      return end == null || trace.event(end).nanos() >= fromNanos;
    }
    return switch (event.kind()) {
      case THREAD -> true;
      case CALL_MADE, DEFERRED_MADE, CALLBACK_ADDED, CONNECTING, LISTENING ->
          event.of() != null && alive.contains(event.of());
      default -> false;
    };
  }

  private Event renewed(Event event, int id, int cause) {
    return new Event(
        id,
        Math.max(0, event.nanos() - fromNanos),
        event.kind(),
        event.thread(),
        cause,
        renumbered(event.of()),
        renumbered(event.other()),
        event.amount(),
        event.text() == null ? null : SourceMap.withoutWrappers(event.text()),
        line(event.line()),
        event.by());
  }

  /** Numbers are those of what is shown: the shell's own calls leave no gaps. */
  private @Nullable Subject renumbered(@Nullable Subject subject) {
    return subject == null ? null : renumbered.computeIfAbsent(subject, this::next);
  }

  private Subject next(Subject subject) {
    if (subject.type() == Subject.Type.THREAD) {
      return subject; // Events name them by their numbers.
    }
    return new Subject(subject.type(), numbers.merge(subject.type(), 1, Integer::sum));
  }

  private @Nullable String line(@Nullable String line) {
    if (line == null) {
      return null;
    }
    Matcher frame = SNIPPET_FRAME.matcher(line);
    if (!frame.find()) {
      return line;
    }
    StackTraceElement element =
        new StackTraceElement(
            frame.group(1), frame.group(2), null, Integer.parseInt(frame.group(3)));
    return sources
        .find(element)
        .map(found -> "snippet(" + found.place() + ")")
        .orElse(SourceMap.withoutWrappers(line));
  }

  private static boolean isOwn(@Nullable String line) {
    return line != null && line.contains(SHELL) && !line.contains(HELPERS);
  }
}
