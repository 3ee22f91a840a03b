// SPDX-License-Identifier: Apache-2.0
package dev.couplet.protocols;

/** A protocol of strings that each follow their length, a number of one byte. */
public abstract non-sealed class Int8StringReceiver extends IntStringReceiver {

  /** Makes one that receives strings of up to 255 bytes, the most that there are. */
  protected Int8StringReceiver() {
    this(DEFAULT_MAX_LENGTH);
  }

  /**
   * Makes one that receives strings of at most {@code maxLength} bytes.
   *
   * @throws IllegalArgumentException if that is negative
   */
  protected Int8StringReceiver(int maxLength) {
    super(1, maxLength);
  }
}
