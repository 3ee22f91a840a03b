// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.testkit.engine.EventConditions.reportEntry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class ReplayedTest {
  private static final List<Long> SEEDS = new ArrayList<>();

  @BeforeEach
  void forgetSeeds() {
    SEEDS.clear();
  }

  private static EngineExecutionResults play(String test, Map<String, String> parameters) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(Samples.class, test, Draw.class))
        .configurationParameters(parameters)
        .execute();
  }

  @Test
  void runsAsOftenAsItSaysEachTimeWithAnotherSeed() {
    play("passes", Map.of());
    assertThat(SEEDS).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  void drawsOtherSeedsTheNextTime() {
    // Two draws from a million are the same once in a million: ten of them never.
    List<Long> firsts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      SEEDS.clear();
      play("passes", Map.of());
      firsts.add(SEEDS.get(0));
    }
    assertThat(firsts.stream().distinct().count()).isGreaterThan(1);
  }

  @Test
  void beginsWithTheSeedThatIsGiven() {
    play("passes", Map.of("couplet.seeds.first", "5", "couplet.seeds.count", "3"));
    assertThat(SEEDS).containsExactly(5L, 6L, 7L);
  }

  @Test
  void repeatsOneSeedAlone() {
    play("passes", Map.of("couplet.seed", "42"));
    assertThat(SEEDS).containsExactly(42L);
  }

  @Test
  void endsWithTheFirstFailureAndReportsItsSeed() {
    EngineExecutionResults results =
        play("failsOnMultiplesOfFour", Map.of("couplet.seeds.first", "6"));
    results.testEvents().assertStatistics(stats -> stats.succeeded(2).failed(1));
    results
        .allEvents()
        .reportingEntryPublished()
        .assertThatEvents()
        .haveExactly(1, reportEntry(Map.of("seed", "8")));
  }

  static class Samples {
    @Replayed(times = 7)
    void passes(Draw draw) {
      SEEDS.add(draw.seed());
    }

    @Replayed
    void failsOnMultiplesOfFour(Draw draw) {
      assertThat(draw.seed() % 4).isNotZero();
    }
  }
}
