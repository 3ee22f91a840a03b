// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Subject;
import dev.couplet.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A trace with what follows from the order of its events: what lies within what, and how long. */
final class Run {
  /** A callback that holds a loop for so long is one that blocks it. */
  static final long BLOCKED_NANOS = 100_000_000;

  private static final Subject NOTHING = new Subject(Subject.Type.THREAD, 0);

  private final Trace trace;

  /** By id: the event in which it lies, 0 if in none. */
  private final int[] within;

  /** By id: for one that opens the event that ended it, 0 if none has. */
  private final int[] ends;

  private final Map<Integer, String> threads = new HashMap<>();

  /** Made when first asked for: by Deferred and number of a link, the event that added it. */
  private @Nullable Map<String, Integer> links;

  private Run(Trace trace) {
    this.trace = trace;
    within = new int[trace.events().size() + 1];
    ends = new int[trace.events().size() + 1];
  }

  static Run of(Trace trace) {
    Run run = new Run(trace);
    run.nest();
    return run;
  }

  private void nest() {
    Map<Integer, Stack> stacks = new HashMap<>();
    for (Event event : trace.events()) {
      Stack open = stacks.computeIfAbsent(event.thread(), thread -> new Stack());
      if (event.kind() == Kind.THREAD && event.text() != null) {
        threads.put(event.thread(), event.text());
      }
      if (event.kind().ends()) {
        ends[event.cause()] = event.id();
        open.remove(event.cause());
        within[event.id()] = within[event.cause()];
        continue;
      }
      within[event.id()] = open.top();
      if (event.kind().opens()) {
        open.push(event.id());
      }
    }
  }

  /** The ids of the open events of one thread. */
  private static final class Stack {
    private int[] ids = new int[8];
    private int size;

    void push(int id) {
      if (size == ids.length) {
        ids = Arrays.copyOf(ids, 2 * size);
      }
      ids[size++] = id;
    }

    int top() {
      return size == 0 ? 0 : ids[size - 1];
    }

    void remove(int id) {
      for (int i = size - 1; i >= 0; i--) {
        if (ids[i] == id) {
          System.arraycopy(ids, i + 1, ids, i, --size - i);
          return;
        }
      }
    }
  }

  Trace trace() {
    return trace;
  }

  List<Event> events() {
    return trace.events();
  }

  Event event(int id) {
    return trace.event(id);
  }

  /** The time of the last event. */
  long lastNanos() {
    List<Event> events = trace.events();
    return events.isEmpty() ? 0 : events.get(events.size() - 1).nanos();
  }

  /** The id of the open event in which {@code event} happened, on its thread; 0 if in none. */
  int within(Event event) {
    return within[event.id()];
  }

  /** The id of the event that ended {@code opened}, or 0. */
  int end(Event opened) {
    return ends[opened.id()];
  }

  /** When {@code opened} ended, or the last time there is if it has not. */
  long endNanos(Event opened) {
    int end = ends[opened.id()];
    return end == 0 ? lastNanos() : event(end).nanos();
  }

  long lasted(Event opened) {
    return endNanos(opened) - opened.nanos();
  }

  /** The innermost event around {@code event}, or itself, of {@code kind}; 0 if there is none. */
  int around(Event event, Kind kind) {
    for (int id = event.id(); id != 0; id = within[id]) {
      if (event(id).kind() == kind) {
        return id;
      }
    }
    return 0;
  }

  /** What {@code event} is of; thread 0, which there is not, if it is of nothing. */
  static Subject subject(Event event) {
    return event.of() == null ? NOTHING : event.of();
  }

  /** The chain of causes: {@code event} first, then its cause, and so on to the first. */
  List<Event> causes(Event event) {
    List<Event> causes = new ArrayList<>();
    causes.add(event);
    for (int id = event.cause(); id != 0; id = event(id).cause()) {
      causes.add(event(id));
    }
    return causes;
  }

  /** The event by which the link that {@code run} runs was added, or null if it is not known. */
  @Nullable Event added(Event run) {
    if (links == null) {
      links = new HashMap<>();
      for (Event event : trace.events()) {
        if (event.kind() == Kind.CALLBACK_ADDED && event.of() != null) {
          links.put(link(event), event.id());
        }
      }
    }
    Integer id = run.of() == null ? null : links.get(link(run));
    return id == null ? null : event(id);
  }

  private static String link(Event event) {
    return event.of() + " " + event.amount();
  }

  String thread(int number) {
    return threads.getOrDefault(number, "thread " + number);
  }
}
