// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.programs.Programs.Program;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import picocli.CommandLine;

class ProgramsTest {
  private static final List<Program> ALL = Programs.all();

  @Test
  void noTwoHaveTheSameName() {
    assertThat(ALL).extracting(Program::name).doesNotHaveDuplicates();
  }

  @Test
  void oneIsFoundByItsName() {
    assertThat(Programs.find(ALL.get(1).name())).contains(ALL.get(1));
  }

  @Test
  void whatNobodyIsCalledIsNotFound() {
    assertThat(Programs.find("raven")).isEmpty();
  }

  @Nested
  class Each {
    private static final List<Program> PROGRAMS = ALL;

    @ParameterizedTest
    @FieldSource("PROGRAMS")
    void saysInALineWhatItDoes(Program program) {
      assertThat(program.description()).isNotBlank().hasSizeLessThan(60);
    }

    @ParameterizedTest
    @FieldSource("PROGRAMS")
    void helps(Program program) {
      StringWriter out = new StringWriter();
      int exitCode =
          new CommandLine(program.command()).setOut(new PrintWriter(out)).execute("--help");
      assertThat(exitCode).isZero();
      assertThat(out.toString()).startsWith("Usage: " + program.name()).contains("Exit codes:");
    }
  }
}
