// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.pictures.WaitsForGraph.Placed;
import dev.couplet.trace.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws what waits for what: boxes from left to right, arrows to what is waited for. */
final class WaitsForSvg {
  private static final int BOX = 200;
  private static final int HIGH = 42;
  private static final int ACROSS = 270;
  private static final int DOWN = 56;
  private static final int MOST_BOXES = 60;
  private static final int DEEPEST = 5;

  private final WaitsForGraph graph;
  private final Svg svg = new Svg();
  private final Map<Subject, int[]> corners = new HashMap<>();
  private int y = 44;
  private int width = 640;

  WaitsForSvg(WaitsForGraph graph) {
    this.graph = graph;
  }

  String draw() {
    svg.text("title", 12, 24, graph.title());
    List<Placed> placed = graph.placed();
    boolean first = true;
    int depthBefore = -1;
    for (Placed each : placed) {
      if (each.again() || corners.size() == MOST_BOXES) {
        continue;
      }
      int depth = Math.min(each.depth(), DEEPEST);
      // The first of what a box waits for stands beside it, the others below.
      y += first || depth > depthBefore ? 0 : DOWN;
      box(each, 12 + depth * ACROSS);
      first = false;
      depthBefore = depth;
    }
    arrows(placed);
    y += first ? 0 : DOWN;
    int drawn = corners.size();
    long all = placed.stream().filter(each -> !each.again()).count();
    if (all > drawn) {
      svg.text("detail", 12, y, "and " + (all - drawn) + " more");
      y += 20;
    }
    return Svg.picture(width, y + 8, "What waits for what", graph.description(), svg);
  }

  private void box(Placed placed, int x) {
    WaitsForGraph.Node node = placed.node();
    corners.put(node.subject(), new int[] {x, y});
    width = Math.max(width, x + BOX + 12);
    svg.rect("box", x, y, BOX, HIGH, node.head() + ": " + node.state());
    svg.text("label", x + 10, y + 18, fit(node.head(), 26));
    svg.text("detail", x + 10, y + 33, fit(node.state(), 32));
  }

  private void arrows(List<Placed> placed) {
    for (Placed each : placed) {
      int[] from = corners.get(each.node().subject());
      if (from == null || each.again()) {
        continue;
      }
      for (Subject awaited : each.node().awaits()) {
        int[] to = corners.get(awaited);
        if (to != null) {
          arrow(from[0] + BOX, from[1] + HIGH / 2, to[0], to[1] + HIGH / 2);
        }
      }
    }
  }

  private void arrow(int x1, int y1, int x2, int y2) {
    int bend = Math.max(30, Math.abs(x2 - x1) / 2);
    svg.path(
        "arrow",
        x1,
        y1,
        " C%d %d %d %d %d %d".formatted(x1 + bend, y1, x2 - bend, y2, x2 - 2, y2),
        "");
  }

  private static String fit(String text, int width) {
    return Glyphs.UNICODE.fit(text, width).stripTrailing();
  }
}
