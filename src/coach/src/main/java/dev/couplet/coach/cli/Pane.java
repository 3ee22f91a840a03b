// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines that may be more than a terminal has: a part of them is shown, with a heading above and the
 * keys below.
 *
 * @param top the first line to be shown
 */
record Pane(String heading, List<String> text, int top, List<String> keys) {
  private static final int FRAME = 4;

  /** How many of the lines {@code rows} hold. */
  static int room(int rows) {
    return Math.max(1, rows - FRAME);
  }

  /** The same, with line {@code line} as the first, or the nearest that leaves no room empty. */
  Pane at(int line, int rows) {
    int last = Math.max(0, text.size() - room(rows));
    return new Pane(heading, text, Math.max(0, Math.min(line, last)), keys);
  }

  List<String> lines(Screen screen, int columns, int rows) {
    int room = room(rows);
    int end = Math.min(text.size(), top + room);
    List<String> page = new ArrayList<>();
    String where = text.size() <= room ? "" : (top + 1) + "–" + end + " of " + text.size();
    page.add(WatchPage.ends(screen.strong(heading), screen.faint(where), columns));
    page.add(screen.faint("─".repeat(columns)));
    text.subList(top, end).forEach(line -> page.add(Text.cut(line, columns)));
    for (int i = end - top; i < room; i++) {
      page.add("");
    }
    page.add(screen.faint("─".repeat(columns)));
    page.addAll(WatchPage.keys(screen, keys, columns));
    return page.size() > rows ? page.subList(0, rows) : page;
  }
}
