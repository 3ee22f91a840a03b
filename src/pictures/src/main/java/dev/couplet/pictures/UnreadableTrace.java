// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import java.io.IOException;

/** What was to be read is no trace, or a broken one. */
public final class UnreadableTrace extends IOException {
  private static final long serialVersionUID = 1;

  UnreadableTrace(String message) {
    super(message);
  }
}
