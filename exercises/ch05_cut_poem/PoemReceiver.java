// SPDX-License-Identifier: Apache-2.0
package ch05_cut_poem;

import dev.couplet.net.Protocol;

/**
 * Receives one poem, of which the server first says how many bytes it has. Bytes come as a {@link
 * java.nio.ByteBuffer}, and the end with a {@link dev.couplet.defer.Failure}.
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

  PoemReceiver(Report report) {
    this.report = report;
  }

  // TODO: Wait for the header, then for as many bytes as it says. Tell the report when the poem is
  // whole, and close the connection; or, when the connection has ended before, what is missing.
}
