// SPDX-License-Identifier: Apache-2.0
package ch05_protocol;

import dev.couplet.net.Factory;
import dev.couplet.protocols.LineReceiver;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Needs no factory of its own: what the protocols share is an object that each of them is handed.
 */
final class CoupletServer {

  private CoupletServer() {}

  static Factory factory() {
    AtomicInteger count = new AtomicInteger();
    return Factory.forProtocol(() -> new Couplets(count));
  }

  private static final class Couplets extends LineReceiver {
    private final AtomicInteger count;
    private final Deque<String> waiting = new ArrayDeque<>();

    Couplets(AtomicInteger count) {
      this.count = count;
    }

    @Override
    public void lineReceived(String line) {
      if (line.isEmpty()) {
        transport().loseConnection();
        return;
      }
      waiting.add(line);
      if (waiting.size() == 2) {
        sendLine(
            String.format(
                "%d: %s / %s", count.incrementAndGet(), waiting.remove(), waiting.remove()));
      }
    }
  }
}
