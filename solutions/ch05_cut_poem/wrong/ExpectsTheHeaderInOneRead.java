// Fails: piecesMakeNoDifference
// Because: The first read may bring only a part of the header: even the number may come in
// pieces.
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
    if (poem == null) {
      byte next = data.get();
      while (next >= '0' && next <= '9' && data.hasRemaining()) {
        header.append((char) next);
        next = data.get();
      }
      data.get();
      poem = ByteBuffer.allocate(Integer.parseInt(header.toString()));
    }
    while (poem != null && poem.hasRemaining() && data.hasRemaining()) {
      poem.put(data.get());
    }
    if (poem != null && !poem.hasRemaining()) {
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
