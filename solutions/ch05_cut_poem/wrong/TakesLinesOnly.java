// Fails: aWholePoemComes, headerAndPoemMayComeAtOnce, piecesMakeNoDifference,
// aLetterMayTakeSeveralBytes, thePoemHasLinesOfItsOwn, itIsWholeWithItsLastByte,
// aBrokenConnectionIsReported, aCutPoemIsReported, whatComesAfterThePoemIsIgnored,
// twoOfThemDoNotMix
// Because: A LineReceiver hands over lines, and the end of the poem need not be the end of a
// line: from the header on, the bytes are to be counted.
package ch05_cut_poem;

import dev.couplet.defer.Failure;
import dev.couplet.protocols.LineReceiver;
import java.io.ByteArrayOutputStream;
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
    if (missing < 0) {
      missing = Integer.parseInt(line);
    } else {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      poem.writeBytes(bytes);
      missing -= bytes.length;
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
    } else if (missing > 0) {
      report.cut(missing);
    }
  }
}
