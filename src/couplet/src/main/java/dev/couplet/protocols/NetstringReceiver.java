// SPDX-License-Identifier: Apache-2.0
package dev.couplet.protocols;

import java.nio.charset.StandardCharsets;

/**
 * A protocol of netstrings: each is its length in decimal digits, a colon, so many bytes, and a
 * comma. {@code 5:hello,} is one. A truncated one can be told from a whole one.
 *
 * <p>Whoever sends anything else has the connection closed, as soon as it shows: a leading zero or
 * a length above the limit on the digits alone.
 *
 * @see <a href="https://cr.yp.to/proto/netstrings.txt">Netstrings, by D. J. Bernstein</a>
 */
public abstract class NetstringReceiver extends Framing {
  /** The greatest length of a string unless another is given: 99,999 bytes. */
  public static final int DEFAULT_MAX_LENGTH = 99_999;

  private final int maxLength;

  /** Makes one for strings of at most 99,999 bytes. */
  protected NetstringReceiver() {
    this(DEFAULT_MAX_LENGTH);
  }

  /**
   * Makes one for strings of at most {@code maxLength} bytes.
   *
   * @throws IllegalArgumentException if that is negative
   */
  protected NetstringReceiver(int maxLength) {
    if (maxLength < 0) {
      throw new IllegalArgumentException("maxLength < 0: " + maxLength);
    }
    this.maxLength = maxLength;
  }

  /** A string came in. */
  public abstract void stringReceived(byte[] string);

  /** Sends {@code string} as a netstring. */
  public void sendString(byte[] string) {
    byte[] length = (string.length + ":").getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[length.length + string.length + 1];
    System.arraycopy(length, 0, whole, 0, length.length);
    System.arraycopy(string, 0, whole, length.length, string.length);
    whole[whole.length - 1] = ',';
    transport().write(whole);
  }

  @Override
  boolean takeMessage() {
    long length = 0;
    int digits = 0;
    while (digits < held.size() && isDigit(held.get(digits))) {
      if (digits > 0 && length == 0) {
        return refuse();
      }
      length = 10 * length + held.get(digits) - '0';
      digits++;
      if (length > maxLength) {
        return refuse();
      }
    }
    if (digits == held.size()) {
      return false;
    }
    if (digits == 0 || held.get(digits) != ':') {
      return refuse();
    }
    int comma = digits + 1 + (int) length;
    if (held.size() <= comma) {
      return false;
    }
    if (held.get(comma) != ',') {
      return refuse();
    }
    held.skip(digits + 1);
    byte[] string = held.take((int) length);
    held.skip(1);
    stringReceived(string);
    return true;
  }

  private boolean refuse() {
    transport().loseConnection();
    return false;
  }

  private static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }
}
