// Fails: anEmptyPoemIsWhole
// Because: A poem of no bytes is whole as soon as its header is: nothing more comes that could
// bring it to mind.
package ch05_cut_poem;

import dev.couplet.defer.Failure;
import dev.couplet.protocols.LineReceiver;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

final class PoemReceiver extends LineReceiver {

  interface Report {
    void whole(String poem);

    void cut(int missingBytes);

    void noLength();
  }

  private final Report report;
  private final ByteArrayOutputStream poem = new ByteArrayOutputStream();
  private int missing = -1;

  PoemReceiver(Report report) {
    this.report = report;
  }

  @Override
  public void lineReceived(String line) {
    missing = Integer.parseInt(line);
    setRawMode();
  }

  @Override
  public void rawDataReceived(ByteBuffer data) {
    while (missing > 0 && data.hasRemaining()) {
      poem.write(data.get());
      missing--;
    }
    tellWhenWhole();
  }

  private void tellWhenWhole() {
    if (missing == 0 && !transport().disconnecting()) {
      report.whole(poem.toString(StandardCharsets.UTF_8));
      transport().loseConnection();
    }
  }

  @Override
  public void connectionLost(Failure reason) {
    if (missing < 0) {
      report.noLength();
    } else if (!transport().disconnecting() || missing > 0) {
      report.cut(missing);
    }
  }
}
