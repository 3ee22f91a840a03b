// SPDX-License-Identifier: Apache-2.0
package dev.couplet.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.defer.Failure;
import dev.couplet.net.ConnectionDone;
import dev.couplet.net.Protocol;
import dev.couplet.net.PullProducer;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MemoryTransportTest {
  private final List<Object> events = new ArrayList<>();
  private final Recorder protocol = new Recorder();
  private final MemoryTransport transport = MemoryTransport.connect(protocol);

  private final class Recorder extends Protocol {
    private ByteBuffer kept = ByteBuffer.allocate(0);

    @Override
    public void connectionMade() {
      events.add("made");
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      kept = data.duplicate();
      events.add(StandardCharsets.UTF_8.decode(data).toString());
    }

    @Override
    public void connectionLost(Failure reason) {
      events.add(reason.exception());
    }
  }

  private final class Source implements PullProducer {
    @Override
    public void resumeProducing() {
      events.add("resume");
    }

    @Override
    public void stopProducing() {
      events.add("stop");
    }
  }

  @Test
  void theProtocolHasItWhenTheConnectionIsMade() {
    assertThat(events).containsExactly("made");
    assertThat(protocol.transport()).isSameAs(transport);
  }

  @Nested
  class WhatIsReceived {
    @Test
    void arrivesInOnePiece() {
      transport.receive("some data");
      assertThat(events).containsExactly("made", "some data");
    }

    @Test
    void isOverwrittenAfterwardsSoThatWhoeverKeepsItIsFoundOut() {
      transport.receive("some data");
      assertThat(StandardCharsets.UTF_8.decode(protocol.kept).toString()).isEqualTo("*********");
    }

    @Test
    void cannotBeWrittenTo() {
      transport.receive("some data");
      assertThatThrownBy(() -> protocol.kept.put(0, (byte) 0))
          .isInstanceOf(ReadOnlyBufferException.class);
    }

    @Test
    void isDroppedWhileTheConnectionIsBeingClosed() {
      transport.loseConnection();
      transport.receive("some data");
      assertThat(events).containsExactly("made");
    }

    @Test
    void isRefusedWhileItIsPaused() {
      transport.pauseProducing();
      assertThatThrownBy(() -> transport.receive("data"))
          .hasMessage("received while paused: 4 bytes");
    }

    @Test
    void isRefusedAfterTheEnd() {
      transport.end();
      assertThatThrownBy(() -> transport.receive("data"))
          .hasMessage("received after connectionLost: 4 bytes");
    }
  }

  @Nested
  class WhatIsWritten {
    @Test
    void isKeptUntilItIsTaken() {
      transport.write("some ".getBytes(StandardCharsets.UTF_8));
      transport.write("data".getBytes(StandardCharsets.UTF_8));
      assertThat(transport.takeText()).isEqualTo("some data");
      assertThat(transport.takeText()).isEmpty();
    }

    @Test
    void usesTheBufferUp() {
      ByteBuffer data = ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 2);
      transport.write(data);
      assertThat(transport.take()).containsExactly(2, 3);
      assertThat(data.remaining()).isZero();
    }

    @Test
    void countsAlsoWhileTheConnectionIsBeingClosed() {
      transport.loseConnection();
      transport.write(new byte[] {1});
      assertThat(transport.take()).containsExactly(1);
    }

    @Test
    void isDroppedOnceTheHalfIsClosed() {
      transport.loseWriteConnection();
      transport.write(new byte[] {1});
      assertThat(transport.take()).isEmpty();
    }

    @Test
    void isDroppedOnceTheConnectionIsAborted() {
      transport.abortConnection();
      transport.write(new byte[] {1});
      assertThat(transport.take()).isEmpty();
      assertThat(transport.aborted()).isTrue();
    }
  }

  @Nested
  class ItsEnd {
    @Test
    void isCleanUnlessAReasonIsGiven() {
      transport.end();
      assertThat(events).hasSize(2).last().isInstanceOf(ConnectionDone.class);
    }

    @Test
    void hasTheReasonThatIsGiven() {
      Exception reason = new Exception("a reason");
      transport.end(reason);
      assertThat(events).containsExactly("made", reason);
    }

    @Test
    void comesOnce() {
      transport.end();
      assertThatThrownBy(transport::end).hasMessage("the connection was ended before");
    }

    @Test
    void stopsTheProducer() {
      transport.registerProducer(new Source());
      transport.end();
      assertThat(events).startsWith("made", "stop");
    }
  }

  @Nested
  class AProducer {
    @Test
    void isKeptForTheTestToResume() {
      Source source = new Source();
      transport.registerProducer(source);
      assertThat(transport.producer()).isSameAs(source);
      assertThat(events).containsExactly("made");
    }

    @Test
    void isRefusedWhileAnotherIsRegistered() {
      transport.registerProducer(new Source());
      assertThatThrownBy(() -> transport.registerProducer(new Source()))
          .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void canFollowOneThatWasUnregistered() {
      transport.registerProducer(new Source());
      transport.unregisterProducer();
      Source second = new Source();
      transport.registerProducer(second);
      assertThat(transport.producer()).isSameAs(second);
    }

    @Test
    void isStoppedIfTheConnectionIsGone() {
      transport.end();
      transport.registerProducer(new Source());
      assertThat(events).last().isEqualTo("stop");
    }
  }
}
