// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import java.io.IOException;

/** A descriptor that wants to know when its channel can be read, or has a connection to accept. */
public non-sealed interface ReadDescriptor extends Descriptor {

  /**
   * Reads what is there. Called again in the next turn if anything was left.
   *
   * @throws IOException to be dropped, with this as the reason; what else it throws is reported to
   *     {@link dev.couplet.trace.ErrorLog} as well
   */
  void doRead() throws IOException;
}
