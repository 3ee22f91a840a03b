// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import dev.couplet.trace.Boundary;
import java.io.IOException;

/** Calls the descriptors that are ready. */
final class Ready implements Boundary {
  private Ready() {}

  static void read(ReadDescriptor reader) throws IOException {
    reader.doRead();
  }

  static void write(WriteDescriptor writer) throws IOException {
    writer.doWrite();
  }
}
