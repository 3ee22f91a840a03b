// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.pictures.Lane.Mark;
import dev.couplet.pictures.Lane.Stretch;
import dev.couplet.pictures.Lane.Style;
import dev.couplet.pictures.Timeline.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws a timeline in characters: a line for each lane. */
final class TimelineText {
  private static final int WIDTH = 80;
  private static final int LABEL = 22;
  private static final int CELLS = WIDTH - LABEL - 1;

  private final Timeline timeline;
  private final Glyphs glyphs;
  private final long lastNanos;
  private final StringBuilder out = new StringBuilder();

  /** What was drawn, with its meaning. */
  private final Map<Character, String> legend = new LinkedHashMap<>();

  TimelineText(Timeline timeline, Glyphs glyphs) {
    this.timeline = timeline;
    this.glyphs = glyphs;
    lastNanos = Math.max(1, timeline.lastNanos());
  }

  String draw() {
    for (Part part : timeline.parts()) {
      if (!part.title().isEmpty()) {
        line(part.title() + ": " + Times.say(part.lanes().run().lastNanos()));
      }
      axis();
      part.shown().forEach(this::lane);
      leftOut(part);
      line("");
      paragraph(new Description(part).sentences());
      line("");
    }
    List<String> entries = new ArrayList<>();
    legend.forEach((character, meaning) -> entries.add(character + " " + meaning));
    paragraph(String.join("   ", entries));
    return out.toString();
  }

  private int cell(long nanos) {
    return (int) Math.min(CELLS - 1, (double) nanos / lastNanos * CELLS);
  }

  private void axis() {
    StringBuilder row = new StringBuilder(" ".repeat(WIDTH));
    long step = Times.step(lastNanos, 6);
    for (long at = 0; at <= lastNanos; at += step) {
      String label = glyphs.plain(Times.say(at));
      int start = Math.min(LABEL + cell(at), WIDTH - label.length());
      row.replace(start, start + label.length(), label);
    }
    line(row.toString());
  }

  private void lane(Lane lane) {
    char[] cells = new char[CELLS];
    Arrays.fill(cells, ' ');
    for (Style style : Style.values()) {
      for (Stretch stretch : lane.stretches()) {
        if (stretch.style() == style) {
          fill(cells, stretch);
        }
      }
    }
    lane.marks().stream()
        .sorted(Comparator.comparing(Mark::shape))
        .forEach(mark -> put(cells, cell(mark.atNanos()), mark.shape()));
    line(glyphs.fit(label(lane), LABEL - 1) + " " + new String(cells));
  }

  private void fill(char[] cells, Stretch stretch) {
    int from = cell(stretch.fromNanos());
    int to = cell(stretch.toNanos());
    if (stretch.style() == Style.HELD && stretch.nanos() < lastNanos / CELLS / 2) {
      cells[from] = glyphs == Glyphs.UNICODE ? '┃' : '|';
      legend.put(cells[from], "busy for a moment");
      return;
    }
    for (int i = from; i <= to; i++) {
      put(cells, i, stretch.style());
    }
  }

  private void put(char[] cells, int index, Lane.Sign sign) {
    cells[index] = sign.in(glyphs);
    legend.put(cells[index], sign.word());
  }

  /** The name alone, where it says enough. */
  private static String label(Lane lane) {
    String place = lane.detail().replace(".java:", ":");
    return switch (lane.type()) {
      case THREAD -> lane.label().equals("loop") ? "loop" : "thread " + lane.detail();
      case SPAN -> lane.label();
      case CALL, CONNECTION, DEFERRED ->
          lane.label().substring(lane.label().lastIndexOf(' ') + 1) + " " + place;
    };
  }

  private void leftOut(Part part) {
    for (Lane.Type type : Lane.Type.values()) {
      int count = part.leftOut(type);
      if (count > 0) {
        line("not drawn: " + Description.count(type, count));
      }
    }
  }

  private void line(String text) {
    out.append(glyphs.plain(text).stripTrailing()).append('\n');
  }

  private void paragraph(String text) {
    Paragraph.lines(text, WIDTH).forEach(this::line);
  }
}
