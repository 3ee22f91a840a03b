// Because: believes that slice copies the bytes, so that what was kept of one read is overwritten
// before the last byte of the poem has come.
package ch05_cut_poem;

import dev.couplet.defer.Failure;
import dev.couplet.net.Protocol;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Receives one poem, of which the server first says how many bytes it has. */
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

  private final Report report;
  private final StringBuilder header = new StringBuilder();
  private final List<ByteBuffer> pieces = new ArrayList<>();
  private int missing = -1;

  PoemReceiver(Report report) {
    this.report = report;
  }

  @Override
  public void dataReceived(ByteBuffer data) {
    if (missing == 0) {
      return;
    }
    while (missing < 0 && data.hasRemaining()) {
      header.append((char) data.get());
      if (header.indexOf("\r\n") >= 0) {
        missing = Integer.parseInt(header.substring(0, header.length() - 2));
      }
    }
    if (missing >= 0) {
      int count = Math.min(missing, data.remaining());
      pieces.add(data.slice().limit(count));
      missing -= count;
      if (missing == 0) {
        report.whole(text());
        transport().loseConnection();
      }
    }
  }

  private String text() {
    int length = pieces.stream().mapToInt(ByteBuffer::remaining).sum();
    ByteBuffer poem = ByteBuffer.allocate(length);
    pieces.forEach(poem::put);
    return new String(poem.array(), StandardCharsets.UTF_8);
  }

  @Override
  public void connectionLost(Failure reason) {
    if (missing < 0) {
      report.noLength();
    } else if (missing > 0) {
      report.cut(missing);
    }
  }
}
