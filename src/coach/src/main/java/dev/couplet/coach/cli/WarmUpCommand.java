// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Catalog;
import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.grading.Grader;
import dev.couplet.coach.grading.Limits;
import dev.couplet.coach.grading.Submission;
import dev.couplet.coach.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Does once what learners will do, so that the launcher can archive the classes this loads. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
  private final Screen screen;

  WarmUpCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Exercise exercise = Catalog.of(Course.checkout()).exercises().get(0);
    Submission stub = Submission.ofStub(exercise);
    Grader.archive(stub);
    try (Grader grader = new Grader(Limits.USUAL)) {
      grader.prepare();
      new Words(screen).say(exercise, grader.grade(stub), true);
    }
    Shell.rehearse();
    return ExitCode.SOLVED;
  }
}
