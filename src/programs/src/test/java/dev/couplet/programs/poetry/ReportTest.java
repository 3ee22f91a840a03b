// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Address SERVER = new Address("localhost", 10_001);
  private static final byte[] POEM = "Ω\n\nOne line\n".getBytes(UTF_8);

  private final Printed out = new Printed();
  private final Printed err = new Printed();
  private long nowNanos = 77;

  private void pass(Duration time) {
    nowNanos += time.toNanos();
  }

  private Report report(boolean quiet) {
    return new Report(out.writer(), err.writer(), quiet, () -> nowNanos);
  }

  @Nested
  class WhenAPoemHasCome {
    @Test
    void itSaysWhichFromWhereHowManyBytesAndHowLongItTook() {
      Report report = report(true);
      pass(Duration.ofSeconds(1));
      Report.Fetch fetch = report.begin(SERVER);
      pass(Duration.ofMillis(2_340));
      fetch.came(POEM);
      assertThat(out.rest()).containsExactly("\"Ω\" from localhost:10001: 13 bytes in 2.34 s.");
    }

    @Test
    void itShowsThePoemUnlessAskedToBeQuiet() {
      report(false).begin(SERVER).came(POEM);
      assertThat(out.rest())
          .containsExactly(
              "\"Ω\" from localhost:10001: 13 bytes in 0.00 s.",
              "",
              "    Ω",
              "",
              "    One line",
              "");
    }

    @Test
    void whatWouldCommandTheTerminalIsShownAsAQuestion() {
      report(false).begin(SERVER).came("\u001b[2J\n\n\u001b]0;\u0007\u009b".getBytes(UTF_8));
      assertThat(out.rest())
          .containsExactly(
              "\"?[2J\" from localhost:10001: 13 bytes in 0.00 s.",
              "",
              "    ?[2J",
              "",
              "    ?]0;??",
              "");
    }

    @Test
    void thePoemIsKept() {
      Report report = report(true);
      report.begin(SERVER).came(POEM);
      assertThat(report.poems()).singleElement().extracting(Poem::title).isEqualTo("Ω");
    }
  }

  @Nested
  class WhenAPoemWillNotCome {
    @Test
    void itSaysFromWhereAndWhy() {
      report(true).begin(SERVER).failed(new IOException("Connection refused"));
      assertThat(err.rest()).containsExactly("No poem from localhost:10001: Connection refused.");
    }

    @Test
    void anUnknownNameIsCalledOne() {
      report(true).begin(SERVER).failed(new UnknownHostException("localhost"));
      assertThat(err.rest())
          .containsExactly("No poem from localhost:10001: no machine of that name is known.");
    }

    @Test
    void aReasonWithoutWordsIsNamedByItsType() {
      report(true).begin(SERVER).failed(new IOException());
      assertThat(err.rest()).containsExactly("No poem from localhost:10001: IOException.");
    }

    @Test
    void aConnectionClosedAtOnceIsOne() {
      report(true).begin(SERVER).came(new byte[0]);
      assertThat(err.rest())
          .containsExactly(
              "No poem from localhost:10001: it closed the connection without a word.");
    }
  }

  @Nested
  class InTheEnd {
    @Test
    void itSaysHowManyOfThoseAskedForCameAndHowLongAllTook() {
      Report report = report(true);
      pass(Duration.ofSeconds(1));
      report.begin(SERVER).failed(new IOException("Connection refused"));
      report.begin(SERVER).came(POEM);
      pass(Duration.ofSeconds(1));
      out.rest();
      report.end();
      assertThat(out.rest()).containsExactly("1 of 2 poems in 2.00 s.");
    }

    @Test
    void theExitCodeIs0WhenEveryPoemCame() {
      Report report = report(true);
      report.begin(SERVER).came(POEM);
      assertThat(report.end()).isZero();
    }

    @Test
    void theExitCodeIs1WhenOneDidNot() {
      Report report = report(true);
      report.begin(SERVER).came(POEM);
      report.begin(SERVER).came(new byte[0]);
      assertThat(report.end()).isEqualTo(1);
    }
  }
}
