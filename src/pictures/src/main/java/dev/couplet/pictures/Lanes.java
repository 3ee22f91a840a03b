// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.pictures.Lane.Shape;
import dev.couplet.pictures.Lane.Style;
import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays a run out in lanes: an event after the other, each into the lane of what it happened to. */
final class Lanes {
  /** A call that is made so much after it was due is late; less is what a selector needs. */
  private static final long LATE_NANOS = 20_000_000;

  /** A call that takes so long is seen to take time. */
  private static final long LONG_NANOS = 1_000_000;

  /** No more lanes of a type than anyone could want to choose from; the rest is only counted. */
  private static final int MOST_OF_A_TYPE = 1000;

  private final Run run;
  private final ThreadLanes threads;
  private final List<Lane> lanes = new ArrayList<>();
  private final Map<Lane.Type, Integer> counts = new EnumMap<>(Lane.Type.class);
  private final Map<String, Integer> spans = new HashMap<>();
  private final Map<Subject, Thing> things = new HashMap<>();

  /** By id of an event: its lane's index plus one, 0 for none. */
  private final int[] laneOf;

  /** A Deferred, a call or a connection on its way through the run. */
  private static final class Thing {
    private final Event made;
    private final int lane;
    private long sinceNanos;
    private @Nullable Style style;
    private long dueNanos;

    /** Another one, which this one made, has taken its place in the lane. */
    private boolean continued;

    Thing(Event made, int lane) {
      this.made = made;
      this.lane = lane;
      sinceNanos = made.nanos();
    }
  }

  private Lanes(Run run) {
    this.run = run;
    threads = new ThreadLanes(run);
    laneOf = new int[run.events().size() + 1];
  }

  static Lanes of(Run run) {
    Lanes lanes = new Lanes(run);
    lanes.layOut();
    return lanes;
  }

  /** How many things of {@code type} there were, be it that each has a lane or not. */
  int count(Lane.Type type) {
    return counts.getOrDefault(type, 0);
  }

  /** All lanes, those of one type together. */
  List<Lane> all() {
    return lanes;
  }

  /** The index of the lane in which {@code event} is to be seen, or -1. */
  int of(Event event) {
    return laneOf[event.id()] - 1;
  }

  Run run() {
    return run;
  }

  private void layOut() {
    lanes.addAll(threads.lanes());
    counts.put(Lane.Type.THREAD, lanes.size());
    for (Event event : run.events()) {
      switch (event.kind()) {
        case SPAN -> span(event);
        case CALL_MADE -> callMade(event);
        case DEFERRED_MADE -> begin(event, Lane.Type.DEFERRED, Shape.MADE, Style.PENDING);
        case CONNECTING -> begin(event, Lane.Type.CONNECTION, Shape.MADE, Style.PENDING);
        case ACCEPTED -> begin(event, Lane.Type.CONNECTION, Shape.MADE, Style.OPEN);
        case NOTE, ERROR, WRONG_THREAD, STOP -> onThread(event);
        default -> goOn(event);
      }
    }
    things.values().forEach(thing -> close(thing, run.lastNanos()));
    sort();
  }

  private void goOn(Event event) {
    Thing thing = event.of() == null ? null : things.get(event.of());
    if (thing == null) {
      if (event.kind().opens() || event.of() == null) {
        put(event, threads.index(event));
        markHandOver(event);
      }
      return;
    }
    put(event, thing.lane);
    switch (event.kind()) {
      case CALL_RUN -> {
        long due = Math.min(thing.dueNanos, event.nanos());
        close(thing, due);
        if (event.nanos() - due >= LATE_NANOS) {
          lane(thing).stretch(due, event.nanos(), Style.LATE, event.id());
        }
        if (run.lasted(event) >= LONG_NANOS) {
          lane(thing).stretch(event.nanos(), run.endNanos(event), Style.HELD, event.id());
        }
        lane(thing).mark(event.nanos(), Shape.RUN, event.id());
      }
      case CALL_MOVED -> thing.dueNanos = event.nanos() + event.amount();
      case CALL_CANCELLED -> end(thing, event, Shape.CANCELLED);
      case CALLED_BACK -> end(thing, event, Shape.FIRED);
      case FAILED, CONNECT_FAILED -> end(thing, event, Shape.FAILED);
      case FIRED_AGAIN, UNHANDLED, DROPPED -> mark(thing, event, Shape.FAILED);
      case CANCELLED -> mark(thing, event, Shape.CANCELLED);
      case CALLBACK_RUN, ERRBACK_RUN -> mark(thing, event, Shape.RUN);
      case WAITS -> restyle(thing, event, Style.WAITING);
      case GOES_ON, GOES_ON_FAILED -> close(thing, event.nanos());
      case CONNECTED -> {
        restyle(thing, event, Style.OPEN);
        mark(thing, event, Shape.RUN);
      }
      case BYTES_IN -> mark(thing, event, Shape.IN);
      case BYTES_OUT -> mark(thing, event, Shape.OUT);
      case CLOSED -> end(thing, event, Shape.CLOSED);
      default -> {}
    }
  }

