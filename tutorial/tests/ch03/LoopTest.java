// SPDX-License-Identifier: Apache-2.0
package ch03;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import book.Printed;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.trace.ErrorLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LoopTest {
  @Test
  void callsOnTheThreadThatRunsIt() throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      Thread main = new Thread(() -> Stack.main(new String[0]), "main");
      main.start();
      main.join();
    } finally {
      System.setOut(before);
    }
    // Below main are the frames of this test.
    assertThat(printed.toString(UTF_8).replace("\r\n", "\n"))
        .startsWith(Files.readString(Path.of("listings/ch03/Stack.txt")));
  }

  @Test
  void survivesACallThatThrows() {
    try (ErrorLog.Recording errors = ErrorLog.record()) {
      Printed.assertPrints(
          "ch03/Trouble.txt",
          out -> {
            MemoryReactor reactor = new MemoryReactor();
            Trouble.arrange(reactor, out);
            reactor.run();
          });
      assertThat(errors.drain())
          .singleElement()
          .satisfies(entry -> assertThat(entry.error()).isInstanceOf(NumberFormatException.class));
    }
  }
}
