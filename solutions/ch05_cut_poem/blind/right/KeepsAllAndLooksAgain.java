package ch05_cut_poem;

import dev.couplet.defer.Failure;
import dev.couplet.net.Protocol;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Receives one poem, of which the server first says how many bytes it has. This one keeps all that
 * has come, and asks after each read, from the beginning, how far it is. That is more work than is
 * needed, but there is little to remember, so there is little that can be remembered wrongly.
 */
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
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private boolean told = false;

  PoemReceiver(Report report) {
    this.report = report;
  }

  @Override
  public void dataReceived(ByteBuffer data) {
    if (told) {
      return;
    }
    byte[] piece = new byte[data.remaining()];
    data.get(piece);
    received.write(piece, 0, piece.length);

    byte[] all = received.toByteArray();
    int headerEnd = findHeaderEnd(all);
    if (headerEnd == -1) {
      return;
    }
    int poemBegin = headerEnd + 2;
    int poemLength = parseLength(all, headerEnd);
    if (all.length - poemBegin >= poemLength) {
      String poem = new String(all, poemBegin, poemLength, StandardCharsets.UTF_8);
      told = true;
      report.whole(poem);
      transport().loseConnection();
    }
  }

  @Override
  public void connectionLost(Failure reason) {
    if (told) {
      return;
    }
    told = true;
    byte[] all = received.toByteArray();
    int headerEnd = findHeaderEnd(all);
    if (headerEnd == -1) {
      report.noLength();
    } else {
      int poemBegin = headerEnd + 2;
      int poemLength = parseLength(all, headerEnd);
      int poemReceived = all.length - poemBegin;
      report.cut(poemLength - poemReceived);
    }
  }

  /** Returns where the first carriage return is that a line feed follows, or -1. */
  private static int findHeaderEnd(byte[] all) {
    for (int i = 0; i + 1 < all.length; i++) {
      if (all[i] == '\r' && all[i + 1] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static int parseLength(byte[] all, int headerEnd) {
    String digits = new String(all, 0, headerEnd, StandardCharsets.US_ASCII);
    return Integer.parseInt(digits);
  }
}
