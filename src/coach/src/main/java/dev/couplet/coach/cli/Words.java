// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.grading.AskedFor;
import dev.couplet.coach.grading.Verdict;
import dev.couplet.coach.grading.Verdict.CheckResult;
import dev.couplet.coach.grading.Verdict.Place;
import dev.couplet.coach.grading.Verdict.Problem;
import dev.couplet.coach.grading.Verdict.Remark;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says a verdict: what happened, where, and what to do next. */
final class Words {
  /** One missing brace may have the compiler complain of every line after it. */
  private static final int MOST_PROBLEMS = 3;

  /** One slip fails many checks: those that run first are the plainest. */
  private static final int MOST_FAILURES = 3;

  /** What was printed last tells most, and the verdict is to stay on the screen. */
  private static final int MOST_PRINTED = 8;

  /** What would colour or move on a terminal. */
  private static final Pattern ESCAPES =
      Pattern.compile("\u001b(?:\\[[0-9;?]*[ -/]*[@-~]|][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?)");

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}]");

  private final Screen screen;

  /** Whether keys do what commands do elsewhere, and the exercise is named above. */
  private final boolean watching;

  Words(Screen screen) {
    this(screen, false);
  }

  private Words(Screen screen, boolean watching) {
    this.screen = screen;
    this.watching = watching;
  }

  /** Words for a page that names the exercise, and that hears keys. */
  static Words onPage(Screen screen) {
    return new Words(screen, true);
  }

  /** Says {@code verdict} and returns the exit code that goes with it. */
  int say(Exercise exercise, Verdict verdict, boolean untouched) {
    return say(exercise, verdict, untouched, Optional.empty());
  }

  /**
   * Says {@code verdict} and returns the exit code that goes with it.
   *
   * @param perhaps what the learner may have believed
   */
  int say(Exercise exercise, Verdict verdict, boolean untouched, Optional<String> perhaps) {
    if (verdict instanceof Verdict.Solved solved) {
      screen.line(
          (watching ? screen.good("✓ ") : exercise.name() + ": ")
              + screen.good("solved")
              + (solved.checks() == 1
                  ? ", its check passes."
                  : ", all " + solved.checks() + " checks pass."));
      return ExitCode.SOLVED;
    }
    if (verdict instanceof Verdict.NotCompiled notCompiled) {
      sayProblems(exercise, "does not compile", notCompiled.problems());
    } else if (verdict instanceof Verdict.Refused refused) {
      sayProblems(exercise, "was not run", refused.problems());
    } else if (verdict instanceof Verdict.NotSolved notSolved) {
      Optional<AskedFor> asked = untouched ? AskedFor.in(exercise) : Optional.empty();
      asked.ifPresentOrElse(
          task -> sayWhatToWrite(exercise, task, notSolved),
          () -> sayFailures(exercise, notSolved, perhaps));
    } else if (verdict instanceof Verdict.StillRunning stillRunning) {
      sayStillRunning(exercise, stillRunning);
    } else if (verdict instanceof Verdict.EndedEarly ended) {
      sayEndedEarly(exercise, ended);
    } else if (verdict instanceof Verdict.LeftRunning left) {
      sayLeftRunning(exercise, left);
    } else if (verdict instanceof Verdict.Disturbed) {
      sayDisturbed(exercise);
    }
    return ExitCode.NOT_SOLVED;
  }

  /** Says {@code hint}. */
  void sayHint(Exercise exercise, Hint hint) {
    if (hint.number() == 0) {
      screen.line((watching ? "This exercise" : exercise.name()) + " has no hints.");
      return;
    }
    String number = "hint " + hint.number() + " of " + hint.of() + ":";
    screen.line(
        watching ? screen.strong("H" + number.substring(1)) : exercise.name() + ", " + number);
    new StatementText(screen, screen.width() - 2)
        .lines(hint.words().lines().toList())
        .forEach(line -> screen.line(("  " + line).stripTrailing()));
    if (!watching) {
      screen.line(
          hint.number() < hint.of()
              ? "Try it; asked again, the next hint tells more."
              : "That was the last hint.");
    }
  }

  /**
   * Before the failures, which may be so many that what follows them is off the screen. A guess
   * must not sound like a finding.
   */
  private void sayPerhaps(Optional<String> perhaps) {
    perhaps.ifPresent(because -> screen.paragraph(0, "Perhaps this is the reason: " + because));
  }

  private void sayWhatToWrite(Exercise exercise, AskedFor task, Verdict.NotSolved verdict) {
    String kind = exercise.statement().kind();
    String state = "still to be " + toBe(kind);
    if (watching) {
      screen.line(screen.strong("▸ " + state) + ".");
    } else {
      heading(exercise, state);
    }
    if (kind.equals("fix")) {
      // It runs, and why that is not enough is the first thing to know.
      screen.paragraph(2, verdict.failed().get(0).message());
    }
    screen.paragraph(2, task.words());
    verdict.failed().get(0).place().ifPresent(place -> screen.line("  → " + screen.link(place)));
    next(
        (kind.equals("fix") ? "mend" : "write")
            + " it and save; "
            + (watching ? "h" : "'" + Places.COACH + " hint " + exercise.name() + "'")
            + " gives a nudge.");
  }

  private static String toBe(String kind) {
    return switch (kind) {
      case "fix" -> "mended";
      case "predict" -> "predicted";
      case "test" -> "tested";
      default -> "written";
    };
  }

  private void sayFailures(Exercise exercise, Verdict.NotSolved verdict, Optional<String> perhaps) {
    int passed = verdict.checks().size() - verdict.failed().size();
    heading(exercise, "not solved, " + passed + " of " + verdict.checks().size() + " checks pass");
    sayPerhaps(perhaps);
    List<CheckResult> shown = verdict.failed().stream().limit(MOST_FAILURES).toList();
    // Of one only: the same code has mostly printed the same in the others.
    Optional<CheckResult> printing =
        shown.stream().filter(check -> !check.printed().isBlank()).findFirst();
    for (CheckResult check : shown) {
      sayFailed(check.name(), check.place());
      screen.paragraph(2, check.message());
      if (check.equals(printing.orElse(null))) {
        sayPrinted(check.printed());
      }
    }
    sayFailuresBeyond(verdict.failed().stream().skip(MOST_FAILURES).toList());
    verdict.remarks().forEach(this::sayRemark);
    next(hint(exercise));
    verdict.failed().stream()
        .flatMap(check -> check.seed().stream())
        .findFirst()
        .ifPresent(seed -> saySeed(exercise, seed));
  }

  private void sayFailuresBeyond(List<CheckResult> more) {
    if (!more.isEmpty()) {
      screen.paragraph(
          0,
          more.size()
              + (more.size() == 1 ? " more check fails: " : " more checks fail: ")
              + more.stream().map(CheckResult::name).collect(Collectors.joining(", "))
              + ".");
    }
  }

  private void sayPrinted(String printed) {
    if (printed.isBlank()) {
      return;
    }
    List<String> lines =
        ESCAPES
            .matcher(printed.stripTrailing())
            .replaceAll("")
            .lines()
            .map(Words::harmless)
            .toList();
    int from = Math.max(0, lines.size() - MOST_PRINTED);
    screen.line(
        from == 0
            ? "  Your answer printed:"
            : "  Your answer printed much; these are the last lines:");
    lines
        .subList(from, lines.size())
        .forEach(line -> screen.cutLine(line.isEmpty() ? "" : "    " + line));
  }

  private static String harmless(String line) {
    return INVISIBLE.matcher(line.replace("\t", "    ")).replaceAll("·").stripTrailing();
  }

  /** What no check looks for, so that it may be the reason or not. */
  private void sayRemark(Remark remark) {
    screen.wrapped("Its run also shows (" + screen.link(remark.place()) + "):");
    screen.paragraph(2, remark.sentence());
  }

  /** Of the first that failed: mending that mostly mends the others, or shows them anew. */
  private void saySeed(Exercise exercise, long seed) {
    screen.line("The first again, with the same data (seed " + seed + "):");
    screen.line("  " + Places.COACH + " check " + exercise.name() + " --seed " + seed);
  }

  private void sayProblems(Exercise exercise, String state, List<Problem> problems) {
    heading(exercise, state);
    for (Problem problem : problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS))) {
      screen.line(screen.strong(screen.link(problem.place())) + ":");
      screen.paragraph(2, problem.message());
    }
    if (problems.size() > MOST_PROBLEMS) {
      screen.line("and " + (problems.size() - MOST_PROBLEMS) + " more.");
    }
    next(
        problems.size() == 1
            ? "mend it and save."
            : "mend the first of these and save; others may go with it.");
  }

  private void sayStillRunning(Exercise exercise, Verdict.StillRunning verdict) {
    heading(exercise, "not solved");
    sayFailed(verdict.check(), verdict.place());
    screen.paragraph(
        2,
        "It was still running after "
            + verdict.limit()
            + " and was ended."
            + verdict
                .place()
                .map(place -> " It was at line " + place.line() + " of your file then.")
                .orElse(""));
    screen.paragraph(2, "Look for a loop that never ends, or a wait for what never comes.");
    sayPrinted(verdict.printed());
    next(hint(exercise));
  }

  private void sayEndedEarly(Exercise exercise, Verdict.EndedEarly verdict) {
    heading(exercise, "not solved");
    sayFailed(verdict.check(), Optional.empty());
    screen.paragraph(
        2,
        "The program ended with exit code "
            + verdict.exitCode()
            + " before its checks were done. They need it to return: call neither System.exit nor"
            + " halt.");
    if (!verdict.output().isBlank()) {
      screen.line("  Its last words:");
      screen.paragraph(4, verdict.output().strip());
    }
    next(hint(exercise));
  }

  private void sayLeftRunning(Exercise exercise, Verdict.LeftRunning verdict) {
    heading(exercise, "not solved, though all checks pass");
    screen.paragraph(
        2,
        "When they were done, "
            + verdict.what()
            + " still ran"
            + inPlace(verdict.place())
            + ". It would keep a program from ending: end what you start.");
    next(hint(exercise));
  }

  private void sayDisturbed(Exercise exercise) {
    heading(exercise, "not solved");
    screen.paragraph(
        2,
        "It wrote where the checks report, to the descriptor of standard output, so that there is"
            + " no telling how they went.");
    next("print with System.out, or not at all.");
  }

  private void sayFailed(@Nullable String check, Optional<Place> place) {
    screen.wrapped(
        screen.strong(check == null ? "The whole run" : check) + " failed" + inPlace(place) + ":");
  }

  private void heading(Exercise exercise, String state) {
    screen.line((watching ? screen.bad("✗ ") : exercise.name() + ": ") + screen.bad(state) + ".");
  }

  private void next(String what) {
    screen.line("Try: " + what);
  }

  /** With the name: without it, the hint would be to the next exercise that is not solved. */
  private String hint(Exercise exercise) {
    return watching ? "h, for a hint." : Places.COACH + " hint " + exercise.name();
  }

  private String inPlace(Optional<Place> place) {
    return place.map(where -> " (" + screen.link(where) + ")").orElse("");
  }
}
