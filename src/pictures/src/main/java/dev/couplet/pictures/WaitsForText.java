// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.pictures.WaitsForGraph.Placed;
import java.util.List;

/** Draws what waits for what as a tree of lines. */
final class WaitsForText {
  private static final int MOST_LINES = 60;
  private static final int DEEPEST = 8;

  private final WaitsForGraph graph;
  private final Glyphs glyphs;

  WaitsForText(WaitsForGraph graph, Glyphs glyphs) {
    this.graph = graph;
    this.glyphs = glyphs;
  }

  String draw() {
    StringBuilder out = new StringBuilder();
    line(out, graph.title());
    List<Placed> placed = graph.placed();
    boolean[] goesOn = new boolean[DEEPEST + 1];
    for (Placed each : placed.subList(0, Math.min(MOST_LINES, placed.size()))) {
      int depth = Math.min(each.depth(), DEEPEST);
      goesOn[depth] = !each.last();
      StringBuilder indent = new StringBuilder("  ");
      for (int i = 1; i < depth; i++) {
        indent.append(goesOn[i] ? glyphs.pick("│  ", "|  ") : "   ");
      }
      if (depth > 0) {
        indent.append(each.last() ? glyphs.pick("└─ ", "`- ") : glyphs.pick("├─ ", "|- "));
      }
      String state = each.again() ? "see above" : each.node().state();
      line(out, indent + each.node().head() + ": " + state);
    }
    if (placed.size() > MOST_LINES) {
      line(out, "  and " + (placed.size() - MOST_LINES) + " more");
    }
    return out.toString();
  }

  private void line(StringBuilder out, String text) {
    out.append(glyphs.fit(text, Canvas.WIDTH).stripTrailing()).append('\n');
  }
}
