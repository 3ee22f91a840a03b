// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import java.io.IOException;

/** A descriptor that wants to know when its channel can be written, or is about to be connected. */
public non-sealed interface WriteDescriptor extends Descriptor {

  /**
   * Writes what can be written, or finishes the connection. Called again in the next turn until it
   * is no longer among the reactor's writers.
   *
   * @throws IOException to be dropped, with this as the reason; what else it throws is reported to
   *     {@link dev.couplet.trace.ErrorLog} as well
   */
  void doWrite() throws IOException;
}
