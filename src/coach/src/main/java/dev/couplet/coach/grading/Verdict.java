// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the grader found about one answer. */
public sealed interface Verdict {

  /** Returns the checks that failed, or were running when the answer was ended. */
  default Set<String> failing() {
    return Set.of();
  }

  /** Returns what happened in a line, for those who write exercises. */
  String inBrief();

  /** Returns what it comes to, in the words that {@code // Fails:} takes where no check fails. */
  String outcome();

  /**
   * Returns whether this is what the line {@code // Fails:} of a known-wrong answer names: the
   * checks that fail, an outcome such as {@code still running}, or an outcome and those checks.
   */
  default boolean is(Set<String> named) {
    Set<String> checks = new TreeSet<>(named);
    boolean outcomeNamed = checks.remove(outcome());
    return checks.equals(failing()) || (outcomeNamed && checks.isEmpty());
  }

  /** Every check passed; {@code checks} says how many there are. */
  record Solved(int checks) implements Verdict {
    @Override
    public String outcome() {
      return "solved";
    }

    @Override
    public String inBrief() {
      return "all " + checks + " checks pass";
    }
  }

  /**
   * The answer ran, and at least one check failed.
   *
   * @param remarks what else shows in the run of the first that failed
   * @param shape what the answer does in that check
   */
  record NotSolved(List<CheckResult> checks, List<Remark> remarks, Shape shape) implements Verdict {
    /** A verdict of an answer that was not run again. */
    public NotSolved(List<CheckResult> checks) {
      this(checks, List.of(), Shape.UNKNOWN);
    }

    /** Returns the checks that failed, in the order in which they ran. */
    public List<CheckResult> failed() {
      return checks.stream().filter(check -> !check.passed()).toList();
    }

    @Override
    public Set<String> failing() {
      return CheckResult.failing(checks, null);
    }

    @Override
    public String outcome() {
      return "not solved";
    }

    @Override
    public String inBrief() {
      return failed().stream().map(CheckResult::inBrief).collect(Collectors.joining("; "));
    }
  }

  /** The compiler refused the answer. */
  record NotCompiled(List<Problem> problems) implements Verdict {
    @Override
    public String outcome() {
      return "not compiled";
    }

    @Override
    public String inBrief() {
      Problem first = problems.get(0);
      return "it does not compile" + Place.inBrief(Optional.of(first.place)) + ": " + first.message;
    }
  }

  /** The answer compiles, but names what it must not, so that it was not run. */
  record Refused(List<Problem> problems) implements Verdict {
    @Override
    public String outcome() {
      return "refused";
    }

    @Override
    public String inBrief() {
      Problem first = problems.get(0);
      return "it was refused" + Place.inBrief(Optional.of(first.place)) + ": " + first.message;
    }
  }

  /**
   * The answer was still running at the limit.
   *
   * @param limit what ran out, in words
   * @param check the check that was running, or null if none was
   * @param place where the answer was held, if that was in its own code
   * @param before the results of the checks before it
   * @param printed the end of what it printed in that check
   */
  record StillRunning(
      String limit,
      @Nullable String check,
      Optional<Place> place,
      List<CheckResult> before,
      String printed)
      implements Verdict {
    /** The verdict on an answer that printed nothing. */
    public StillRunning(
        String limit, @Nullable String check, Optional<Place> place, List<CheckResult> before) {
      this(limit, check, place, before, "");
    }

    @Override
    public Set<String> failing() {
      return CheckResult.failing(before, check);
    }

    @Override
    public String outcome() {
      return "still running";
    }

    @Override
    public String inBrief() {
      return check + " was still running after " + limit + Place.inBrief(place);
    }
  }

  /**
   * The process ended before the checks did.
   *
   * @param exitCode the code it ended with
   * @param check the check that was running, or null if none was
   * @param before the results of the checks before it
   * @param output the end of what it printed
   */
  record EndedEarly(int exitCode, @Nullable String check, List<CheckResult> before, String output)
      implements Verdict {
    @Override
    public Set<String> failing() {
      return CheckResult.failing(before, check);
    }

    @Override
    public String outcome() {
      return "ended early";
    }

    @Override
    public String inBrief() {
      return "it ended with exit code " + exitCode + " in " + check;
    }
  }

  /**
   * Every check passed, but the answer has left something running.
   *
   * @param what a thread or a process, with its name
   * @param place where it was, if that was in the answer's own code
   */
  record LeftRunning(String what, Optional<Place> place) implements Verdict {
    @Override
    public String outcome() {
      return "left running";
    }

    @Override
    public String inBrief() {
      return "it left " + what + " running" + Place.inBrief(place);
    }
  }

  /** The answer wrote into the reports of the checks, so that there is no telling how they went. */
  record Disturbed() implements Verdict {
    @Override
    public String outcome() {
      return "disturbed";
    }

    @Override
    public String inBrief() {
      return "it wrote into the reports of the checks";
    }
  }

  /** A line of the answer. */
  record Place(Path file, int line) {
    private static String inBrief(Optional<Place> place) {
      return place
          .map(known -> " (" + known.file.getFileName() + ":" + known.line + ")")
          .orElse("");
    }
  }

  /** A mistake that a trace shows, and the line to look at. */
  record Remark(Place place, String sentence) {}

  /** What the compiler, or the grader, says of a line. */
  record Problem(Place place, String message) {}

  /**
   * What one check found.
   *
   * @param name the check's method
   * @param message what failed; empty if it passed
   * @param place the line to look at, if the check failed and one is known
   * @param seed what repeats the run that failed, if the check is one that is replayed
   * @param printed the end of what the answer printed in the run that failed
   */
  record CheckResult(
      String name,
      boolean passed,
      String message,
      Optional<Place> place,
      Optional<Long> seed,
      String printed) {

    /** The result of a check that has one run. */
    public CheckResult(String name, boolean passed, String message, Optional<Place> place) {
      this(name, passed, message, place, Optional.empty());
    }

    /** The result of a check in which the answer printed nothing. */
    public CheckResult(
        String name, boolean passed, String message, Optional<Place> place, Optional<Long> seed) {
      this(name, passed, message, place, seed, "");
    }

    private String inBrief() {
      return name + " failed" + Place.inBrief(place) + ": " + message;
    }

    private static Set<String> failing(List<CheckResult> checks, @Nullable String running) {
      Set<String> failing = new TreeSet<>();
      checks.stream().filter(check -> !check.passed).map(CheckResult::name).forEach(failing::add);
      if (running != null) {
        failing.add(running);
      }
      return failing;
    }
  }
}
