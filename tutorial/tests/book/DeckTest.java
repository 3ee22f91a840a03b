// SPDX-License-Identifier: Apache-2.0
package book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.couplet.pictures.Browser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The deck, as it is shown. */
class DeckTest {
  @Test
  void everySlideFitsAndNothingIsAskedOfANetwork() throws Exception {
    assumeTrue(Deck.npm().isPresent(), "needs npm to fetch reveal.js");
    assumeTrue(Browser.find().isPresent(), "needs chromium");
    Path target = Path.of("target/deck").toAbsolutePath();
    Deck.make(Path.of("..").toAbsolutePath().normalize(), target, Deck.npm().get());
    try (Browser browser = Browser.start(Browser.find().get())) {
      browser.listen();
      browser.screen(1280, false);
      browser.load(target.resolve("index.html").toUri());
      assertThat(browser.evaluate(OVERFULL)).isEmpty();
      assertThat(browser.heard())
          .isNotEmpty()
          .allMatch(heard -> heard.matches("request: (file|data|blob):.*"));
    }
  }

  /** Names each slide whose content is higher or wider than a slide is. */
  private static final String OVERFULL =
      """
      new Promise(done => {
        const slides = [...document.querySelectorAll('.slides > section')];
        const look = () => {
          if (!window.Reveal || !Reveal.isReady()) return setTimeout(look, 20);
          const names = [];
          slides.forEach((slide, i) => {
            Reveal.slide(i);
            const wide = [...slide.querySelectorAll('pre')].some(
              pre => pre.scrollWidth > pre.clientWidth + 1 || pre.scrollHeight > pre.clientHeight + 1);
            if (slide.scrollHeight > 720 || slide.scrollWidth > 1280 || wide)
              names.push(i + ' ' + slide.textContent.trim().slice(0, 40));
          });
          done(names.join('; '));
        };
        look();
      })
      """;
}
