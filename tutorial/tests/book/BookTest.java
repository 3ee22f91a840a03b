// SPDX-License-Identifier: Apache-2.0
package book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.couplet.pictures.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole book, as readers get it: made from the chapters without a flaw. */
class BookTest {
  private static final Path SITE = Path.of("target/book").toAbsolutePath();

  @BeforeAll
  static void make() throws IOException {
    Book.make(Path.of(".."), SITE);
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(SITE, 2)) {
      return files
          .filter(file -> file.toString().endsWith(".html"))
          .filter(file -> !file.startsWith(SITE.resolve("api")))
          .sorted()
          .toList();
    }
  }

  @Test
  void hasAPageForEachChapterAndEachExercise() throws IOException {
    try (Stream<Path> chapters = Files.list(Path.of(""));
        Stream<Path> exercises = Files.list(Path.of("../exercises"))) {
      assertThat(
              chapters
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.matches("\\d\\d-.*\\.adoc"))
                  .map(name -> SITE.resolve(name.replace(".adoc", ".html"))))
          .isNotEmpty()
          .allMatch(Files::exists);
      assertThat(
              exercises
                  .filter(folder -> Files.exists(folder.resolve("statement.adoc")))
                  .map(folder -> SITE.resolve("exercises/" + folder.getFileName() + ".html")))
          .isNotEmpty()
          .allMatch(Files::exists);
    }
  }

  @Test
  void foldsTheHints() throws IOException {
    assertThat(Files.readString(SITE.resolve("exercises/ch03_countdown.html")))
        .contains("<summary class=\"title\">Hint 1</summary>")
        .doesNotContain("class=\"openblock hint\"");
  }

  @ParameterizedTest
  @CsvSource({"360, false", "360, true", "1000, false", "1100, false", "1440, false", "1440, true"})
  void fitsTheScreenAndAsksNobody(int width, boolean dark) throws Exception {
    assumeTrue(Browser.find().isPresent(), "needs chromium");
    try (Browser browser = Browser.start(Browser.find().get())) {
      browser.listen();
      browser.screen(width, dark);
      for (Path page : pages()) {
        browser.load(page.toUri());
        assertThat(browser.evaluate(TOO_WIDE)).as(page + " at " + width).isEmpty();
      }
      assertThat(browser.heard())
          .isNotEmpty()
          .allMatch(heard -> heard.matches("request: (file|data|blob):.*"));
    }
  }

  /** Names what sticks out of the window, where the page can be scrolled sideways. */
  private static final String TOO_WIDE =
      """
      document.documentElement.scrollWidth <= document.documentElement.clientWidth ? '' :
        [...document.querySelectorAll('main *')]
          .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1
            && !e.closest('pre, .wide'))
          .map(e => e.tagName + ' ' + e.textContent.slice(0, 60)).join('; ') || 'something'
      """;
}
