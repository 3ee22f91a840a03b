// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.pictures.ChainStep.Side;
import org.jspecify.annotations.Nullable;

/** Draws a chain as SVG, from top to bottom. */
final class ChainSvg {
  private static final int WIDTH = 640;
  private static final int BOX = 230;
  private static final int HIGH = 40;
  private static final int GAP = 38;
  private static final int LEFT = 40;
  private static final int RIGHT = 370;

  private final ChainDiagram chain;
  private final Svg svg = new Svg();
  private int y = 24;

  ChainSvg(ChainDiagram chain) {
    this.chain = chain;
  }

  String draw() {
    svg.text("title", 12, y, chain.head());
    y += 28;
    svg.text("label", LEFT, y, "callbacks");
    svg.text("label", RIGHT, y, "errbacks");
    y += 24;
    Side from = chain.fired() ? Side.of(chain.startsFailed()) : null;
    Side now = from;
    int fromY = y + 8;
    svg.text("detail", x(from), y, chain.start());
    y += GAP - 6;
    for (ChainStep step : chain.steps()) {
      if (step.ran() && from != null && step.in() != null) {
        path(from, step.in(), fromY);
        from = step.in();
        fromY = y + HIGH;
      }
      boxes(step);
      y += HIGH;
      now = step.out();
      if (step.ran() && now != null) {
        outcome(step, now);
      }
      y += GAP;
    }
    if (from != null && now != null && !chain.waiting()) {
      path(from, now, fromY);
    }
    Side end = now == null ? Side.VALUE : now;
    int room = WIDTH - 12 - 7 * chain.ending().length();
    String type = chain.endsFailed() ? "alarm" : "label";
    svg.text(type, Math.max(12, Math.min(x(end), room)), y + 16, chain.ending());
    return Svg.picture(WIDTH, y + 32, "Chain", chain.description(), svg);
  }

  private static int x(@Nullable Side side) {
    return side == Side.FAILURE ? RIGHT : LEFT;
  }

  private static int middle(Side side) {
    return x(side) + BOX / 2;
  }

  private void boxes(ChainStep step) {
    if (step.wide()) {
      box(step, Side.VALUE, RIGHT + BOX - LEFT, step.ran());
      return;
    }
    for (Side side : Side.values()) {
      if (step.has(side)) {
        box(step, side, BOX, step.ran() && step.in() == side);
      }
    }
  }

  private void box(ChainStep step, Side side, int width, boolean ran) {
    svg.rect(ran ? "box ran" : "box", x(side), y, width, HIGH, step.sentence());
    svg.text(ran ? "label" : "detail", x(side) + 10, y + 17, step.name(side));
    svg.text("detail", x(side) + 10, y + 32, step.place());
  }

  private void outcome(ChainStep step, Side out) {
    String text = Glyphs.UNICODE.fit(step.outcome(), 34).stripTrailing();
    svg.text("detail", middle(out) + 8, y + 14, text);
  }

  /**
   * Draws the way from one box to the next, past those that have nothing for it. A failure's is
   * dashed, a value's is not.
   */
  private void path(Side from, Side to, int top) {
    int x1 = middle(from);
    int x2 = middle(to);
    int turn = top + GAP - 8;
    String data =
        x1 == x2
            ? " V" + y
            : " C%d %d %d %d %d %d V%d".formatted(x1, top + 24, x2, top, x2, turn, y);
    svg.path(to == Side.VALUE ? "value" : "failure", x1, top, data, "");
  }
}
