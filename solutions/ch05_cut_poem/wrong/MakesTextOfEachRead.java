// Fails: aLetterMayTakeSeveralBytes
// Because: A read may end in the middle of a letter: make text of the bytes when all are there.
package ch05_cut_poem;

import dev.couplet.defer.Failure;
import dev.couplet.protocols.LineReceiver;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

final class PoemReceiver extends LineReceiver {

  interface Report {
    void whole(String poem);

    void cut(int missingBytes);

    void noLength();
  }

  private final Report report;
  private final StringBuilder poem = new StringBuilder();
  private int missing = -1;

  PoemReceiver(Report report) {
    this.report = report;
  }

  @Override
  public void lineReceived(String line) {
    missing = Integer.parseInt(line);
    setRawMode();
    tellWhenWhole();
  }

  @Override
  public void rawDataReceived(ByteBuffer data) {
    int count = Math.min(missing, data.remaining());
    poem.append(StandardCharsets.UTF_8.decode(data.slice(data.position(), count)));
    missing -= count;
    tellWhenWhole();
  }

  private void tellWhenWhole() {
    if (missing == 0 && !transport().disconnecting()) {
      report.whole(poem.toString());
      transport().loseConnection();
    }
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