  // --- Calls and spans: the lane is not always a new one ---

  /** A call without a delay goes to a thread at once; a later one has a lane, or goes on in one. */
  private void callMade(Event event) {
    if (event.amount() == Event.NO_AMOUNT) {
      put(event, threads.index(event));
      return;
    }
    Thing before = maker(event);
    int lane = before == null ? add(Lane.Type.CALL, event) : before.lane;
    if (lane < 0) {
      return;
    }
    Thing thing = follow(event, lane);
    if (before == null) {
      mark(thing, event, Shape.MADE);
    }
    thing.style = Style.PENDING;
    thing.dueNanos = event.nanos() + event.amount();
  }

  /** The call in whose run this one is made, if none before it was; it will stand in its lane. */
  private @Nullable Thing maker(Event made) {
    int madeIn = run.around(made, Kind.CALL_RUN);
    Subject subject = madeIn == 0 ? null : run.event(madeIn).of();
    Thing maker = subject == null ? null : things.get(subject);
    if (maker == null || maker.continued) {
      return null;
    }
    maker.continued = true;
    return maker;
  }

  /** The thread from which a call came over is to be seen in its lane. */
  private void markHandOver(Event event) {
    Event made = event.cause() == 0 ? event : run.event(event.cause());
    if (event.kind() == Kind.CALL_RUN
        && made.thread() != event.thread()
        && threads.index(made) >= 0) {
      lanes.get(threads.index(made)).mark(made.nanos(), Shape.MADE, made.id());
    }
  }

  private void span(Event event) {
    int outer = run.within(event) == 0 ? 0 : run.around(run.event(run.within(event)), event.kind());
    Integer known = outer == 0 ? spans.get(event.text()) : Integer.valueOf(of(run.event(outer)));
    int lane = known == null ? add(Lane.Type.SPAN, event) : known;
    if (lane < 0) {
      return;
    }
    if (outer == 0 && event.text() != null) {
      spans.put(event.text(), lane);
    }
    put(event, lane);
    Style style = outer == 0 ? Style.OPEN : Style.HELD;
    lanes.get(lane).stretch(event.nanos(), run.endNanos(event), style, event.id());
  }

  private void onThread(Event event) {
    int lane = threads.index(event);
    put(event, lane);
    if (lane >= 0) {
      Shape shape =
          switch (event.kind()) {
            case NOTE -> Shape.NOTE;
            case STOP -> Shape.CLOSED;
            default -> Shape.FAILED;
          };
      lanes.get(lane).mark(event.nanos(), shape, event.id());
    }
  }

  // --- What they have in common ---

  private void begin(Event event, Lane.Type type, Shape shape, Style style) {
    int lane = add(type, event);
    if (lane >= 0) {
      Thing thing = follow(event, lane);
      thing.style = style;
      mark(thing, event, shape);
    }
  }

  /** Returns the index of a new lane; where there are too many, that of none. */
  private int add(Lane.Type type, Event event) {
    if (counts.merge(type, 1, Integer::sum) > MOST_OF_A_TYPE) {
      return -1;
    }
    lanes.add(new Lane(type, Labels.thing(event), Labels.where(event)));
    return lanes.size() - 1;
  }

  private Thing follow(Event made, int lane) {
    Thing thing = new Thing(made, lane);
    if (made.of() != null) {
      things.put(made.of(), thing);
    }
    put(made, lane);
    return thing;
  }

  private Lane lane(Thing thing) {
    return lanes.get(thing.lane);
  }

  private void mark(Thing thing, Event event, Shape shape) {
    lane(thing).mark(event.nanos(), shape, event.id());
  }

  private void end(Thing thing, Event event, Shape shape) {
    close(thing, event.nanos());
    mark(thing, event, shape);
  }

  private void restyle(Thing thing, Event event, Style style) {
    close(thing, event.nanos());
    thing.style = style;
    thing.sinceNanos = event.nanos();
  }

  private void close(Thing thing, long nanos) {
    if (thing.style != null) {
      lane(thing).stretch(thing.sinceNanos, nanos, thing.style, thing.made.id());
      thing.style = null;
    }
  }

  private void put(Event event, int lane) {
    laneOf[event.id()] = lane + 1;
  }

  private void sort() {
    Integer[] order = new Integer[lanes.size()];
    Arrays.setAll(order, index -> index);
    Arrays.sort(order, Comparator.comparing(index -> lanes.get(index).type()));
    int[] moved = new int[lanes.size() + 1];
    List<Lane> sorted = new ArrayList<>(lanes.size());
    for (int index : order) {
      sorted.add(lanes.get(index));
      moved[index + 1] = sorted.size();
    }
    lanes.clear();
    lanes.addAll(sorted);
    for (int id = 1; id < laneOf.length; id++) {
      laneOf[id] = moved[laneOf[id]];
    }
  }
}
