// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Has the learner's shell complete commands and options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Print what completes commands in bash and zsh: source <(./couplet completion)")
final class CompletionCommand implements Callable<Integer> {
  private final Screen screen;

  @Spec private CommandSpec spec;

  CompletionCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    screen.line(AutoComplete.bash("couplet", spec.root().commandLine()));
    return ExitCode.SOLVED;
  }
}
