// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.couplet.trace.Kind;
import dev.couplet.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a learner uses it, in a browser. */
class PageInBrowserTest {
  @TempDir private static Path folder;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> program = Browser.find();
    assumeTrue(program.isPresent(), "needs chromium");
    browser = Browser.start(program.get());
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  private static void open(Page page) {
    try {
      Path file = Files.createTempFile(folder, "page", ".html");
      Files.writeString(file, page.html());
      browser.open(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void open(Trace trace) {
    open(Page.of("a run", trace));
  }

  @Nested
  class Steps {
    @Test
    void beginWithWhatCameBeforeTheFirstTurn() {
      open(Runs.blocked());
      assertThat(browser.text(".where")).isEqualTo("step 1 of 4, at 0 s");
      assertThat(browser.text(".events")).contains("thread t1, main, comes in");
    }

    @Test
    void goOnFromTurnToTurn() {
      open(Runs.blocked());
      browser.click("#on");
      assertThat(browser.text(".events")).contains("callLater asks for call c1 in 200 ms");
      browser.click("#on");
      assertThat(browser.text(".where")).isEqualTo("step 3 of 4, at 200 ms");
      assertThat(browser.text(".events")).contains("call c1 is made, for 300 ms");
      assertThat(browser.text(".events")).doesNotContain("call c2 is made");
    }

    @Test
    void goBackAndToTheEndsByKeys() {
      open(Runs.blocked());
      browser.press("End");
      assertThat(browser.text(".where")).startsWith("step 4 of 4");
      browser.press("ArrowLeft");
      assertThat(browser.text(".where")).startsWith("step 3 of 4");
      browser.press("Home");
      assertThat(browser.text(".where")).startsWith("step 1 of 4");
    }

    @Test
    void endAtBothEnds() {
      open(Runs.blocked());
      assertThat(browser.evaluate("document.getElementById('back').disabled")).isEqualTo("true");
      browser.press("End");
      assertThat(browser.evaluate("document.getElementById('on').disabled")).isEqualTo("true");
    }

    @Test
    void ofPlainCodeAreItsStretches() {
      open(Runs.blockingClient());
      browser.press("End");
      assertThat(browser.text(".where")).isEqualTo("step 3 of 3, at 300 ms");
      assertThat(browser.text(".events")).contains("poem 2, for 300 ms");
    }
  }

  @Nested
  class AnEvent {
    @Test
    void thatIsPickedShowsItsCausesBackToTheFirst() {
      open(Runs.blocked());
      browser.press("End");
      browser.click(".events li:nth-child(2) button");
      assertThat(browser.text(".causes li:nth-child(1)")).contains("call c2 is made");
      assertThat(browser.text(".causes li:nth-child(2)"))
          .contains("callLater asks for call c2 in 250 ms")
          .contains("Poem.java:11");
      assertThat(browser.text(".causes li:nth-child(4)")).contains("the reactor runs");
      assertThat(browser.count(".causes li")).isEqualTo(4);
    }

    @Test
    void thatIsACauseIsPickedInTurnAndItsStepShown() {
      open(Runs.blocked());
      browser.press("End");
      browser.click(".events li:nth-child(2) button");
      browser.click(".causes li:nth-child(2) button");
      assertThat(browser.text(".where")).startsWith("step 2 of 4");
      assertThat(browser.text(".causes li:nth-child(1)")).contains("callLater asks for call c2");
      assertThat(browser.text(".effects")).contains("call c2 is made");
    }

    @Test
    void isPickedInTheTimelineByAClick() {
      open(Runs.asynchronousClient());
      browser.evaluate(
          """
          (() => {
            const mark = document.querySelector('.run svg use.fired').getBoundingClientRect();
            document.querySelector('.run svg').dispatchEvent(new MouseEvent('click',
                {clientX: mark.x + mark.width / 2, clientY: mark.y + mark.height / 2}));
          })()""");
      assertThat(browser.text(".causes li:nth-child(1)")).contains("d1 is fired with a poem");
      assertThat(browser.text(".causes li:nth-child(2)")).contains("connection k1 is closed");
      assertThat(browser.count(".run svg path.cause")).isPositive();
    }
  }

  @Nested
  class TheTimeline {
    @Test
    void marksTheBlockedStretchAsLongAsItWas() {
      open(Runs.blocked());
      assertThat(browser.text(".run svg .held-for")).isEqualTo("300 ms");
      // 300 of 501 ms, of 775 units.
      String width =
          browser.evaluate("document.querySelector('rect.blocked').getAttribute('width')");
      assertThat(Double.parseDouble(width)).isBetween(463.0, 465.0);
    }

    @Test
    void showsLessOfTheTimeWhenZoomed() {
      open(Runs.blocked());
      browser.press("+");
      browser.press("+");
      assertThat(browser.count("rect.blocked")).isZero();
      browser.press("0");
      assertThat(browser.count("rect.blocked")).isEqualTo(1);
    }

    @Test
    void hasShortNotesWhereTheyStand() {
      open(new Script().at(5).add(Kind.NOTE, null, "tea").at(9).add(Kind.STOP, "r1").trace());
      assertThat(browser.text(".run svg .note-word")).isEqualTo("tea");
    }

    @Test
    void tellsInWordsWhatItShows() {
      open(Runs.blocked());
      assertThat(browser.evaluate("document.querySelector('.run svg').getAttribute('aria-label')"))
          .isEqualTo(Timeline.of(Runs.blocked()).description());
    }
  }

  @Test
  void aFindingLeadsToItsEvent() {
    open(Runs.blocked());
    assertThat(browser.text(".findings")).contains("blocked loop: Poem.java:10: The loop was held");
    browser.click(".findings button");
    assertThat(browser.text(".where")).startsWith("step 3 of 4");
    assertThat(browser.text(".events [aria-current=true]")).contains("call c1 is made");
  }

  @Nested
  class TwoRuns {
    @Test
    void standSideBySideAndStepTogether() {
      open(Page.of("both", Runs.unblocked(), Runs.blocked()));
      assertThat(browser.count("section.run")).isEqualTo(2);
      browser.press("End");
      assertThat(browser.text(".run:nth-child(1) .where")).isEqualTo("step 4 of 4, at 250 ms");
      assertThat(browser.text(".run:nth-child(2) .where")).isEqualTo("step 4 of 4, at 500 ms");
    }

    @Test
    void areMarkedWhereTheyPart() {
      open(Page.of("both", Runs.unblocked(), Runs.blocked()));
      browser.click("#to-parting");
      for (int run = 1; run <= 2; run++) {
        String parts = ".run:nth-child(" + run + ") .events .parts";
        assertThat(browser.text(parts)).contains("call c2 is made").contains("here the runs part");
      }
      assertThat(browser.count("svg .flag")).isEqualTo(2);
    }

    @Test
    void thatGoTheSameWayHaveNoMark() {
      open(Page.of("both", Runs.blocked(), Runs.blocked()));
      assertThat(browser.evaluate("document.getElementById('to-parting').hidden"))
          .isEqualTo("true");
      assertThat(browser.count("svg .flag")).isZero();
    }
  }

  @Test
  void whatTheJavaSideSaysOfAnEventThePageSaysToo() {
    for (Trace trace : java.util.List.of(Runs.chain(), Runs.pending(), Runs.asynchronousClient())) {
      open(trace);
      trace
          .events()
          .forEach(
              event ->
                  assertThat(browser.evaluate("sentence(runs[0], " + event.id() + ")"))
                      .isEqualTo(Labels.sentence(event)));
    }
  }

  @Test
  void aRunInWhichNothingHappenedIsAPageToo() {
    open(new Trace(new Trace.Header(1, false, true, 0), java.util.List.of()));
    assertThat(browser.text(".where")).isEqualTo("nothing happened");
  }
}
