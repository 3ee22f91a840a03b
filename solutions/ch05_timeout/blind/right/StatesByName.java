package ch05_timeout;

import dev.couplet.clock.DelayedCall;
import dev.couplet.defer.Failure;
import dev.couplet.net.ClientFactory;
import dev.couplet.net.ConnectionDone;
import dev.couplet.net.Connector;
import dev.couplet.net.Protocol;
import dev.couplet.net.Tcp;
import dev.couplet.reactor.Reactor;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Fetches poems that have to come in time. Each thing that may happen is asked in which state it
 * finds the connection; the outcome is told whenever it leaves the first state, and only then.
 */
final class TimedPoetry {

  /** Told what came of it: one of the two, once. */
  interface Outcome {
    void poemCame(String poem);

    void poemFailed(Throwable reason);
  }

  /** The connection still stood when the time was over. */
  static final class TooSlow extends Exception {
    private static final long serialVersionUID = 1;

    TooSlow(Duration timeout) {
      super("the poem was not there within " + timeout.toMillis() + " ms");
    }
  }

  private TimedPoetry() {}

  /**
   * Fetches the poem that {@code port} of {@code host} sends, and returns at once.
   *
   * @param timeout how long it may take once the connection stands
   * @param outcome to be told of the poem, or why there is none
   */
  static void fetch(Reactor reactor, String host, int port, Duration timeout, Outcome outcome) {
    ClientFactory factory =
        new ClientFactory() {
          @Override
          public Protocol buildProtocol(SocketAddress peer) {
            return new PoemProtocol(reactor, timeout, outcome);
          }

          @Override
          public void clientConnectionFailed(Connector connector, Failure reason) {
            outcome.poemFailed(reason.exception());
          }
        };
    Tcp.connect(reactor, host, port, factory);
  }

  /** Where a connection is in its life. */
  private enum State {
    /** It is in time, and nobody was told anything. */
    IN_TIME,
    /** The time was over first, and that was told; the end is still to come. */
    TOO_LATE,
    /** All is over. */
    ENDED
  }

  /** One poem on its way. */
  private static final class PoemProtocol extends Protocol {
    private final Reactor reactor;
    private final Duration timeout;
    private final Outcome outcome;

    private final List<byte[]> pieces = new ArrayList<>();
    private State state = State.IN_TIME;
    private DelayedCall appointment;

    PoemProtocol(Reactor reactor, Duration timeout, Outcome outcome) {
      this.reactor = reactor;
      this.timeout = timeout;
      this.outcome = outcome;
    }

    @Override
    public void connectionMade() {
      appointment = reactor.callLater(timeout, this::timeIsOver);
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      if (state == State.IN_TIME) {
        byte[] piece = new byte[data.remaining()];
        data.get(piece);
        pieces.add(piece);
      }
    }

    private void timeIsOver() {
      state = State.TOO_LATE;
      pieces.clear();
      transport().loseConnection();
      outcome.poemFailed(new TooSlow(timeout));
    }

    @Override
    public void connectionLost(Failure reason) {
      State before = state;
      state = State.ENDED;
      switch (before) {
        case IN_TIME:
          appointment.cancel();
          if (reason.check(ConnectionDone.class) != null) {
            outcome.poemCame(joined());
          } else {
            outcome.poemFailed(reason.exception());
          }
          break;
        case TOO_LATE:
          // This is the end that timeIsOver has asked for.
          break;
        case ENDED:
          // No connection ends twice.
          break;
      }
    }

    private String joined() {
      int size = 0;
      for (byte[] piece : pieces) {
        size += piece.length;
      }
      ByteBuffer whole = ByteBuffer.allocate(size);
      for (byte[] piece : pieces) {
        whole.put(piece);
      }
      return new String(whole.array(), StandardCharsets.UTF_8);
    }
  }
}
