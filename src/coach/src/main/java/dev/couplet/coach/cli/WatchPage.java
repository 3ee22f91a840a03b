// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Exercise;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the watch shows of one exercise, for a terminal of any size: the statement, the verdict, the
 * hint that was asked for, and the keys. Where there is no room for all, the statement is folded
 * first, then the verdict; the hint and the keys stay.
 *
 * @param file what the learner writes
 * @param verdict says it to a screen
 * @param note a sentence for now; empty if there is none
 * @param done how many exercises are solved
 * @param total how many there are
 * @param checking whether the next verdict is on its way
 * @param keys what the keys do, such as {@code h hint}
 */
record WatchPage(
    Exercise exercise,
    Path file,
    Consumer<Screen> verdict,
    Optional<Hint> hint,
    String note,
    int done,
    int total,
    boolean checking,
    List<String> keys) {
  /** From here on the verdict stands beside the statement. */
  private static final int WIDE = 150;

  /** Longer lines are hard to read. */
  private static final int LONGEST = 100;

  private static final String BETWEEN = " │ ";
  private static final int LEAST_STATEMENT = 3;
  private static final int LEAST_VERDICT = 3;

  /** Returns the lines to show: as many as the terminal has. */
  List<String> lines(Screen screen, int columns, int rows) {
    List<String> page = new ArrayList<>(header(screen, columns));
    List<String> footer = footer(screen, columns);
    int room = Math.max(LEAST_STATEMENT + LEAST_VERDICT, rows - page.size() - footer.size());
    List<String> middle =
        columns >= WIDE ? wide(screen, columns, room) : narrow(screen, columns, room);
    page.addAll(middle);
    for (int i = middle.size(); i < room; i++) {
      page.add("");
    }
    page.addAll(footer);
    return page.size() > rows ? page.subList(0, rows) : page;
  }

  /** Returns everything, however long, for who scrolls. */
  List<String> whole(Screen screen, int columns) {
    int width = Math.min(columns, LONGEST);
    List<String> lines = new ArrayList<>(statement(screen, width));
    lines.add("");
    lines.addAll(told(screen, width));
    lines.addAll(hint(screen, width));
    return lines;
  }

  private List<String> header(Screen screen, int columns) {
    String left =
        screen.strong(exercise.statement().title()) + "  " + screen.faint(exercise.name());
    String right =
        exercise.statement().attributes().get("kind")
            + " · "
            + exercise.statement().attributes().get("minutes")
            + " min";
    return List.of(ends(left, screen.faint(right), columns), screen.faint("─".repeat(columns)));
  }

  /** One text at each end of a line; only the first where there is no room for both. */
  static String ends(String left, String right, int columns) {
    int gap = columns - Text.width(left) - Text.width(right);
    return gap > 1 ? left + " ".repeat(gap) + right : Text.cut(left, columns);
  }

  private List<String> footer(Screen screen, int columns) {
    List<String> lines = new ArrayList<>();
    lines.add(screen.faint("─".repeat(columns)));
    if (!note.isEmpty()) {
      note.lines().forEach(line -> lines.addAll(fit(Text.wrap("", "", line, columns), columns)));
    }
    lines.add(
        ends(
            Bar.of(screen, done, total, Math.max(10, Math.min(30, columns / 4)))
                + "  "
                + done
                + " of "
                + total
                + " solved",
            checking ? "checking …" : screen.link(file),
            columns));
    lines.addAll(keys(screen, keys, columns));
    return lines;
  }

  /** The keys in as many lines as they take; a key and its word stay together. */
  static List<String> keys(Screen screen, List<String> keys, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String key : keys) {
      int space = key.indexOf(' ');
      String painted = screen.strong(key.substring(0, space)) + screen.faint(key.substring(space));
      if (line.length() > 0 && Text.width(line.toString()) + 2 + Text.width(painted) > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : "  ").append(painted);
    }
    lines.add(line.toString());
    return lines;
  }

  private List<String> statement(Screen screen, int width) {
    return fit(new StatementText(screen, width).lines(exercise.statement().body()), width);
  }

  private List<String> told(Screen screen, int width) {
    return fit(screen.lines(width, verdict), width);
  }

  /** A terminal breaks what is too wide for it, and then has no room for as many lines. */
  private static List<String> fit(List<String> lines, int width) {
    return lines.stream().flatMap(line -> Text.fold(line, width).stream()).toList();
  }

  /** With an empty line before it. */
  private List<String> hint(Screen screen, int width) {
    List<String> lines = new ArrayList<>();
    hint.ifPresent(
        shown -> {
          lines.add("");
          lines.addAll(
              fit(
                  screen.lines(width, sheet -> Words.onPage(sheet).sayHint(exercise, shown)),
                  width));
        });
    return lines;
  }

  private List<String> narrow(Screen screen, int columns, int room) {
    int width = Math.min(columns, LONGEST);
    List<String> statement = statement(screen, width);
    List<String> told = told(screen, width);
    List<String> hinted = hint(screen, width);
    int gist = Math.min(statement.size(), gist(screen, width) + 1);
    int forTold = room - 1 - hinted.size() - gist;
    List<String> foldedVerdict = fold(screen, told, Math.max(LEAST_VERDICT, forTold));
    int forStatement = room - 1 - hinted.size() - foldedVerdict.size();
    List<String> lines = new ArrayList<>(fold(screen, statement, forStatement));
    lines.add("");
    lines.addAll(foldedVerdict);
    lines.addAll(hinted);
    return lines.size() > room ? fold(screen, lines, room) : lines;
  }

  private int gist(Screen screen, int width) {
    return new StatementText(screen, width).lines(List.of(exercise.statement().gist())).size();
  }

  private List<String> wide(Screen screen, int columns, int room) {
    int width = Math.min(LONGEST, (columns - BETWEEN.length()) / 2);
    List<String> left = fold(screen, statement(screen, width), room);
    List<String> hinted = hint(screen, width);
    List<String> right =
        new ArrayList<>(
            fold(screen, told(screen, width), Math.max(LEAST_VERDICT, room - hinted.size())));
    right.addAll(hinted);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < room; i++) {
      String one = i < left.size() ? left.get(i) : "";
      String other = i < right.size() ? right.get(i) : "";
      lines.add((Text.pad(one, width) + screen.faint(BETWEEN) + other).stripTrailing());
    }
    return lines;
  }

  /** At most {@code room} of {@code lines}; the last then says how many are not shown. */
  private static List<String> fold(Screen screen, List<String> lines, int room) {
    if (lines.size() <= room) {
      return lines;
    }
    int shown = Math.max(0, room - 1);
    while (shown > 0 && lines.get(shown - 1).isEmpty()) {
      shown--;
    }
    List<String> folded = new ArrayList<>(lines.subList(0, shown));
    folded.add(screen.faint("… " + (lines.size() - shown) + " more lines: ") + screen.strong("m"));
    return folded;
  }
}
