// SPDX-License-Identifier: Apache-2.0
package book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConverterTest {
  @TempDir static Path folder;

  private static Converter converter;

  @BeforeAll
  static void start() throws IOException {
    converter = new Converter(Figures.drawn(folder.resolve("figures")));
    Files.writeString(folder.resolve("Listing.java"), "// tag::good[]\nint x;\n// end::good[]\n");
  }

  @AfterAll
  static void stop() {
    converter.close();
  }

  private static String convert(String body) throws IOException {
    converter.warnings().clear();
    Path chapter = folder.resolve("01-test.adoc");
    Files.writeString(chapter, "= Test\n\n" + body + "\n");
    return converter.convert(Page.chapter(chapter));
  }

  @Test
  void includesTheRegionOfATag() throws IOException {
    assertThat(convert("[source,java]\n----\ninclude::Listing.java[tag=good]\n----"))
        .contains("int</span>")
        .doesNotContain("tag::");
    assertThat(converter.warnings()).isEmpty();
  }

  @Test
  void warnsOfATagThatIsMissing() throws IOException {
    convert("----\ninclude::Listing.java[tag=gone]\n----");
    assertThat(converter.warnings())
        .singleElement()
        .asString()
        .contains("01-test.adoc:4", "tag 'gone' not found");
  }

  @Test
  void warnsOfAFileThatIsMissing() throws IOException {
    convert("include::Gone.java[]");
    assertThat(converter.warnings()).singleElement().asString().contains("Gone.java");
  }

  @Test
  void warnsOfABlockWithoutEnd() throws IOException {
    convert("----\nfor ever");
    assertThat(converter.warnings()).singleElement().asString().contains("unterminated");
  }

  @Test
  void refusesARunThatNobodyHasMade() {
    assertThatThrownBy(() -> convert("run::gone[caption=\"x\"]"))
        .hasMessageContaining("no run is called gone; there are [appointments");
  }

  @Test
  void findsNoFlawInTheDeck() throws IOException {
    converter.warnings().clear();
    assertThat(converter.slides(Path.of("../slides/deck.adoc").toAbsolutePath()))
        .contains("Asynchronous programming, just the basics", "figures/letters.svg");
    assertThat(converter.warnings()).isEmpty();
  }

  @Test
  void describesARunInWords() throws IOException {
    assertThat(convert("run::appointments[caption=\"Three of them.\"]"))
        .contains("alt=\"Three appointments", "Three of them.", "figures/appointments.html");
  }
}
