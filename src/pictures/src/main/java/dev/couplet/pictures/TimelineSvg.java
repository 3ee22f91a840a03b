// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.pictures.Lane.Mark;
import dev.couplet.pictures.Lane.Stretch;
import dev.couplet.pictures.Lane.Style;
import dev.couplet.pictures.Timeline.Part;
import dev.couplet.trace.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws a timeline as SVG. */
final class TimelineSvg {
  private static final int WIDTH = 960;
  private static final int LEFT = 170;
  private static final int RIGHT = 930;
  private static final int LANE = 36;

  /** What a callback of a few microseconds is widened to, to be seen. */
  private static final double NARROWEST = 2;

  private static final int LONGEST_NOTE = 16;

  private final Timeline timeline;
  private final long lastNanos;
  private final Svg svg = new Svg();
  private final Set<Lane.Sign> used = new LinkedHashSet<>();
  private int y = 8;

  TimelineSvg(Timeline timeline) {
    this.timeline = timeline;
    lastNanos = Math.max(1, timeline.lastNanos());
  }

  String draw() {
    timeline.parts().forEach(this::part);
    legend();
    return Svg.picture(WIDTH, y, "Timeline", timeline.description(), svg);
  }

  private double x(long nanos) {
    return LEFT + (double) (RIGHT - LEFT) * nanos / lastNanos;
  }

  private void part(Part part) {
    Run run = part.lanes().run();
    if (!part.title().isEmpty()) {
      y += 14;
      svg.text("title", 12, y + 6, part.title() + ": " + Times.say(run.lastNanos()));
      y += 14;
    }
    int top = y + 22;
    int bottom = top + LANE * part.shown().size();
    axis(top, bottom, run.lastNanos());
    for (Stretch blocked : Timeline.blocked(part)) {
      band(blocked, top, bottom);
    }
    Map<Lane, Integer> middles = new HashMap<>();
    y = top;
    for (Lane lane : part.shown()) {
      middles.put(lane, y + LANE / 2);
      lane(run, lane, y + LANE / 2);
      y += LANE;
    }
    for (Event effect : part.arrows()) {
      arrow(part, effect, middles);
    }
    leftOut(part);
    y += 10;
  }

  private void axis(int top, int bottom, long endNanos) {
    long step = Times.step(lastNanos, 8);
    for (long at = 0; at <= lastNanos; at += step) {
      svg.line("grid", x(at), top - 4, x(at), bottom);
      svg.text("axis", x(at), top - 8, Times.say(at));
    }
    svg.rect("over", x(endNanos), top - 4, RIGHT - x(endNanos), bottom - top + 4, "");
    svg.line("end", x(endNanos), top - 4, x(endNanos), bottom);
  }

  /** Through all lanes, since nothing in them could go on. */
  private void band(Stretch blocked, int top, int bottom) {
    double from = x(blocked.fromNanos());
    svg.rect("band", from, top, Math.max(1, x(blocked.toNanos()) - from), bottom - top, "");
  }

  private void lane(Run run, Lane lane, int middle) {
    svg.line("lane", 12, middle + LANE / 2, RIGHT, middle + LANE / 2);
    svg.text("label", 12, middle - 1, shorten(lane.label(), 22));
    svg.text("detail", 12, middle + 12, shorten(lane.detail(), 27));
    for (Style style : Style.values()) {
      List<Stretch> stretches =
          lane.stretches().stream().filter(stretch -> stretch.style() == style).toList();
      for (Stretch stretch : visible(stretches)) {
        stretch(run, stretch, middle);
      }
    }
    for (Mark mark : plainest(lane.marks())) {
      used.add(mark.shape());
      String tooltip = tooltip(run, mark.event(), mark.atNanos());
      svg.symbol(mark.shape().inSvg(), x(mark.atNanos()), middle, tooltip);
    }
    notes(run, lane, middle);
  }

  /** Short notes are written where they stand, as far as there is room. */
  private void notes(Run run, Lane lane, int middle) {
    double freeFrom = 0;
    for (Mark mark : lane.marks()) {
      String text = mark.shape() == Lane.Shape.NOTE ? run.event(mark.event()).text() : null;
      if (text == null || text.length() > LONGEST_NOTE) {
        continue;
      }
      double half = 3.2 * text.length();
      if (x(mark.atNanos()) - half >= freeFrom) {
        svg.text("note-word", x(mark.atNanos()), middle - 14, text);
        freeFrom = x(mark.atNanos()) + half + 3;
      }
    }
  }

