// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.pictures.ChainStep.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws a chain in characters, from top to bottom. */
final class ChainText {
  private static final int BOX = 30;
  private static final int LEFT = 2;
  private static final int RIGHT = 44;
  private static final int STEM = 6;

  private final ChainDiagram chain;
  private final Canvas canvas;
  private int y;

  ChainText(ChainDiagram chain, Glyphs glyphs) {
    this.chain = chain;
    canvas = new Canvas(glyphs);
  }

  String draw() {
    for (String line : Paragraph.lines(chain.head(), Canvas.WIDTH)) {
      canvas.text(0, y++, line);
    }
    canvas.text(LEFT, ++y, "callbacks");
    canvas.text(RIGHT, y, "errbacks");
    y += 2;
    Side side = chain.fired() ? Side.of(chain.startsFailed()) : null;
    canvas.text(x(side), y++, chain.start());
    for (ChainStep step : chain.steps()) {
      step(step, side);
      side = step.out();
    }
    if (side != null && !chain.waiting()) {
      stem(side, y, y);
      y++;
    }
    int room = Canvas.WIDTH - chain.ending().length();
    canvas.text(Math.max(0, Math.min(x(side), room)), y, chain.ending());
    return canvas.toString();
  }

  private static int x(@Nullable Side side) {
    return side == Side.FAILURE ? RIGHT : LEFT;
  }

  private void stem(Side side, int from, int to) {
    canvas.down(x(side) + STEM, from, to, mark(side));
  }

  /** A failure's path is another stroke than a value's. */
  private String mark(Side side) {
    return side == Side.VALUE ? canvas.pick("│", "|") : canvas.pick("┊", "!");
  }

  private void step(ChainStep step, @Nullable Side in) {
    if (in != null) {
      stem(in, y, y);
    }
    y++;
    int top = y;
    List<String> notes = new ArrayList<>();
    if (!step.place().isEmpty()) {
      notes.add(step.place());
    }
    if (step.wide()) {
      box(step, Side.VALUE, LEFT, RIGHT - LEFT + BOX, notes);
    } else {
      for (Side side : Side.values()) {
        if (step.has(side)) {
          box(step, side, x(side), BOX, notes);
        }
      }
    }
    int bottom = top + 2 + notes.size();
    if (in != null && step.ran()) {
      canvas.text(x(in) + STEM, top, canvas.pick("▼", "v"));
    } else if (in != null && !step.has(in)) {
      stem(in, top, bottom);
    }
    y = bottom + 1;
    if (step.ran() && in != null) {
      handOn(step, in);
    }
  }

  private void box(ChainStep step, Side side, int x, int width, List<String> notes) {
    List<String> lines = new ArrayList<>();
    lines.add(step.name(side) + (step.ran() && step.in() == side ? "" : idle(step, side)));
    lines.addAll(notes);
    canvas.box(x, y, width, lines);
  }

  private static String idle(ChainStep step, Side side) {
    return step.wide() && step.ran() ? "" : step.in() == null ? ", not reached" : unused(side);
  }

  private static String unused(Side side) {
    return side == Side.VALUE ? ", passed by" : ", not needed";
  }

  private void handOn(ChainStep step, Side in) {
    Side out = step.out();
    if (out == null) {
      return;
    }
    if (out == in) {
      stem(in, y, y);
      canvas.text(x(in) + STEM + 2, y++, step.outcome());
      return;
    }
    int from = Math.min(x(in), x(out)) + STEM;
    int to = Math.max(x(in), x(out)) + STEM;
    String outcome = (out == Side.FAILURE ? "throws " : "gives ") + step.outcome();
    stem(in, y, y);
    int end = RIGHT + STEM - 1;
    canvas.text(in == Side.VALUE ? LEFT + STEM + 2 : end - outcome.length(), y++, outcome);
    canvas.text(from + 1, y, canvas.pick("─", "-").repeat(to - from - 1));
    canvas.text(x(in) + STEM, y, corner(in == Side.VALUE ? "└" : "┘"));
    canvas.text(x(out) + STEM, y++, corner(out == Side.VALUE ? "┌" : "┐"));
  }

  private String corner(String unicode) {
    return canvas.pick(unicode, "+");
  }
}
