// Because: believes that "\r\n" is never torn apart, so that a line feed that comes with the next
// read becomes the first byte of the poem.
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
  private final StringBuilder header = new StringBuilder();
  private ByteBuffer poem;

  PoemReceiver(Report report) {
    this.report = report;
  }

  @Override
  public void dataReceived(ByteBuffer data) {
    while (poem == null && data.hasRemaining()) {
      char next = (char) data.get();
      if (next != '\r') {
        header.append(next);
      } else {
        if (data.hasRemaining()) {
          data.get(); // the line feed
        }
        poem = ByteBuffer.allocate(Integer.parseInt(header.toString()));
        tellIfWhole();
      }
    }
    if (poem != null && poem.hasRemaining()) {
      while (poem.hasRemaining() && data.hasRemaining()) {
        poem.put(data.get());
      }
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
    if (poem == null) {
      report.noLength();
    } else if (poem.hasRemaining()) {
      report.cut(poem.remaining());
    }
  }
}
