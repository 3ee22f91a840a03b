// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.catalog.Solutions;
import dev.couplet.coach.catalog.Solutions.Answer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * The learner's answer, ours, and another right one: beside each other where there is room, else
 * one below the other.
 */
final class SolutionText {
  private static final int GAP = 3;

  /** Code is not cut for the sake of a column. */
  private static final int NARROWEST = 84;

  private final Screen screen;
  private final int width;

  SolutionText(Screen screen, int width) {
    this.screen = screen;
    this.width = width;
  }

  List<String> lines(Course course, Exercise exercise) {
    List<String> files =
        exercise.stubs().stream().map(stub -> stub.getFileName().toString()).toList();
    List<Answer> ours = course.solutions(exercise);
    List<List<String>> columns = new ArrayList<>();
    int fit = Math.max(1, Math.min(3, (width + GAP) / (NARROWEST + GAP)));
    int columnWidth = (width - (fit - 1) * GAP) / fit;
    course.files(exercise).stream()
        .filter(Files::exists)
        .map(Answer::read)
        .forEach(own -> columns.add(column("Yours: " + name(own), "", own.code(), columnWidth)));
    for (Answer answer : ours) {
      boolean our = files.contains(name(answer));
      columns.add(
          column(
              (our ? "Ours: " : "Another right one: ") + name(answer),
              answer.teaches(),
              answer.code(),
              columnWidth));
    }
    return beside(columns, fit, columnWidth);
  }

  private static String name(Solutions.Answer answer) {
    return answer.file().getFileName().toString();
  }

  private List<String> column(String heading, String teaches, String code, int columnWidth) {
    List<String> lines = new ArrayList<>();
    lines.add(screen.strong(heading));
    if (!teaches.isEmpty()) {
      lines.addAll(Text.wrap("", "", teaches, columnWidth));
    }
    lines.add("");
    for (String line : code.lines().toList()) {
      lines.add(columnWidth < width ? Text.cut(line, columnWidth) : line);
    }
    return lines;
  }

  private static List<String> beside(List<List<String>> columns, int fit, int columnWidth) {
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < columns.size(); from += fit) {
      List<List<String>> row = columns.subList(from, Math.min(columns.size(), from + fit));
      int height = row.stream().mapToInt(List::size).max().orElse(0);
      if (from > 0) {
        lines.add("");
      }
      for (int i = 0; i < height; i++) {
        StringBuilder line = new StringBuilder();
        for (int k = 0; k < row.size(); k++) {
          String cell = i < row.get(k).size() ? row.get(k).get(i) : "";
          boolean last = k == row.size() - 1;
          line.append(last ? cell : Text.pad(cell, columnWidth + GAP));
        }
        lines.add(line.toString().stripTrailing());
      }
    }
    return lines;
  }
}
