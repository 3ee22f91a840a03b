// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what is wrong with this machine. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Say what is wrong with this machine, and what to do about it.")
final class DoctorCommand implements Callable<Integer> {
  private final Screen screen;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  DoctorCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    List<Finding> findings = Doctor.ofThisMachine(Course.checkout()).findings();
    long wrong = findings.stream().filter(each -> each.health() == Finding.Health.WRONG).count();
    if (json) {
      screen.line(
          Json.answer()
              .with("wrong", wrong)
              .with("findings", findings.stream().map(DoctorCommand::json).toList())
              .toString());
    } else {
      findings.forEach(this::say);
      screen.line(
          wrong == 0
              ? "Nothing is wrong."
              : wrong == 1 ? "One thing is wrong." : wrong + " things are wrong.");
    }
    return wrong == 0 ? ExitCode.SOLVED : ExitCode.ENVIRONMENT;
  }

  private void say(Finding finding) {
    String sign =
        switch (finding.health()) {
          case OK -> screen.good("ok   ");
          case NOTE -> screen.strong("note ");
          case WRONG -> screen.bad("WRONG");
        };
    String rest = finding.remedy().isEmpty() ? "" : ": " + finding.remedy();
    screen.line(sign + "  " + finding.subject() + ": " + finding.found() + rest + ".");
  }

  private static Json json(Finding finding) {
    return Json.object()
        .with("health", finding.health().name().toLowerCase(Locale.ROOT))
        .with("subject", finding.subject())
        .with("found", finding.found())
        .with("remedy", finding.remedy());
  }
}
