// Because: believes that the end of the header is the only "\r\n" that comes, so that a poem with
// such line ends of its own is told up to the first of them.
package ch05_cut_poem;

import dev.couplet.defer.Failure;
import dev.couplet.net.Protocol;
import java.io.ByteArrayOutputStream;
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
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private boolean over;

  PoemReceiver(Report report) {
    this.report = report;
  }

  @Override
  public void dataReceived(ByteBuffer data) {
    while (!over && data.hasRemaining()) {
      received.write(data.get());
      if (missing() == 0) {
        over = true;
        String[] parts = received.toString(StandardCharsets.UTF_8).split("\r\n");
        report.whole(parts.length > 1 ? parts[1] : "");
        transport().loseConnection();
      }
    }
  }

  /** Returns how many bytes of the poem have not come, or -1 if its length is not known. */
  private int missing() {
    String ascii = received.toString(StandardCharsets.US_ASCII);
    int headerEnd = ascii.indexOf("\r\n");
    if (headerEnd < 0) {
      return -1;
    }
    int length = Integer.parseInt(ascii.substring(0, headerEnd));
    return length - (received.size() - headerEnd - 2);
  }

  @Override
  public void connectionLost(Failure reason) {
    if (over) {
      return;
    }
    int missing = missing();
    if (missing < 0) {
      report.noLength();
    } else {
      report.cut(missing);
    }
  }
}
