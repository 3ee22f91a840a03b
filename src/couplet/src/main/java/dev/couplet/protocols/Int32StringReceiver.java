// SPDX-License-Identifier: Apache-2.0
package dev.couplet.protocols;

/** A protocol of strings that each follow their length, a number of four bytes. */
public abstract non-sealed class Int32StringReceiver extends IntStringReceiver {

  /** Makes one that receives strings of at most 99,999 bytes. */
  protected Int32StringReceiver() {
    this(DEFAULT_MAX_LENGTH);
  }

  /**
   * Makes one that receives strings of at most {@code maxLength} bytes.
   *
   * @throws IllegalArgumentException if that is negative
   */
  protected Int32StringReceiver(int maxLength) {
    super(4, maxLength);
  }
}
