// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactoryTest {
  private final List<String> events = new ArrayList<>();
  private final Factory factory =
      new Factory() {
        @Override
        public Protocol buildProtocol(SocketAddress peer) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void startFactory() {
          events.add("start");
        }

        @Override
        public void stopFactory() {
          events.add("stop");
        }
      };

  @Test
  void startsWithItsFirstUserAndStopsWithItsLast() {
    factory.doStart();
    factory.doStart();
    factory.doStop();
    assertThat(events).containsExactly("start");
    factory.doStop();
    assertThat(events).containsExactly("start", "stop");
  }

  @Test
  void canBeStartedAgain() {
    factory.doStart();
    factory.doStop();
    factory.doStart();
    assertThat(events).containsExactly("start", "stop", "start");
  }

  @Test
  void isNotStoppedMoreOftenThanStarted() {
    assertThatThrownBy(factory::doStop)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("doStop called on a factory that is not in use");
  }

  @Test
  void forProtocolMakesAProtocolForEachConnection() {
    Factory made = Factory.forProtocol(() -> new Protocol() {});
    SocketAddress peer = new InetSocketAddress(0);
    assertThat(made.buildProtocol(peer)).isNotNull().isNotSameAs(made.buildProtocol(peer));
  }
}