  /** Of the marks that would stand in one place, the one that says most. */
  private Collection<Mark> plainest(List<Mark> marks) {
    Map<Long, Mark> places = new LinkedHashMap<>();
    for (Mark mark : marks) {
      places.merge(
          Math.round(x(mark.atNanos()) / 3),
          mark,
          (before, now) -> now.shape().compareTo(before.shape()) > 0 ? now : before);
    }
    return places.values();
  }

  /** Joins what would be drawn side by side without a gap. */
  private List<Stretch> visible(List<Stretch> stretches) {
    List<Stretch> visible = new ArrayList<>();
    Stretch last = null;
    for (Stretch stretch : stretches) {
      if (last != null && x(stretch.fromNanos()) - x(last.toNanos()) < 1) {
        last =
            new Stretch(
                last.fromNanos(),
                Math.max(last.toNanos(), stretch.toNanos()),
                stretch.style(),
                last.nanos() < stretch.nanos() ? stretch.event() : last.event());
        visible.set(visible.size() - 1, last);
      } else {
        last = stretch;
        visible.add(stretch);
      }
    }
    return visible;
  }

  private void stretch(Run run, Stretch stretch, int middle) {
    used.add(stretch.style());
    double from = x(stretch.fromNanos());
    double width = Math.max(NARROWEST, x(stretch.toNanos()) - from);
    String tooltip = tooltip(run, stretch.event(), stretch.fromNanos());
    switch (stretch.style()) {
      case IDLE -> svg.line("idle", from, middle, from + width, middle);
      case PENDING -> svg.line("pending", from, middle, from + width, middle);
      case WAITING -> svg.line("waiting", from, middle, from + width, middle);
      case LATE -> svg.rect("late", from, middle - 5, width, 10, tooltip);
      case OPEN -> svg.rect("open", from, middle - 8, width, 16, tooltip);
      case HELD -> svg.rect("held", from, middle - 8, width, 16, tooltip);
      case BLOCKED -> {
        svg.rect("plate", from, middle - 13, width, 26, "");
        svg.rect("blocked", from, middle - 13, width, 26, tooltip);
        String label = Times.say(stretch.nanos());
        if (width > 7 * label.length() + 10) {
          svg.rect(
              "plate",
              from + width / 2 - 3.5 * label.length() - 3,
              middle - 9,
              7 * label.length() + 6,
              18,
              "");
          svg.text("held-for", from + width / 2, middle + 4, label);
        }
      }
    }
  }

  private void arrow(Part part, Event effect, Map<Lane, Integer> middles) {
    Lanes lanes = part.lanes();
    Event cause = lanes.run().event(effect.cause());
    Integer from = middles.get(lanes.all().get(lanes.of(cause)));
    Integer to = middles.get(lanes.all().get(lanes.of(effect)));
    if (from == null || to == null) {
      return;
    }
    double x1 = x(cause.nanos());
    double x2 = x(effect.nanos());
    int sign = to > from ? 1 : -1;
    double y1 = from + sign * 6;
    double y2 = to - sign * 9;
    double bend = (y2 - y1) / 2;
    svg.path(
        "arrow",
        x1,
        y1,
        " C%s %s %s %s %s %s"
            .formatted(
                Svg.round(x1),
                Svg.round(y1 + bend),
                Svg.round(x2),
                Svg.round(y2 - bend),
                Svg.round(x2),
                Svg.round(y2)),
        "");
  }

  private void leftOut(Part part) {
    List<String> words = new ArrayList<>();
    for (Lane.Type type : Lane.Type.values()) {
      int count = part.leftOut(type);
      if (count > 0) {
        words.add(Description.count(type, count));
      }
    }
    if (!words.isEmpty()) {
      y += 16;
      svg.text("detail", 12, y - 2, "not drawn: " + String.join(", ", words));
    }
  }

  private void legend() {
    y += 18;
    double x = 12;
    for (Lane.Sign sign : used) {
      double width = Legend.draw(svg, sign, x, y);
      x += width;
      if (x > RIGHT - 130) {
        x = 12;
        y += 20;
      }
    }
    y += 16;
  }

  private static String tooltip(Run run, int id, long nanos) {
    Event event = run.event(id);
    String place = Places.of(run, event);
    return Times.say(nanos)
        + ": "
        + Labels.sentence(event)
        + (event.kind().opens() ? ", for " + Times.say(run.lasted(event)) : "")
        + (place == null ? "" : " (" + place + ")");
  }

  private static String shorten(String text, int width) {
    return Glyphs.UNICODE.fit(text, width).stripTrailing();
  }
}
