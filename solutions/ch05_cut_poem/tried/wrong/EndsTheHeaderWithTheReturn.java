// Because: The line feed belongs to the header, too.
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

  PoemReceiver(Report report) {
    this.report = report;
  }

  private int length;
  private boolean known;
  private boolean told;
  private byte[] poem = {};
  private int came;

  @Override
  public void dataReceived(ByteBuffer data) {
    while (!known && data.hasRemaining()) {
      int next = data.get();
      if (next >= '0' && next <= '9') {
        length = 10 * length + next - '0';
      } else if (next == '\r') {
        known = true;
        poem = new byte[length];
      }
    }
    int count = Math.min(data.remaining(), length - came);
    if (known && count > 0) {
      data.get(poem, came, count);
      came += count;
    }
    if (known && came == length && !told) {
      told = true;
      report.whole(new String(poem, StandardCharsets.UTF_8));
      transport().loseConnection();
    }
  }

  @Override
  public void connectionLost(Failure reason) {
    if (!known) {
      report.noLength();
    } else if (!told) {
      report.cut(length - came);
    }
  }
}
