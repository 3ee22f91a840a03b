// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

/** One more wanted to wait for a {@link DeferredQueue} than may. */
public final class QueueUnderflow extends IllegalStateException {
  private static final long serialVersionUID = 1;

  QueueUnderflow(String message) {
    super(message);
  }
}
