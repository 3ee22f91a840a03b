// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.pictures.Lane.Stretch;
import dev.couplet.pictures.Lane.Style;
import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The picture of a run over time: a lane for each thread, connection, call and Deferred; where a
 * loop was blocked; and arrows from what caused something in another lane.
 */
public final class Timeline {
  /** Of each type so many lanes are drawn; more would say less. */
  private static final int MOST_LANES = 12;

  /** More arrows than this can't be followed by eye. */
  private static final int MOST_ARROWS = 60;

  /** Two arrows that are so small a part of the run apart would lie upon each other. */
  private static final int NEAR = 150;

  private final List<Part> parts = new ArrayList<>();

  /** One run of those that are drawn below each other. */
  record Part(String title, Lanes lanes, List<Lane> shown, List<Event> arrows) {
    /** How many there are of {@code type} that have no lane here. */
    int leftOut(Lane.Type type) {
      long drawn = shown.stream().filter(lane -> lane.type() == type).count();
      long empty =
          lanes.all().stream().filter(lane -> lane.type() == type && lane.isEmpty()).count();
      return (int) (lanes.count(type) - drawn - empty);
    }
  }

  private Timeline(Map<String, Trace> runs) {
    runs.forEach((title, trace) -> parts.add(part(title, Lanes.of(Run.of(trace)))));
  }

  /** Returns the timeline of one run. */
  public static Timeline of(Trace trace) {
    return new Timeline(Map.of("", trace));
  }

  /**
   * Returns the timelines of several runs, by their titles, one below the other and all to one
   * scale, so that what takes longer is longer.
   */
  public static Timeline of(Map<String, Trace> runs) {
    return new Timeline(runs);
  }

  /** Returns it as SVG, for light and dark surroundings. */
  public String svg() {
    return new TimelineSvg(this).draw();
  }

  /** Returns it as text of no more than 80 columns. */
  public String text(Glyphs glyphs) {
    return new TimelineText(this, glyphs).draw();
  }

  /** Returns in sentences what it shows. */
  public String description() {
    List<String> sentences = new ArrayList<>();
    for (Part part : parts) {
      sentences.add(new Description(part).sentences());
    }
    return String.join(" ", sentences);
  }

  List<Part> parts() {
    return parts;
  }

  /** When the longest of the runs ended. */
  long lastNanos() {
    return parts.stream().mapToLong(part -> part.lanes().run().lastNanos()).max().orElse(0);
  }

  /** All stretches of {@code part} in which a loop was blocked. */
  static List<Stretch> blocked(Part part) {
    return part.shown().stream()
        .flatMap(lane -> lane.stretches().stream())
        .filter(stretch -> stretch.style() == Style.BLOCKED)
        .toList();
  }

  private static Part part(String title, Lanes lanes) {
    List<Lane> all = lanes.all();
    List<Lane> shown = new ArrayList<>();
    for (Lane.Type type : Lane.Type.values()) {
      List<Lane> ofType =
          all.stream().filter(lane -> lane.type() == type && !lane.isEmpty()).toList();
      Set<Lane> kept =
          new HashSet<>(
              ofType.stream()
                  .sorted(Comparator.comparingLong(Lane::extentNanos).reversed())
                  .limit(MOST_LANES)
                  .toList());
      ofType.stream().filter(kept::contains).forEach(shown::add);
    }
    return new Part(title, lanes, shown, arrows(lanes, shown));
  }

  /** What has no other cause than that the loop goes round needs no arrow. */
  private static boolean isLoop(Event cause) {
    return cause.kind() == Kind.TURN || cause.kind() == Kind.LOOP;
  }

  /** That a thread makes something is no news: who else could. */
  private static boolean isMaking(Event effect) {
    return switch (effect.kind()) {
      case CALL_MADE, DEFERRED_MADE, CONNECTING -> true;
      default -> false;
    };
  }

  private static boolean isSeen(Event effect, Set<Integer> marked) {
    return effect.kind().opens() || marked.contains(effect.id());
  }

  /**
   * The effects to which an arrow leads from another lane: where something is to be seen, and one
   * for each place. None if they are too many.
   */
  private static List<Event> arrows(Lanes lanes, List<Lane> shown) {
    Set<Lane> visible = new HashSet<>(shown);
    Set<Integer> marked = new HashSet<>();
    shown.forEach(lane -> lane.marks().forEach(mark -> marked.add(mark.event())));
    long nearNanos = lanes.run().lastNanos() / NEAR;
    Map<List<Integer>, Long> last = new HashMap<>();
    List<Event> arrows = new ArrayList<>();
    for (Event event : lanes.run().events()) {
      if (event.cause() == 0 || event.kind() == Kind.NOTE || !isSeen(event, marked)) {
        continue;
      }
      int to = lanes.of(event);
      int from = lanes.of(lanes.run().event(event.cause()));
      if (from < 0
          || from == to
          || isLoop(lanes.run().event(event.cause()))
          || (isMaking(event) && lanes.all().get(from).type() == Lane.Type.THREAD)
          || !visible.contains(lanes.all().get(from))) {
        continue;
      }
      Long before = last.put(List.of(from, to), event.nanos());
      if (before != null && event.nanos() - before <= nearNanos) {
        continue;
      }
      arrows.add(event);
      if (arrows.size() > MOST_ARROWS) {
        return List.of();
      }
    }
    return arrows;
  }
}
