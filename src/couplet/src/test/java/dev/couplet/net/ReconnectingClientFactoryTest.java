// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.couplet.memory.MemoryReactor;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconnectingClientFactoryTest {
  private static final int PORT = 7;

  private final List<Object> events = new ArrayList<>();
  private final MemoryReactor reactor = new MemoryReactor();
  private final Reconnecting factory = new Reconnecting(new Random(1));

  /** Notes the time of each attempt. */
  private final class Reconnecting extends ReconnectingClientFactory {
    private Peer last;

    Reconnecting(Random random) {
      super(reactor, random);
    }

    @Override
    public void startedConnecting(Connector connector) {
      events.add(reactor.seconds());
    }

    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      last = new Peer("client", events, () -> {});
      return last;
    }
  }

  private void connect() {
    Tcp.connect(reactor, "127.0.0.1", PORT, factory);
  }

  private void advance(double seconds) {
    reactor.advance(Duration.ofNanos((long) (seconds * 1e9)));
  }

  private ListeningPort listen() {
    return Tcp.listen(
        reactor,
        new InetSocketAddress(PORT),
        50,
        Factory.forProtocol(() -> new Peer("server", new ArrayList<>(), () -> {})));
  }

  @Nested
  class WithoutJitter {
    {
      factory.jitter(0);
    }

    @Test
    void eachDelayIsLongerThanTheOneBeforeByTheFactor() {
      factory.factor(2);
      connect();
      advance(30);
      assertThat(events).containsExactly(0.0, 2.0, 6.0, 14.0, 30.0);
    }

    @Test
    void theFactorIsEUnlessSet() {
      connect();
      advance(2.718);
      assertThat(events).hasSize(1);
      advance(0.001);
      assertThat(events).hasSize(2);
    }

    @Test
    void theFirstDelayIsAMultipleOfTheInitialOne() {
      factory.factor(2);
      factory.initialDelay(Duration.ofMillis(500));
      connect();
      advance(7);
      assertThat(events).containsExactly(0.0, 1.0, 3.0, 7.0);
    }

    @Test
    void noDelayIsLongerThanTheLongest() {
      factory.factor(2);
      factory.maxDelay(Duration.ofSeconds(5));
      connect();
      advance(21);
      assertThat(events).containsExactly(0.0, 2.0, 6.0, 11.0, 16.0, 21.0);
    }

    @Test
    void theLongestIsAnHourUnlessSet() {
      reactor.timeLimit(Duration.ofHours(100));
      connect();
      advance(100 * 3600);
      double last = (double) events.get(events.size() - 1);
      double before = (double) events.get(events.size() - 2);
      assertThat(last - before).isEqualTo(3600.0);
    }

    @Test
    void itGivesUpAfterSoManyRetries() {
      factory.maxRetries(2);
      connect();
      advance(10_000);
      assertThat(events).hasSize(3);
      assertThat(reactor.delayedCalls()).isEmpty();
    }

    @Test
    void itConnectsAgainWhenItsConnectionIsLost() {
      factory.factor(2);
      listen();
      connect();
      advance(0);
      factory.last.close();
      advance(2);
      assertThat(events)
          .containsExactly(0.0, "client made", "client lost ConnectionDone", 2.0, "client made");
    }

    @Test
    void afterAResetTheDelaysBeginAnew() {
      factory.factor(2);
      factory.maxRetries(2);
      connect();
      advance(6);
      factory.resetDelay();
      connect();
      advance(2);
      assertThat(events).containsExactly(0.0, 2.0, 6.0, 6.0, 8.0);
    }
  }

  @Nested
  class WithJitter {
    @Test
    void aDelayIsScatteredByTheRandomThatItWasGiven() {
      connect();
      advance(10);
      double scattered =
          1 + new Random(1).nextGaussian() * ReconnectingClientFactory.DEFAULT_JITTER;
      assertThat((double) events.get(1)).isCloseTo(Math.E * scattered, within(1e-6));
    }

    @Test
    void theDelaysOfManyClientsScatterAroundTheFactor() {
      Random random = new Random(1);
      int clients = 500;
      for (int i = 0; i < clients; i++) {
        Reconnecting one = new Reconnecting(random);
        one.maxRetries(1);
        Tcp.connect(reactor, "127.0.0.1", PORT, one);
      }
      advance(10);
      double[] delays =
          events.stream().mapToDouble(time -> (double) time).filter(time -> time > 0).toArray();
      double mean = Arrays.stream(delays).average().orElseThrow();
      double variance =
          Arrays.stream(delays).map(d -> (d - mean) * (d - mean)).average().orElseThrow();
      assertThat(delays).hasSize(clients);
      assertThat(mean).isBetween(2.67, 2.77);
      assertThat(Math.sqrt(variance) / mean).isBetween(0.10, 0.14);
    }
  }

  @Nested
  class StopTrying {
    @Test
    void endsTheWaitForTheNextAttempt() {
      connect();
      advance(0);
      factory.stopTrying();
      assertThat(reactor.delayedCalls()).isEmpty();
      advance(10_000);
      assertThat(events).containsExactly(0.0);
    }

    @Test
    void endsTheAttemptThatGoesOn() {
      reactor.network().ignore(PORT);
      connect();
      advance(1);
      factory.stopTrying();
      advance(10_000);
      assertThat(events).containsExactly(0.0);
      assertThat(reactor.delayedCalls()).isEmpty();
    }

    @Test
    void leavesAConnectionThatIsMadeButDoesNotReplaceIt() {
      listen();
      connect();
      advance(0);
      factory.stopTrying();
      advance(10);
      assertThat(events).containsExactly(0.0, "client made");
      factory.last.close();
      advance(10_000);
      assertThat(events).containsExactly(0.0, "client made", "client lost ConnectionDone");
    }
  }

  @Nested
  class Refused {
    @ParameterizedTest
    @ValueSource(doubles = {0.9, -1, Double.NaN})
    void isAFactorThatShrinks(double factor) {
      assertThatThrownBy(() -> ReconnectingClientFactoryTest.this.factory.factor(factor))
          .hasMessage("factor < 1: " + factor);
    }

    @Test
    void isANegativeJitter() {
      assertThatThrownBy(() -> factory.jitter(-0.1)).hasMessage("jitter < 0: -0.1");
    }

    @Test
    void isANegativeDelay() {
      assertThatThrownBy(() -> factory.initialDelay(Duration.ofSeconds(-1)))
          .hasMessage("initialDelay < 0: PT-1S");
      assertThatThrownBy(() -> factory.maxDelay(Duration.ofSeconds(-1)))
          .hasMessage("maxDelay < 0: PT-1S");
    }

    @Test
    void isANegativeNumberOfRetries() {
      assertThatThrownBy(() -> factory.maxRetries(-1)).hasMessage("maxRetries < 0: -1");
    }
  }
}
