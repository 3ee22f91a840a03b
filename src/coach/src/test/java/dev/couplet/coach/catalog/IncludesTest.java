// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncludesTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeProgram() throws IOException {
    Files.writeString(
        folder.resolve("Program.java"),
        """
        class Program {
          // tag::one[]
          int one;

          // end::one[]
          int two;
          // tag::one[]
          int three;
          // end::one[]
        }
        """);
  }

  private String expand(String text) throws IOException {
    return Includes.expand(text, folder);
  }

  @Test
  void textWithoutThemStaysAsItIs() throws IOException {
    assertThat(expand("= Title\n\nWords.\n")).isEqualTo("= Title\n\nWords.\n");
  }

  @Test
  void aTagIsReplacedByItsLines() throws IOException {
    assertThat(expand("----\ninclude::Program.java[tag=one]\n----\n"))
        .isEqualTo("----\n  int one;\n\n  int three;\n----\n");
  }

  @Test
  void aFileIsReplacedByAllItsLinesButTheTags() throws IOException {
    assertThat(expand("include::Program.java[]"))
        .isEqualTo("class Program {\n  int one;\n\n  int two;\n  int three;\n}\n");
  }

  @Test
  void aMissingFileIsRefused() {
    assertThatThrownBy(() -> expand("include::Gone.java[]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'include::Gone.java[]' finds no file " + folder.resolve("Gone.java"));
  }

  @Test
  void aMissingTagIsRefused() {
    assertThatThrownBy(() -> expand("include::Program.java[tag=two]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'include::Program.java[tag=two]' finds no tag of that name in ");
  }
}
