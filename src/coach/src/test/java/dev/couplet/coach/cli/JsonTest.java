// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.coach.fixture.TestCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Nested
  class AnObject {
    @Test
    void holdsEachKindOfValue() {
      assertThat(
              Json.answer()
                  .with("text", "a \"b\"\n\\ é")
                  .with("number", 3)
                  .with("truth", true)
                  .with("nothing", Optional.empty())
                  .with("list", List.of("a", Json.object()))
                  .toString())
          .isEqualTo(
              "{\"format\":1,\"text\":\"a \\\"b\\\"\\n\\\\ \\u00E9\",\"number\":3,\"truth\":true,"
                  + "\"nothing\":null,\"list\":[\"a\",{}]}");
    }
  }

  @Nested
  class OfACommand {
    private static final Path DESCRIBED = Path.of("README.adoc");
    private static final Pattern WORD = Pattern.compile("`(\\w+)`");
    private static final Pattern KEY = Pattern.compile("\"(\\w+)\":");

    @TempDir private Path home;
    private final Console console = new Console();
    private TestCheckout checkout;

    @BeforeEach
    void startInACheckout() {
      checkout = new TestCheckout(home);
      checkout.add("ch01_first");
      checkout.write("answers/ch01_first/Greeting.java", "package ch01_first; mine");
      System.setProperty("couplet.home", home.toString());
    }

    @AfterEach
    void forgetTheCheckout() {
      System.clearProperty("couplet.home");
    }

    /** The fields that the description has in the line of {@code command}. */
    private static List<String> described(String command) throws IOException {
      String line =
          Files.readAllLines(DESCRIBED).stream()
              .filter(each -> each.startsWith("|`" + command + "` |"))
              .findFirst()
              .orElseThrow();
      return words(WORD, line.substring(line.indexOf(" |")));
    }

    private static List<String> words(Pattern pattern, String text) {
      return pattern.matcher(text).results().map(MatchResult::group).toList().stream()
          .map(each -> each.replaceAll("\\W", ""))
          .toList();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "list",
          "check",
          "hint",
          "solution",
          "progress",
          "reset",
          "new",
          "audit",
          "doctor"
        })
    void isDescribed(String command) throws IOException {
      String name =
          switch (command) {
            case "reset", "solution" -> "ch01_first";
            case "new" -> "ch02_new";
            default -> "";
          };
      if (name.isEmpty()) {
        console.run(command, "--json");
      } else {
        console.run(command, name, "--json");
      }
      assertThat(console.out()).startsWith("{\"format\":1,").hasLineCount(1);
      List<String> fields = words(KEY, console.out().replace("{\"format\":1,", ""));
      assertThat(described(command)).containsAll(new TreeSet<>(fields));
    }

    @Test
    void isThereForAnErrorToo() {
      assertThat(console.run("check", "third", "--json")).isEqualTo(2);
      assertThat(console.out())
          .isEqualTo(
              "{\"format\":1,\"error\":\"there is no exercise 'third'; there are: ch01_first\","
                  + "\"exitCode\":2}\n");
      assertThat(console.err()).isNotEmpty();
    }
  }
}
