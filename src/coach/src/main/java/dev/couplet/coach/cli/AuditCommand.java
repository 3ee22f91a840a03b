// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.grading.Audit;
import dev.couplet.coach.grading.AuditReport;
import dev.couplet.coach.grading.Grader;
import dev.couplet.coach.grading.Limits;
import dev.couplet.coach.grading.Seeds;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tries every known answer, for those who write exercises. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Try every known answer, right and wrong, with the grader that learners use.")
final class AuditCommand implements Callable<Integer> {
  private final Screen screen;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Replay each check that is replayed with the seeds 1 to N.")
  private @Nullable Integer seeds;

  AuditCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Grader grader = new Grader(Limits.USUAL).withSeeds(Seeds.FIXED);
    // Again with other data: no verdict may hang on them.
    Grader again = grader.withSeeds(seeds == null ? Seeds.FRESH : Seeds.first(seeds));
    Audit audit = new Audit(Course.checkout(), grader, again);
    AuditReport report = audit.run(finding -> screen.paragraph(0, finding.words()));
    screen.line(report.toString());
    return report.sound() ? ExitCode.SOLVED : ExitCode.NOT_SOLVED;
  }
}
