// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ServerOptionsTest {
  private final Printed err = new Printed();
  private final Server server = new Server();

  private int execute(String... arguments) {
    return new CommandLine(server).setErr(err.writer()).execute(arguments);
  }

  @Command
  private static final class Server implements Callable<Integer> {
    @Mixin private final ServerOptions options = new ServerOptions();
    private final List<String> titles = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
      options.poems().forEach(poem -> titles.add(poem.title()));
      return 0;
    }
  }

  @Nested
  class WithoutAWord {
    WithoutAWord() {
      execute();
    }

    @Test
    void allPoemsAreSent() {
      assertThat(server.titles).hasSameSizeAs(Poem.NAMES);
    }

    @Test
    void theyHavePortsOneAfterTheOther() {
      assertThat(List.of(server.options.port(0), server.options.port(1)))
          .containsExactly(10_001, 10_002);
    }

    @Test
    void onlyThisMachineIsServed() {
      assertThat(server.options.host()).isEqualTo("localhost");
    }

    @Test
    void tenBytesAreSentEveryTenthOfASecond() {
      assertThat(server.options.bytesPerTick()).isEqualTo(10);
      assertThat(server.options.delay()).isEqualTo(Duration.ofMillis(100));
    }
  }

  @Test
  void poemsAreSentInTheOrderInWhichTheyAreNamed() {
    execute("tea", "couplet");
    assertThat(server.titles).containsExactly("夜汽車", "Couplet");
  }

  @Test
  void aFileMayBeSentToo(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.txt"), "Mine\n\nOne line\n");
    execute(file.toString());
    assertThat(server.titles).containsExactly("Mine");
  }

  @Test
  void portZeroLeavesTheChoiceToTheSystem() {
    execute("-p", "0");
    assertThat(server.options.port(7)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "-H, nobody.invalid, --host: no machine is called nobody.invalid",
    "-b, 0, --bytes < 1: 0",
    "-d, -1, --delay < 0: -1",
    "-p, -1, --port < 0: -1",
    "-p, 65530, --port 65530 leaves no port for the last poem: 65540",
  })
  void whatCanNotBeIsRefused(String option, String value, String message)
      throws InterruptedException {
    assertThat(execute(option, value)).isEqualTo(2);
    assertThat(err.line()).isEqualTo(message);
  }

  @Test
  void aPoemThatIsNotThereIsRefused() throws InterruptedException {
    assertThat(execute("raven")).isEqualTo(2);
    assertThat(err.line()).startsWith("there is no poem and no file 'raven'; there are couplet, ");
  }
}
