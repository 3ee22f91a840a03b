// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.couplet.defer.Failure;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Producers that write to a connection. */
class TcpProducerTest extends TcpSpec {
  @Nested
  class APushProducer {
    /** Notes what it is told. */
    private final class Source implements PushProducer {
      @Override
      public void pauseProducing() {
        events.add("pause");
      }

      @Override
      public void resumeProducing() {
        events.add("resume");
      }

      @Override
      public void stopProducing() {
        events.add("stop");
      }
    }

    private final Source source = new Source();

    private List<Object> told() {
      return events.stream().filter(List.of("pause", "resume", "stop")::contains).toList();
    }

    @Test
    void isPausedWhenTooMuchWaitsAndResumedWhenItIsSent() {
      server.whenMade(
          peer -> {
            peer.transport().registerProducer(source);
            peer.transport().write(bytes(MANY));
            events.add("written");
          });
      client.whenReceived(
          peer -> {
            if (peer.receivedLength() == MANY) {
              // Whatever comes back, the server was resumed before it.
              reactor.callLater(SHORT, peer::close);
            }
          });
      meet();
      assertThat(events).containsSubsequence("pause", "written", "resume", "stop");
      assertThat(told()).containsExactly("pause", "resume", "stop");
    }

    @Test
    void isNotPausedWhileLittleWaits() {
      server.whenMade(
          peer -> {
            peer.transport().registerProducer(source);
            peer.send("little");
          });
      client.whenReceived(Peer::close);
      meet();
      assertThat(told()).containsExactly("stop");
    }

    @Test
    void isPausedAtOnceIfTooMuchWaitsAlready() {
      server.whenMade(
          peer -> {
            peer.transport().write(bytes(MANY));
            peer.transport().registerProducer(source);
            peer.transport().abortConnection();
          });
      meet();
      assertThat(told()).containsExactly("pause", "stop");
    }

    @Test
    void holdsTheCloseUpUntilItIsUnregistered() {
      server.whenMade(
          peer -> {
            peer.transport().registerProducer(source);
            peer.close();
            reactor.callLater(
                SHORT,
                () -> {
                  peer.send("the rest");
                  peer.transport().unregisterProducer();
                });
          });
      meet();
      assertThat(client.received()).isEqualTo("the rest");
      assertThat(server.reason()).isInstanceOf(ConnectionDone.class);
      assertThat(told()).isEmpty();
    }

    @Test
    void isRefusedWhileAnotherIsRegistered() {
      server.whenMade(
          peer -> {
            peer.transport().registerProducer(source);
            events.add(catchThrowable(() -> peer.transport().registerProducer(new Source())));
            peer.transport().unregisterProducer();
            peer.close();
          });
      meet();
      assertThat(events)
          .anySatisfy(event -> assertThat(event).isInstanceOf(IllegalStateException.class));
    }

    @Test
    void isStoppedAtOnceIfTheConnectionIsLost() {
      server
          .whenMade(Peer::close)
          .whenLost(
              peer -> {
                peer.transport().registerProducer(source);
                events.add("returned");
              });
      meet();
      assertThat(events).containsSubsequence("server lost ConnectionDone", "stop", "returned");
    }

    @Test
    void isStoppedBeforeItsProtocolHearsOfTheLoss() {
      server.whenMade(peer -> peer.transport().registerProducer(source));
      client.whenMade(Peer::close);
      meet();
      assertThat(events).containsSubsequence("stop", "server lost ConnectionDone");
    }

    @Test
    void thatThrowsWhenItIsStoppedDoesNotKeepTheLossFromTheProtocol() {
      RuntimeException error = new IllegalStateException("not now");
      server.whenMade(
          peer ->
              peer.transport()
                  .registerProducer(
                      new PushProducer() {
                        @Override
                        public void pauseProducing() {}

                        @Override
                        public void resumeProducing() {}

                        @Override
                        public void stopProducing() {
                          throw error;
                        }
                      }));
      client.whenMade(Peer::close);
      meet();
      assertThat(server.reason()).isInstanceOf(ConnectionDone.class);
      assertThat(drainErrors()).containsExactly(error);
    }

    @Test
    void canBeAnotherTransport() {
      // The server passes on what it gets to a sink that reads only after a while.
      endsToSee = 4;
      int[] most = {0};
      Peer sink =
          peer("sink")
              .whenMade(
                  peer -> {
                    peer.transport().pauseProducing();
                    reactor.callLater(SHORT, () -> peer.transport().resumeProducing());
                  });
      Peer toSink = peer("to sink");
      Protocol relay =
          new Peer("server", events, this::relayEnded) {
            @Override
            public void connectionMade() {
              toSink.transport().registerProducer(transport());
            }

            @Override
            public void dataReceived(ByteBuffer data) {
              most[0] += data.remaining();
              toSink.transport().write(data);
            }

            @Override
            public void connectionLost(Failure reason) {
              super.connectionLost(reason);
              toSink.transport().unregisterProducer();
              toSink.close();
            }
          };
      client.whenMade(
          peer -> {
            peer.transport().write(bytes(MANY));
            peer.close();
          });
      run(
          () -> {
            toSink.whenMade(peer -> connect(listen(relay), client));
            connect(listen(sink), toSink);
          });
      assertThat(sink.received()).isEqualTo("x".repeat(MANY));
    }

    private void relayEnded() {
      sawEnd();
    }
  }

  @Nested
  class APullProducer {
    /** Writes so many pieces, one each time it is asked. */
    private final class Source implements PullProducer {
      private final Transport transport;
      private int left;
      private final int size;

      Source(Transport transport, int pieces, int size) {
        this.transport = transport;
        left = pieces;
        this.size = size;
      }

      @Override
      public void resumeProducing() {
        transport.write(bytes(size));
        left--;
        if (left == 0) {
          transport.unregisterProducer();
          transport.loseConnection();
        }
      }

      @Override
      public void stopProducing() {
        events.add("stop");
      }
    }

    @Test
    void isAskedAgainWheneverWhatItWroteIsSent() {
      server.whenMade(
          peer -> peer.transport().registerProducer(new Source(peer.transport(), 100, 10)));
      meet();
      assertThat(client.received()).isEqualTo("x".repeat(1_000));
      assertThat(events).doesNotContain("stop");
    }

    @Test
    void thatWritesMuchIsAskedOnlyWhenAllOfItIsSent() {
      server.whenMade(
          peer -> peer.transport().registerProducer(new Source(peer.transport(), 2, MANY)));
      meet();
      assertThat(client.received()).hasSize(2 * MANY);
    }

    @Test
    void isStoppedWhenTheConnectionIsLost() {
      server.whenMade(
          peer ->
              peer.transport().registerProducer(new Source(peer.transport(), 1_000_000_000, 10)));
      client.whenReceived(peer -> peer.transport().abortConnection());
      meet();
      assertThat(events).contains("stop");
    }

    @Test
    void thatThrowsLosesTheConnectionWithItsError() {
      RuntimeException error = new IllegalStateException("nothing to be had");
      server.whenMade(
          peer ->
              peer.transport()
                  .registerProducer(
                      new PullProducer() {
                        @Override
                        public void resumeProducing() {
                          throw error;
                        }

                        @Override
                        public void stopProducing() {}
                      }));
      meet();
      assertThat(server.reason()).isSameAs(error);
      assertThat(drainErrors()).containsExactly(error);
    }
  }
}
