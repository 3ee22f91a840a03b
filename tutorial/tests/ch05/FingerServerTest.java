// SPDX-License-Identifier: Apache-2.0
package ch05;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.memory.MemoryTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerServerTest {
  private final FingerServer server = new FingerServer(Map.of("ada", "Writes letters to engines."));
  private final MemoryTransport transport = MemoryTransport.connect(server);

  @Test
  void saysWhatItKnowsAndCloses() throws IOException {
    transport.receive("ada\r\n");
    assertThat(transport.takeText().replace("\r\n", "\n"))
        .isEqualTo(Files.readString(Path.of("listings/ch05/finger.txt")));
    assertThat(transport.disconnecting()).isTrue();
  }

  @Test
  void answersForAUserWhoIsNotKnown() {
    transport.receive("nobody\r\n");
    assertThat(transport.takeText()).isEqualTo("No such user\r\n");
  }

  @Test
  void answersAnEmptyLine() {
    transport.receive("\r\n");
    assertThat(transport.takeText()).isEqualTo("No such user\r\n");
  }

  @Test
  void showsALineWithoutEndTheDoor() {
    transport.receive("x".repeat(16_387));
    assertThat(transport.disconnecting()).isTrue();
    assertThat(transport.takeText()).isEmpty();
  }
}
