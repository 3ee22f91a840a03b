// Fails: aLetterMayTakeSeveralBytes, aCutPoemIsReported
// Because: The header counts bytes, and a letter may take several of them: the length of a
// String is another number.
package ch05_cut_poem;

import dev.couplet.defer.Failure;
import dev.couplet.net.Protocol;
import java.io.ByteArrayOutputStream;
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

  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private int length = -1;

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
    while (length > text().length() && data.hasRemaining()) {
      received.write(data.get());
    }
    if (length == text().length()) {
      report.whole(text());
      transport().loseConnection();
    }
  }

  @Override
  public void connectionLost(Failure reason) {
    if (length < 0) {
      report.noLength();
    } else if (length > text().length()) {
      report.cut(length - text().length());
    }
  }

  private String text() {
    return received.toString(StandardCharsets.UTF_8);
  }
}
