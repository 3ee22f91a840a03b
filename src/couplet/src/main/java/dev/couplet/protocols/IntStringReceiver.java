// SPDX-License-Identifier: Apache-2.0
package dev.couplet.protocols;

/**
 * A protocol of strings that each follow their length: an unsigned number in network order, of one,
 * two or four bytes, as the subclass says.
 */
public abstract sealed class IntStringReceiver extends Framing
    permits Int8StringReceiver, Int16StringReceiver, Int32StringReceiver {
  /** The greatest length of a string that is received unless another is given: 99,999 bytes. */
  public static final int DEFAULT_MAX_LENGTH = 99_999;

  private final int prefixBytes;
  private final int maxLength;

  IntStringReceiver(int prefixBytes, int maxLength) {
    if (maxLength < 0) {
      throw new IllegalArgumentException("maxLength < 0: " + maxLength);
    }
    this.prefixBytes = prefixBytes;
    this.maxLength = maxLength;
  }

  /** A string came in. */
  public abstract void stringReceived(byte[] string);

  /**
   * A string was announced that is too long. Closes the connection; one that overrides this should
   * do so as well, since what follows can no longer be told apart.
   *
   * @param length the length in bytes that was announced
   */
  public void lengthLimitExceeded(long length) {
    transport().loseConnection();
  }

  /**
   * Sends {@code string} after its length.
   *
   * @throws IllegalArgumentException if its length does not fit into the prefix
   */
  public void sendString(byte[] string) {
    long limit = 1L << (8 * prefixBytes);
    if (string.length >= limit) {
      throw new IllegalArgumentException(
          "a string of %,d bytes is too long for a prefix of %d bytes: send at most %,d at once"
              .formatted(string.length, prefixBytes, limit - 1));
    }
    byte[] whole = new byte[prefixBytes + string.length];
    for (int i = 0; i < prefixBytes; i++) {
      whole[i] = (byte) (string.length >>> (8 * (prefixBytes - 1 - i)));
    }
    System.arraycopy(string, 0, whole, prefixBytes, string.length);
    transport().write(whole);
  }

  @Override
  boolean takeMessage() {
    if (held.size() < prefixBytes) {
      return false;
    }
    long length = 0;
    for (int i = 0; i < prefixBytes; i++) {
      length = (length << 8) | (held.get(i) & 0xff);
    }
    if (length > maxLength) {
      lengthLimitExceeded(length);
      return false;
    }
    if (held.size() < prefixBytes + length) {
      return false;
    }
    held.skip(prefixBytes);
    stringReceived(held.take((int) length));
    return true;
  }
}
