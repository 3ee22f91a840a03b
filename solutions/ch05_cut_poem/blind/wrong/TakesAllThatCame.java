// Because: believes that a read that has the last byte of the poem ends with it, so that what comes
// in the same read after it becomes a part of the poem.
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
  private final StringBuilder header = new StringBuilder();
  private final ByteArrayOutputStream poem = new ByteArrayOutputStream();
  private int length = -1;
  private boolean over;

  PoemReceiver(Report report) {
    this.report = report;
  }

  @Override
  public void dataReceived(ByteBuffer data) {
    while (length < 0 && data.hasRemaining()) {
      header.append((char) data.get());
      if (header.indexOf("\r\n") >= 0) {
        length = Integer.parseInt(header.substring(0, header.length() - 2));
      }
    }
    if (length < 0 || over) {
      return;
    }
    while (data.hasRemaining()) {
      poem.write(data.get());
    }
    if (poem.size() >= length) {
      over = true;
      report.whole(poem.toString(StandardCharsets.UTF_8));
      transport().loseConnection();
    }
  }

  @Override
  public void connectionLost(Failure reason) {
    if (over) {
      return;
    }
    if (length < 0) {
      report.noLength();
    } else {
      report.cut(length - poem.size());
    }
  }
}
