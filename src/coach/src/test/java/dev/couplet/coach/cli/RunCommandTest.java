// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.programs.Programs;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RunCommandTest {
  private final Console console = new Console();

  @Nested
  class Alone {
    @Test
    void itListsThePrograms() {
      console.run("run");
      assertThat(console.out())
          .hasLineCount(Programs.all().size())
          .contains("get-poetry-blocking  Fetch poems one after the other.\n");
    }

    @Test
    void itsExitCodeIs0() {
      assertThat(console.run("run")).isZero();
    }
  }

  @Nested
  class WithAName {
    @Test
    void theProgramAnswersToItsOptionsItself() {
      assertThat(console.run("run", "get-poetry-blocking", "--help")).isZero();
      assertThat(console.out()).startsWith("Usage: couplet run get-poetry-blocking ");
    }

    @Test
    void theProgramSaysWhatItsExitCodeIs() {
      assertThat(console.run("run", "get-poetry-blocking", "nobody.invalid:1")).isEqualTo(1);
    }

    @Test
    void theProgramComplainsOnStandardError() {
      console.run("run", "get-poetry-blocking", "nobody.invalid:1");
      assertThat(console.err()).startsWith("No poem from nobody.invalid:1: ");
    }

    @Test
    void theProgramRefusesWhatItDoesNotTake() {
      assertThat(console.run("run", "get-poetry-blocking", "--raven")).isEqualTo(ExitCode.USAGE);
    }
  }

  @Nested
  class WithANameThatNobodyHas {
    @Test
    void itSaysSo() {
      assertThat(console.run("run", "raven")).isEqualTo(ExitCode.USAGE);
      assertThat(console.err())
          .isEqualTo(
              Console.typedHere(
                  "couplet: no program is called 'raven'; './couplet run' lists them\n"));
    }
  }
}
