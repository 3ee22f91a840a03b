// SPDX-License-Identifier: Apache-2.0
package dev.couplet.protocols;

/** A protocol of strings that each follow their length, a number of two bytes. */
public abstract non-sealed class Int16StringReceiver extends IntStringReceiver {

  /** Makes one that receives strings of up to 65,535 bytes, the most that there are. */
  protected Int16StringReceiver() {
    this(DEFAULT_MAX_LENGTH);
  }

  /**
   * Makes one that receives strings of at most {@code maxLength} bytes.
   *
   * @throws IllegalArgumentException if that is negative
   */
  protected Int16StringReceiver(int maxLength) {
    super(2, maxLength);
  }
}
