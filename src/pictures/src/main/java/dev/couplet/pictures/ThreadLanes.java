// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.pictures.Lane.Style;
import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A lane for each thread: where it was held, and where it was held for so long that a loop on it
 * was blocked.
 */
final class ThreadLanes {
  private final Run run;
  private final List<Lane> lanes = new ArrayList<>();
  private final Map<Integer, Integer> indexes = new HashMap<>();

  ThreadLanes(Run run) {
    this.run = run;
    Map<Integer, List<Event>> outermost = new TreeMap<>();
    Map<Integer, List<Event>> loops = new TreeMap<>();
    for (Event event : run.events()) {
      if (event.kind().opens()) {
        int within = run.within(event);
        if (event.kind() == Kind.LOOP) {
          loops.computeIfAbsent(event.thread(), thread -> new ArrayList<>()).add(event);
        } else if (within == 0 || run.event(within).kind() == Kind.LOOP) {
          outermost.computeIfAbsent(event.thread(), thread -> new ArrayList<>()).add(event);
        }
      } else if (isOfThread(event)) {
        outermost.computeIfAbsent(event.thread(), thread -> new ArrayList<>());
      }
    }
    outermost.forEach(
        (thread, held) -> {
          List<Event> looped = loops.getOrDefault(thread, List.of());
          boolean loop =
              !looped.isEmpty() || held.stream().anyMatch(event -> event.kind() == Kind.TURN);
          Lane lane = new Lane(Lane.Type.THREAD, loop ? "loop" : "thread", run.thread(thread));
          looped.forEach(
              event -> lane.stretch(event.nanos(), run.endNanos(event), Style.IDLE, event.id()));
          held.forEach(
              event -> lane.stretch(event.nanos(), run.endNanos(event), Style.HELD, event.id()));
          indexes.put(thread, lanes.size());
          lanes.add(lane);
        });
    Blocking.of(run).forEach(event -> markBlocked(event));
  }

  /** What has no other lane than that of its thread. */
  private static boolean isOfThread(Event event) {
    return switch (event.kind()) {
      case NOTE, ERROR, WRONG_THREAD, STOP -> true;
      case CALL_MADE -> event.amount() == Event.NO_AMOUNT;
      default -> false;
    };
  }

  private void markBlocked(Event event) {
    lanes.get(index(event)).stretch(event.nanos(), run.endNanos(event), Style.BLOCKED, event.id());
  }

  List<Lane> lanes() {
    return lanes;
  }

  /** The index of the lane of the thread of {@code event}, or -1. */
  int index(Event event) {
    return indexes.getOrDefault(event.thread(), -1);
  }
}
