package ch05_cut_poem;

import dev.couplet.defer.Failure;
import dev.couplet.net.Protocol;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Receives one poem, of which the server first says how many bytes it has. A machine of the old
 * kind: it has a state, takes one byte after the other, and each byte may bring it into the next
 * state. In which pieces the bytes come it does not even see.
 */
final class PoemReceiver extends Protocol {

  /** Told what came: one of the three, once. */
  interface Report {
    /** All of the poem has come. */
    void whole(String poem);

    /** The connection has ended, and so many bytes of the poem have not come. */
    void cut(int missingBytes);

    /** The connection has ended, and not even the length of the poem is known. */
    void noLength();
  }

  private enum State {
    NUMBER,
    LINE_FEED,
    POEM,
    OVER
  }

  private final Report report;
  private State state = State.NUMBER;
  private int length;
  private byte[] poem;
  private int count;

  PoemReceiver(Report report) {
    this.report = report;
  }

  @Override
  public void dataReceived(ByteBuffer data) {
    while (data.hasRemaining() && state != State.OVER) {
      take(data.get());
    }
  }

  private void take(byte next) {
    switch (state) {
      case NUMBER:
        if (next == '\r') {
          state = State.LINE_FEED;
        } else {
          length = 10 * length + (next - '0');
        }
        break;
      case LINE_FEED:
        poem = new byte[length];
        state = State.POEM;
        endIfWhole();
        break;
      case POEM:
        poem[count++] = next;
        endIfWhole();
        break;
      case OVER:
        break;
    }
  }

  private void endIfWhole() {
    if (count == length) {
      state = State.OVER;
      report.whole(new String(poem, StandardCharsets.UTF_8));
      transport().loseConnection();
    }
  }

  @Override
  public void connectionLost(Failure reason) {
    switch (state) {
      case NUMBER:
      case LINE_FEED:
        report.noLength();
        break;
      case POEM:
        report.cut(length - count);
        break;
      case OVER:
        break;
    }
    state = State.OVER;
  }
}
