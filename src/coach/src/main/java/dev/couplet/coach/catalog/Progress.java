// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far the learner is, in {@code answers/.couplet/progress}: a line for each step, such as
 * {@code countdown hint 2} or {@code countdown solved}, with the exercise's id.
 *
 * <p>Steps are only added, and none takes another back: so two coaches can't undo each other's, and
 * two files can be joined in any order. Who begins an exercise again begins a round, {@code
 * countdown begun again 1}, whose steps end in {@code again 1}; only the last round counts. A line
 * that is no step is passed over.
 */
public final class Progress {
  private static final Entry NOTHING = new Entry(0, 0, false);
  private static final Pattern STEP =
      Pattern.compile(
          "\\s*(\\S+)\\s+(?:hint\\s+(\\d{1,3})|(solved)|begun)(?:\\s+again\\s+(\\d{1,6}))?\\s*");

  private final LineLog steps;

  private record Entry(int round, int hints, boolean solved) {
    Entry and(Entry other) {
      if (round != other.round) {
        return round > other.round ? this : other;
      }
      return new Entry(round, Math.max(hints, other.hints), solved || other.solved);
    }
  }

  public Progress(Checkout checkout) {
    this.steps = new LineLog(checkout.answers().resolve(".couplet").resolve("progress"));
  }

  /** Returns whether {@code exercise} is solved. */
  public boolean solved(Exercise exercise) {
    return entry(read(), exercise).solved;
  }

  /** Returns how many hints to {@code exercise} were shown. */
  public int hints(Exercise exercise) {
    return entry(read(), exercise).hints;
  }

  /** Returns the exercises that are solved. */
  public Set<Exercise> solved(Catalog catalog) {
    Map<String, Entry> entries = read();
    return catalog.exercises().stream()
        .filter(exercise -> entry(entries, exercise).solved)
        .collect(Collectors.toSet());
  }

  /** Returns the first exercise that is not solved, or nothing when all are. */
  public Optional<Exercise> next(Catalog catalog) {
    Set<Exercise> solved = solved(catalog);
    return catalog.exercises().stream().filter(exercise -> !solved.contains(exercise)).findFirst();
  }

  /** Notes that {@code exercise} is solved. */
  public void markSolved(Exercise exercise) {
    Entry entry = entry(read(), exercise);
    if (!entry.solved) {
      add(exercise, "solved", entry.round);
    }
  }

  /** Notes that the learner begins {@code exercise} again: it is not solved, no hint was shown. */
  public void beginAgain(Exercise exercise) {
    Entry entry = entry(read(), exercise);
    if (entry.solved || entry.hints > 0) {
      add(exercise, "begun", entry.round + 1);
    }
  }

  /**
   * Returns the number of the next hint to show, from 1; the last one's again after the last; 0 if
   * there are none.
   */
  public int takeHint(Exercise exercise) {
    Entry entry = entry(read(), exercise);
    int last = exercise.statement().hints().size();
    if (entry.hints >= last) {
      return last;
    }
    add(exercise, "hint " + (entry.hints + 1), entry.round);
    return entry.hints + 1;
  }

  private static Entry entry(Map<String, Entry> entries, Exercise exercise) {
    return entries.getOrDefault(exercise.id(), NOTHING);
  }

  private Map<String, Entry> read() {
    Map<String, Entry> entries = new HashMap<>();
    try {
      for (String line : steps.read()) {
        Matcher step = STEP.matcher(line);
        if (step.matches()) {
          entries.merge(
              step.group(1),
              new Entry(number(step.group(4)), number(step.group(2)), step.group(3) != null),
              Entry::and);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private void add(Exercise exercise, String step, int round) {
    try {
      steps.add(List.of(exercise.id() + " " + step + (round == 0 ? "" : " again " + round)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
