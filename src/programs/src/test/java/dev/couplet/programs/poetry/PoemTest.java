// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PoemTest {
  @Nested
  class APoem {
    private final Poem poem = Poem.of("Title\n\nFirst\nSecond\n".getBytes(StandardCharsets.UTF_8));

    @Test
    void hasItsFirstLineAsTitle() {
      assertThat(poem.title()).isEqualTo("Title");
    }

    @Test
    void beginsAfterTheTitle() {
      assertThat(poem.firstLine()).isEqualTo("First");
    }

    @Test
    void keepsTheBytesItWasMadeOf() {
      byte[] bytes = {'a', (byte) 0xff, 'b'};
      assertThat(Poem.of(bytes).bytes()).isEqualTo(bytes);
    }
  }

  @Nested
  class ThePoemsThatComeAlong {
    private static final List<String> NAMES = Poem.NAMES;

    @Test
    void areThoseInTheFolder() throws IOException, URISyntaxException {
      Path one = Path.of(Poem.class.getResource("couplet.txt").toURI());
      try (Stream<Path> files = Files.list(one.getParent())) {
        assertThat(files.map(file -> file.getFileName().toString()).filter(f -> f.endsWith(".txt")))
            .containsExactlyInAnyOrderElementsOf(
                NAMES.stream().map(name -> name + ".txt").toList());
      }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void areUtf8(String name) throws IOException {
      assertThat(strictlyDecoded(Poem.named(name))).isEqualTo(Poem.named(name).text());
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void areATitleAnEmptyLineAndTwoToTwentyLines(String name) throws IOException {
      List<String> lines = Poem.named(name).text().lines().toList();
      assertThat(lines.get(0)).isNotBlank();
      assertThat(lines.get(1)).isEmpty();
      assertThat(lines.stream().skip(2).filter(line -> !line.isEmpty())).hasSizeBetween(2, 20);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void endEachLineWithALineFeed(String name) throws IOException {
      assertThat(Poem.named(name).text()).endsWith("\n").doesNotContain("\r");
    }

    @Test
    void canOnlyBeHadByTheirNames() {
      assertThatThrownBy(() -> Poem.named("raven"))
          .isInstanceOf(FileNotFoundException.class)
          .hasMessageStartingWith("no poem is named raven; there are couplet, ");
    }

    private static String strictlyDecoded(Poem poem) throws CharacterCodingException {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(poem.bytes())).toString();
    }
  }
}
