// Because: believes that the header is as good as whole at its carriage return, so that a
// connection that ends before the line feed is said to have cut the poem.
package ch05_cut_poem;

import dev.couplet.defer.Failure;
import dev.couplet.net.Protocol;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

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
  private String digits = "";
  private int length = -1;
  private boolean lineFeedIsDue;
  private ByteBuffer poem;

  PoemReceiver(Report report) {
    this.report = report;
  }

  @Override
  public void dataReceived(ByteBuffer data) {
    while (data.hasRemaining() && (length < 0 || lineFeedIsDue)) {
      byte next = data.get();
      if (lineFeedIsDue) {
        lineFeedIsDue = false;
        tellIfWhole();
      } else if (next == '\r') {
        length = Integer.parseInt(digits);
        poem = ByteBuffer.allocate(length);
        lineFeedIsDue = true;
      } else {
        digits += (char) next;
      }
    }
    if (poem != null && poem.hasRemaining() && data.hasRemaining()) {
      int count = Math.min(data.remaining(), poem.remaining());
      poem.put(data.slice().limit(count));
      tellIfWhole();
    }
  }

  private void tellIfWhole() {
    if (!poem.hasRemaining()) {
      report.whole(new String(poem.array(), StandardCharsets.UTF_8));
      transport().loseConnection();
    }
  }

  @Override
  public void connectionLost(Failure reason) {
    if (length < 0) {
      report.noLength();
    } else if (lineFeedIsDue || poem.hasRemaining()) {
      report.cut(poem.remaining());
    }
  }
}
