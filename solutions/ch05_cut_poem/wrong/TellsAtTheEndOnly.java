// Fails: itIsWholeWithItsLastByte
// Because: Whether the poem is whole can be counted: the end of the connection need not be
// waited for, whoever brings it about.
package ch05_cut_poem;

import dev.couplet.defer.Failure;
import dev.couplet.net.Protocol;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

final class PoemReceiver extends Protocol {

  interface Report {
    void whole(String poem);

    void cut(int missingBytes);

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
      int length = header.length() - 2;
      if (header.indexOf("\r\n") >= 0) {
        poem = ByteBuffer.allocate(Integer.parseInt(header.substring(0, length)));
      }
    }
    while (poem != null && poem.hasRemaining() && data.hasRemaining()) {
      poem.put(data.get());
    }
  }

  @Override
  public void connectionLost(Failure reason) {
    if (poem == null) {
      report.noLength();
    } else if (poem.hasRemaining()) {
      report.cut(poem.remaining());
    } else {
      report.whole(new String(poem.array(), StandardCharsets.UTF_8));
    }
  }
}
