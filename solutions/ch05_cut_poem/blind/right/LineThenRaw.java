package ch05_cut_poem;

import dev.couplet.defer.Failure;
import dev.couplet.net.Protocol;
import dev.couplet.protocols.LineReceiver;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Receives one poem, of which the server first says how many bytes it has. The library can find the
 * end of a line already, and can go over from lines to raw bytes: so it is built in layers, and a
 * line receiver within this protocol is handed all that comes.
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

  private static final int UNKNOWN = -1;

  private final Report report;
  private final Layer layer = new Layer();
  private int length = UNKNOWN;
  private byte[] poem;
  private int come;

  PoemReceiver(Report report) {
    this.report = report;
  }

  @Override
  public void connectionMade() {
    layer.makeConnection(transport());
  }

  @Override
  public void dataReceived(ByteBuffer data) {
    layer.dataReceived(data);
  }

  @Override
  public void connectionLost(Failure reason) {
    if (length == UNKNOWN) {
      report.noLength();
    } else if (come < length) {
      report.cut(length - come);
    }
  }

  private final class Layer extends LineReceiver {
    @Override
    public void lineReceived(String line) {
      length = Integer.parseInt(line);
      poem = new byte[length];
      setRawMode();
      endIfWhole();
    }

    @Override
    public void rawDataReceived(ByteBuffer data) {
      int count = Math.min(data.remaining(), length - come);
      if (count > 0) {
        data.get(poem, come, count);
        come += count;
        endIfWhole();
      }
    }

    private void endIfWhole() {
      if (come == length) {
        report.whole(new String(poem, StandardCharsets.UTF_8));
        transport().loseConnection();
      }
    }
  }
}
