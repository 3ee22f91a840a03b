// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockingClientTest extends ClientContract {
  @Override
  void fetchAll(List<Address> servers, Report report) {
    BlockingClient.fetchAll(servers, report);
  }

  @Test
  void theNextServerIsAskedWhenTheOneBeforeHasEnded() throws Exception {
    try (ServerSocketChannel second = ServerSocketChannel.open()) {
      second.bind(new InetSocketAddress(InetAddress.getByName("localhost"), 0));
      second.configureBlocking(false);
      int port = ((InetSocketAddress) second.getLocalAddress()).getPort();
      Address first =
          loopback.listen(
              client -> {
                Loopback.send(client, HAIKU);
                assertThat(second.accept()).isNull();
                // From here on it is to be asked, and hangs up.
                second.configureBlocking(true);
                client.close();
                try (SocketChannel asked = second.accept()) {
                  Loopback.send(asked.socket(), HAIKU);
                }
              });
      fetchAll(List.of(first, new Address("localhost", port)), report);
      assertThat(report.poems()).hasSize(2);
    }
  }
}
