// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.memory.MemoryReactor;
import dev.couplet.reactor.SelectReactor;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Many connections cut at random points leave nothing behind. Longer: {@code mvn -B verify -pl
 * src/couplet -Dtest=SoakTest -Dsoak.connections=2000 -Dsoak.seconds=60}; the seed is printed, and
 * {@code -Dsoak.seed} plays it again.
 */
@Timeout(
    value = 10,
    unit = java.util.concurrent.TimeUnit.MINUTES,
    threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SoakTest {
  private final long seed = Long.getLong("soak.seed", System.nanoTime());
  private final int connections = Integer.getInteger("soak.connections", 200);
  private final Duration span = Duration.ofSeconds(Integer.getInteger("soak.seconds", 2));

  private void announce(String network) {
    System.out.printf(
        "soak over %s: %d connections, %d s, seed %d%n",
        network, connections, span.toSeconds(), seed);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void overTheSystemsSockets() {
    announce("sockets");
    Soak.Result result =
        new Soak(new SelectReactor(), Soak::openDescriptors, seed).run(connections, span);
    System.out.print(result);
    assertThat(result.complaints()).isEmpty();
  }

  @Test
  void overANetworkInMemory() {
    announce("memory");
    MemoryReactor reactor = new MemoryReactor();
    reactor.network().delay(Duration.ofMillis(1));
    Soak.Result result = new Soak(reactor, reactor.network()::open, seed).run(connections, span);
    System.out.print(result);
    assertThat(result.complaints()).isEmpty();
  }
}
