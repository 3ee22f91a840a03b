// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

/** Something was put into a {@link DeferredQueue} that was full. */
public final class QueueOverflow extends IllegalStateException {
  private static final long serialVersionUID = 1;

  QueueOverflow(String message) {
    super(message);
  }
}
