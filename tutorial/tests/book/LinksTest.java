// SPDX-License-Identifier: Apache-2.0
package book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {
  @TempDir Path site;

  @BeforeEach
  void oneGoodPage() throws IOException {
    Files.createDirectories(site.resolve("exercises"));
    write("there.html", "<h2 id='place'>A place</h2>");
  }

  private void write(String name, String body) throws IOException {
    Files.writeString(site.resolve(name), "<!DOCTYPE html><body>" + body);
  }

  @Test
  void thatLeadSomewhereAreNoFlaws() throws IOException {
    write("exercises/here.html", "<a href='../there.html#place'>x</a> <a href='#y' id='y'>y</a>");
    write("here.html", "<a href='https://example.org/'>elsewhere</a>");
    assertThat(Links.flaws(site)).isEmpty();
  }

  @Test
  void toAPageThatIsNotThereAreNamed() throws IOException {
    write("here.html", "<a href='gone.html'>x</a>");
    assertThat(Links.flaws(site))
        .containsExactly("here.html: there is no gone.html, to which it links");
  }

  @Test
  void toAPlaceThatIsNotThereAreNamed() throws IOException {
    write("here.html", "<a href='there.html#moved'>x</a>");
    assertThat(Links.flaws(site))
        .containsExactly("here.html: there is no #moved in there.html, to which it links");
  }

  @Test
  void picturesWithoutWordsAreNamed() throws IOException {
    write("picture.svg", "");
    write("here.html", "<img src='picture.svg' alt=''>");
    assertThat(Links.flaws(site))
        .containsExactly("here.html: picture.svg has no words for those who can't see it");
  }

  @Test
  void whatWouldBeFetchedFromElsewhereIsNamed() throws IOException {
    write("here.html", "<script src='https://example.org/x.js'></script>");
    assertThat(Links.flaws(site))
        .containsExactly("here.html: https://example.org/x.js would be fetched over the network");
  }
}
