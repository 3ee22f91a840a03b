// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.defer.Deferred;
import dev.couplet.trace.ErrorLog;
import java.io.IOException;
import java.nio.channels.Pipe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DescriptorsTest extends ReactorSpec {
  private Pipe pipe;
  private RecordingDescriptor source;
  private RecordingDescriptor sink;

  @BeforeEach
  void openPipe() throws IOException {
    pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    pipe.sink().configureBlocking(false);
    source = new RecordingDescriptor(pipe.source(), events);
    sink = new RecordingDescriptor(pipe.sink(), events);
  }

  @AfterEach
  void closePipe() throws IOException {
    pipe.source().close();
    pipe.sink().close();
  }

  private void makeReadable() {
    kind.makeReadable(reactor, source, pipe);
  }

  private void makeWritable() {
    kind.makeWritable(reactor, sink);
  }

  /** After some turns, in each of which what is ready is served. */
  private void crashLater() {
    inTurn(5, reactor::crash);
  }

  private void inTurn(int turn, Runnable call) {
    if (turn == 0) {
      call.run();
    } else {
      reactor.callFromThread(() -> inTurn(turn - 1, call));
    }
  }

  @Nested
  class AReader {
    @BeforeEach
    void add() {
      reactor.addReader(source);
    }

    @Test
    void readsWhenItsChannelIsReady() {
      run(DescriptorsTest.this::makeReadable, DescriptorsTest.this::crashLater);
      assertThat(events).containsExactly("read");
    }

    @Test
    void doesNotReadBefore() {
      run(DescriptorsTest.this::crashLater);
      assertThat(events).isEmpty();
    }

    @Test
    void readsEachTime() {
      source.onRead(
          () -> {
            if (events.size() < 3) {
              makeReadable();
            } else {
              reactor.crash();
            }
          });
      run(DescriptorsTest.this::makeReadable);
      assertThat(events).containsExactly("read", "read", "read");
    }

    @Test
    void addedTwiceReadsOnce() {
      reactor.addReader(source);
      run(DescriptorsTest.this::makeReadable, DescriptorsTest.this::crashLater);
      assertThat(events).containsExactly("read");
    }

    @Test
    void onceRemovedReadsNoMore() {
      reactor.removeReader(source);
      run(DescriptorsTest.this::makeReadable, DescriptorsTest.this::crashLater);
      assertThat(events).isEmpty();
    }

    @Test
    void mayBeAddedAgain() {
      reactor.removeReader(source);
      reactor.addReader(source);
      run(DescriptorsTest.this::makeReadable, DescriptorsTest.this::crashLater);
      assertThat(events).containsExactly("read");
    }

    @Test
    void mayRemoveItself() {
      source.onRead(() -> reactor.removeReader(source));
      run(
          DescriptorsTest.this::makeReadable,
          DescriptorsTest.this::makeReadable,
          DescriptorsTest.this::crashLater);
      assertThat(events).containsExactly("read");
    }

    @Test
    void mayCloseItsChannel() {
      source.onRead(
          () -> {
            reactor.removeReader(source);
            pipe.source().close();
          });
      run(DescriptorsTest.this::makeReadable, DescriptorsTest.this::crashLater);
      assertThat(events).containsExactly("read");
    }
  }

  @Nested
  class AWriter {
    @BeforeEach
    void add() {
      reactor.addWriter(sink);
    }

    @Test
    void writesWhenItsChannelIsReadyUntilItIsRemoved() {
      sink.onWrite(
          () -> {
            makeWritable();
            if (events.size() == 3) {
              reactor.removeWriter(sink);
            }
          });
      run(DescriptorsTest.this::makeWritable, DescriptorsTest.this::crashLater);
      assertThat(events).containsExactly("write", "write", "write");
    }

    @Test
    void addedTwiceWritesOnceATurn() {
      reactor.addWriter(sink);
      sink.onWrite(() -> reactor.removeWriter(sink));
      run(DescriptorsTest.this::makeWritable, DescriptorsTest.this::crashLater);
      assertThat(events).containsExactly("write");
    }
  }

  @Nested
  class ADescriptorThatThrows {
    @BeforeEach
    void add() {
      reactor.addReader(source);
    }

    @Test
    void anIOExceptionIsDroppedForThat() {
      source.onRead(
          () -> {
            throw new IOException("broken pipe");
          });
      run(
          DescriptorsTest.this::makeReadable,
          DescriptorsTest.this::makeReadable,
          DescriptorsTest.this::crashLater);
      assertThat(events).containsExactly("read", "lost: java.io.IOException: broken pipe");
    }

    @Test
    void anythingElseIsReportedAsWell() {
      RuntimeException error = new RuntimeException("a bug");
      source.onRead(
          () -> {
            throw error;
          });
      run(DescriptorsTest.this::makeReadable, DescriptorsTest.this::crashLater);
      assertThat(events).containsExactly("read", "lost: java.lang.RuntimeException: a bug");
      assertThat(drainErrors()).containsExactly(new ErrorLog.Entry("a descriptor failed", error));
    }

    @Test
    void whenItsConnectionIsLostIsReported() {
      RuntimeException error = new RuntimeException("another bug");
      source.onRead(
          () -> {
            throw new IOException("broken pipe");
          });
      source.onLost(
          () -> {
            throw error;
          });
      run(DescriptorsTest.this::makeReadable, DescriptorsTest.this::crashLater);
      assertThat(drainErrors()).containsExactly(new ErrorLog.Entry("connectionLost failed", error));
    }

    @Test
    void whileItWritesIsDroppedToo() {
      sink.onWrite(
          () -> {
            throw new IOException("broken pipe");
          });
      reactor.addWriter(sink);
      run(DescriptorsTest.this::makeWritable, DescriptorsTest.this::crashLater);
      assertThat(events).containsExactly("write", "lost: java.io.IOException: broken pipe");
    }

    @Test
    void doesNotEndTheLoop() {
      source.onRead(
          () -> {
            throw new IOException("broken pipe");
          });
      run(
          DescriptorsTest.this::makeReadable,
          () -> inTurn(4, event("on")),
          DescriptorsTest.this::crashLater);
      assertThat(events).endsWith("on");
    }
  }

  @Nested
  class RemoveAll {
    @Test
    void returnsReadersAndWritersEachOnce() {
      reactor.addReader(source);
      reactor.addWriter(sink);
      assertThat(reactor.removeAll()).containsExactlyInAnyOrder(source, sink);
    }

    @Test
    void leavesNothingToBeServed() {
      reactor.addReader(source);
      reactor.removeAll();
      run(DescriptorsTest.this::makeReadable, DescriptorsTest.this::crashLater);
      assertThat(events).isEmpty();
    }

    @Test
    void leavesThemToBeAddedAgain() {
      reactor.addReader(source);
      reactor.removeAll();
      reactor.addReader(source);
      assertThat(reactor.removeAll()).containsExactly(source);
    }
  }

  @Nested
  class WhenTheReactorStops {
    @Test
    void descriptorsLoseTheirConnection() {
      reactor.addReader(source);
      run(reactor::stop);
      assertThat(events)
          .containsExactly("lost: dev.couplet.reactor.ReactorStopped: the reactor was stopped");
    }

    @Test
    void descriptorsMayBeRemovedAsTheyLoseIt() {
      reactor.addReader(source);
      source.onLost(() -> reactor.removeReader(source));
      run(reactor::stop);
      assertThat(events).hasSize(1);
    }

    @Test
    void noMoreAreTaken() {
      run(reactor::stop);
      assertThatThrownBy(() -> reactor.addReader(source))
          .isInstanceOf(ReactorNotRunning.class)
          .hasMessage("this reactor was stopped before, and watches no more channels");
    }

    @Test
    void descriptorsAreServedWhileTriggersBeforeShutdownWait() {
      reactor.addReader(source);
      Deferred<Object> read = new Deferred<>();
      reactor.addSystemEventTriggerDeferred(SystemEvent.SHUTDOWN, () -> read);
      source.onRead(() -> read.callback("read"));
      run(reactor::stop, DescriptorsTest.this::makeReadable);
      assertThat(events).startsWith("read").hasSize(2);
    }
  }

  @Nested
  class AChannel {
    @Test
    void mayHaveAReaderAndAWriterThatAreDifferent() {
      reactor.addReader(source);
      reactor.addWriter(sink);
      sink.onWrite(() -> reactor.removeWriter(sink));
      run(
          DescriptorsTest.this::makeWritable,
          DescriptorsTest.this::makeReadable,
          DescriptorsTest.this::crashLater);
      assertThat(events).containsExactlyInAnyOrder("read", "write");
    }

    @Test
    void hasOneReaderOnly() {
      reactor.addReader(source);
      RecordingDescriptor other = new RecordingDescriptor(pipe.source(), events);
      assertThatThrownBy(() -> reactor.addReader(other))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the channel of a descriptor has another reader: a descriptor");
    }

    @Test
    void hasOneWriterOnly() {
      reactor.addWriter(sink);
      RecordingDescriptor other = new RecordingDescriptor(pipe.sink(), events);
      assertThatThrownBy(() -> reactor.addWriter(other))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the channel of a descriptor has another writer: a descriptor");
    }

    @Test
    void thatBlocksIsRefused() throws IOException {
      pipe.source().configureBlocking(true);
      assertThatThrownBy(() -> reactor.addReader(source))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "the channel of a descriptor is a blocking one; call configureBlocking(false)"
                  + " first");
    }

    @Test
    void thatIsClosedIsRefused() throws IOException {
      pipe.source().close();
      assertThatThrownBy(() -> reactor.addReader(source))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the channel of a descriptor is closed");
    }
  }
}
