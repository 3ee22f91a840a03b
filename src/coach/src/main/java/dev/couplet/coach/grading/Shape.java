// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.grading.CheckProcess.Run;
import dev.couplet.coach.runner.Wire;
import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What an answer does in one check, in a few runs whose data are always the same. Two answers of
 * one shape may read differently, but do the same.
 *
 * @param check the check's unique id; empty if nothing is known
 * @param ends how each run ends, by its seed: the words by which it fails, empty if it passes
 * @param events what happens, when in virtual time, and how many times; not by which lines
 */
public record Shape(String check, Map<String, String> ends, Map<String, Integer> events) {
  /** Nothing is known of it. */
  static final Shape UNKNOWN = new Shape("", Map.of(), Map.of());

  /** Whatever tells one lambda or object from another, which no two runs have in common. */
  private static final Pattern IDENTITY = Pattern.compile("\\$\\$Lambda[^ ]*|@[0-9a-f]+\\b");

  /** The words of what is thrown, which an answer chooses as it likes. */
  private static final Pattern REASON = Pattern.compile("(?<=[a-z]): .*");

  /** Who runs is no matter of what happens, and the end of something tells what began. */
  private static final Set<Kind> PASSED_OVER = Set.of(Kind.THREAD, Kind.END);

  /** Reads what {@code run} has handed over to be compared. */
  static Shape in(Run run) {
    String check = "";
    Map<String, String> ends = new TreeMap<>();
    Map<String, Integer> events = new TreeMap<>();
    for (Wire.Message report : run.reports()) {
      if (report.word().equals("compared")) {
        check = report.fields().get(0);
        String seed = report.fields().get(1);
        ends.put(seed, oneLine(report.fields().get(2)));
        Traced.read(report.fields().get(3))
            .ifPresent(
                trace ->
                    trace.events().stream()
                        .filter(event -> !PASSED_OVER.contains(event.kind()))
                        .forEach(event -> events.merge(seed + words(event), 1, Integer::sum)));
      }
    }
    return new Shape(check, ends, events);
  }

  private static String words(Event event) {
    String text = event.text() == null ? "" : REASON.matcher(event.text()).replaceAll("");
    return " " + event.kind() + " " + event.nanos() + " " + event.amount() + " " + oneLine(text);
  }

  private static String oneLine(String text) {
    return IDENTITY.matcher(text).replaceAll("").replace('\n', ' ').replace('\r', ' ');
  }

  /** In what part of the runs in which either fails both fail with the same words: 0 to 1. */
  double endsLike(Shape other) {
    Set<String> failing = new HashSet<>(ends.keySet());
    failing.addAll(other.ends.keySet());
    failing.removeIf(seed -> passes(seed) && other.passes(seed));
    long same = failing.stream().filter(seed -> sameEnd(seed, other)).count();
    return failing.isEmpty() ? 0 : (double) same / failing.size();
  }

  private boolean passes(String seed) {
    return ends.getOrDefault(seed, "").isEmpty();
  }

  private boolean sameEnd(String seed, Shape other) {
    return Objects.equals(ends.get(seed), other.ends.get(seed));
  }

  /** Whether anything happens in the one or the other that is recorded: with a reactor it does. */
  boolean isRecorded(Shape other) {
    return !events.isEmpty() || !other.events.isEmpty();
  }

  /** What part of all that happens in either happens in both: 0 to 1. */
  double doesLike(Shape other) {
    Set<String> all = new HashSet<>(events.keySet());
    all.addAll(other.events.keySet());
    double common = 0;
    double either = 0;
    for (String each : all) {
      int here = events.getOrDefault(each, 0);
      int there = other.events.getOrDefault(each, 0);
      common += Math.min(here, there);
      either += Math.max(here, there);
    }
    return either == 0 ? 0 : common / either;
  }
}
