// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows and names is so. */
class ReadmeTest {
  private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern VERDICT =
      Pattern.compile(
          "\\[#first-verdict\\]\n----\n\\$ \\./couplet ([^\n]*)\n(.*?)----", Pattern.DOTALL);
  private static final Pattern FOLDER = Pattern.compile("^`([\\w/]+/)`::", Pattern.MULTILINE);

  @TempDir Path home;

  @BeforeEach
  void copyTheExercises() throws IOException {
    try (Stream<Path> files = Files.walk(CHECKOUT.resolve("exercises"), 2)) {
      for (Path file : files.filter(each -> !each.toString().contains("target")).toList()) {
        Files.copy(file, home.resolve(CHECKOUT.relativize(file).toString()));
      }
    }
    System.setProperty("couplet.home", home.toString());
  }

  @AfterEach
  void forgetTheHome() {
    System.clearProperty("couplet.home");
  }

  @Test
  void theFirstVerdictIsWhatALearnerSees() throws IOException {
    Matcher shown = VERDICT.matcher(Files.readString(CHECKOUT.resolve("README.adoc")));
    assertThat(shown.find()).isTrue();
    assertThat(run(shown.group(1).split(" ")).replace(home + "/", ""))
        .endsWith(Console.typedHere(shown.group(2)));
  }

  @Test
  void everyFolderOfTheMapIsThere() throws IOException {
    List<String> folders =
        FOLDER
            .matcher(Files.readString(CHECKOUT.resolve("README.adoc")))
            .results()
            .map(match -> match.group(1))
            .filter(folder -> !folder.equals("answers/"))
            .toList();
    assertThat(folders)
        .isNotEmpty()
        .allSatisfy(folder -> assertThat(CHECKOUT.resolve(folder)).isDirectory());
  }

  private static String run(String... arguments) {
    Console console = new Console();
    console.run(arguments);
    return console.out();
  }
}
