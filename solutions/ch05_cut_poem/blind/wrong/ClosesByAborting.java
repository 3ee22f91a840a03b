// Because: believes that when all has come it does not matter any more how the connection is
// closed, so that it is aborted, and the server sees a reset.
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
      header.append((char) data.get());
      if (header.indexOf("\r\n") >= 0) {
        poem = ByteBuffer.allocate(Integer.parseInt(header.substring(0, header.length() - 2)));
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
      transport().abortConnection();
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
