// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WatchdogTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  @Nested
  class TheLimitOfProcessorTime {
    @Test
    void isAsGivenWhereTheStartWasQuick() {
      assertThat(Watchdog.scaled(LIMIT, Duration.ofMillis(200))).isEqualTo(LIMIT);
    }

    @Test
    void growsWithTheStartWhereThatWasSlow() {
      assertThat(Watchdog.scaled(LIMIT, Duration.ofSeconds(6))).isEqualTo(Duration.ofSeconds(8));
    }
  }
}
