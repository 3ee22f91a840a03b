// SPDX-License-Identifier: Apache-2.0
package ch05_cut_poem;

import dev.couplet.defer.Failure;
import dev.couplet.net.Protocol;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Keeps all that came, and reads it anew each time from the beginning: nothing to remember but the
 * bytes. That is more work for the machine, and none for a poem.
 */
final class PoemReceiver extends Protocol {

  interface Report {
    void whole(String poem);

    void cut(int missingBytes);

    void noLength();
  }

  private final Report report;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private boolean told;

  PoemReceiver(Report report) {
    this.report = report;
  }

  @Override
  public void dataReceived(ByteBuffer data) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    received.writeBytes(bytes);
    if (!told && header() >= 0 && missing() <= 0) {
      told = true;
      byte[] all = received.toByteArray();
      report.whole(new String(all, header(), length(), StandardCharsets.UTF_8));
      transport().loseConnection();
    }
  }

  @Override
  public void connectionLost(Failure reason) {
    if (told) {
      return;
    }
    if (header() < 0) {
      report.noLength();
    } else {
      report.cut(missing());
    }
  }

  /** Returns how many bytes the header has, with its end, or -1 if it is not whole. */
  private int header() {
    // A character for each byte, whatever the poem is written in.
    int end = received.toString(StandardCharsets.ISO_8859_1).indexOf("\r\n");
    return end < 0 ? -1 : end + 2;
  }

  private int length() {
    String all = received.toString(StandardCharsets.ISO_8859_1);
    return Integer.parseInt(all.substring(0, all.indexOf("\r\n")));
  }

  private int missing() {
    return header() + length() - received.size();
  }
}
