// SPDX-License-Identifier: Apache-2.0
package dev.couplet.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Small programs must leave the traces that Twisted left. They are in {@code
 * src/test/resources/conformance}, with a README; {@code -Dconformance.dir=FOLDER} plays those of
 * another folder instead.
 */
class ConformanceTest {

  @TestFactory
  Stream<DynamicTest> everyCaseLeavesTheTraceThatTwistedLeft() throws URISyntaxException {
    String other = System.getProperty("conformance.dir");
    Path folder =
        other == null
            ? ownFolder()
            : Path.of(System.getProperty("started.from", "")).resolve(other);
    return VectorFile.in(folder).stream().map(file -> dynamicTest(file.name(), () -> play(file)));
  }

  private static void play(VectorFile file) {
    Player player = Players.BY_KIND.get(file.kind());
    assertThat(player).as("who plays the kind of %s", file.path()).isNotNull();
    int[] played = {0};
    List<String> differences =
        file.differences(
            vector -> {
              played[0]++;
              return player.play(vector);
            });
    System.out.printf("conformance: %s: %d cases played%n", file.name(), played[0]);
    assertThat(played[0])
        .as("cases played of %s", file.path())
        .isEqualTo(file.lines().size())
        .isPositive();
    assertThat(differences)
        .as(() -> differences.size() + " cases differ:\n" + String.join("\n", differences))
        .isEmpty();
  }

  private static Path ownFolder() throws URISyntaxException {
    return Path.of(ConformanceTest.class.getResource("/conformance").toURI());
  }
}
