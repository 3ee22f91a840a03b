// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Catalog;
import dev.couplet.coach.catalog.Checkout;
import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.grading.Audit;
import dev.couplet.coach.grading.AuditReport;
import dev.couplet.coach.grading.Finding;
import dev.couplet.coach.grading.Grader;
import dev.couplet.coach.grading.Limits;
import dev.couplet.coach.grading.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "Exercises: ch03_countdown. All, where none is named.")
  private List<String> names = List.of();

  AuditCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Grader grader = new Grader(Limits.USUAL).withSeeds(Seeds.FIXED);
    // Again with other data: no verdict may hang on them.
    Grader again = grader.withSeeds(seeds == null ? Seeds.FRESH : Seeds.first(seeds));
    Checkout checkout = Course.checkout();
    Audit audit = new Audit(checkout, grader, again);
    List<Finding> findings = new ArrayList<>();
    AuditReport report =
        audit.run(
            chosen(Catalog.of(checkout)),
            finding -> {
              findings.add(finding);
              if (!json) {
                screen.paragraph(0, finding.words());
              }
            });
    screen.line(json ? inJson(report, findings) : report.toString());
    return report.sound() ? ExitCode.SOLVED : ExitCode.NOT_SOLVED;
  }

  private List<Exercise> chosen(Catalog catalog) {
    return names.isEmpty() ? catalog.exercises() : names.stream().map(catalog::find).toList();
  }

  private static String inJson(AuditReport report, List<Finding> findings) {
    return Json.answer()
        .with("exercises", report.exercises())
        .with("right", report.right())
        .with("wrong", report.wrong())
        .with("falseAccepts", report.falseAccepts())
        .with("falseRejects", report.falseRejects())
        .with("flips", report.flips())
        .with("seconds", report.took().toMillis() / 1000.0)
        .with("findings", findings.stream().map(Finding::words).toList())
        .toString();
  }
}
