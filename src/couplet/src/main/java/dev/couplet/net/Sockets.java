// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.trace.ErrorLog;
import java.io.Closeable;
import java.io.IOException;

/** Closing what nobody needs any more. */
final class Sockets {
  private Sockets() {}

  /**
   * Closes {@code channel}; that this fails would help nobody to know but whoever reads the log.
   */
  static void close(Closeable channel) {
    try {
      channel.close();
    } catch (IOException e) {
      ErrorLog.report("a socket could not be closed", e);
    }
  }
}
