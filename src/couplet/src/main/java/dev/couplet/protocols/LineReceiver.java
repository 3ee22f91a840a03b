// SPDX-License-Identifier: Apache-2.0
package dev.couplet.protocols;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A protocol of lines, with stretches of raw bytes between them if {@link #setRawMode} asks for it.
 *
 * <p>A line ends with a delimiter, which is not part of it: CR LF unless another is given. It is
 * decoded as a whole, so a character may be spread over chunks; bytes that are no character become
 * U+FFFD. Once the connection {@linkplain dev.couplet.net.Transport#disconnecting is being closed}
 * no more lines are received.
 */
public abstract class LineReceiver extends Framing {
  /** The greatest length of a line unless another is given: 16,384 bytes. */
  public static final int DEFAULT_MAX_LENGTH = 16_384;

  private final Charset charset;
  private final byte[] delimiter;
  private final int maxLength;
  private boolean raw;

  /** Up to here there is no delimiter in what is held: so much need not be searched again. */
  private int searched;

  /** Makes one for lines in UTF-8 that end with CR LF and have at most 16,384 bytes. */
  protected LineReceiver() {
    this("\r\n", DEFAULT_MAX_LENGTH, StandardCharsets.UTF_8);
  }

  /**
   * Makes one for lines that end with {@code delimiter}.
   *
   * @param maxLength how many bytes a line may have, without the delimiter
   * @throws IllegalArgumentException if the delimiter is empty or the length negative
   */
  protected LineReceiver(String delimiter, int maxLength, Charset charset) {
    if (delimiter.isEmpty()) {
      throw new IllegalArgumentException("the delimiter is empty");
    }
    if (maxLength < 0) {
      throw new IllegalArgumentException("maxLength < 0: " + maxLength);
    }
    this.charset = charset;
    this.delimiter = delimiter.getBytes(charset);
    this.maxLength = maxLength;
  }

  /** A line came in. */
  public abstract void lineReceived(String line);

  /**
   * Some bytes came in while in raw mode.
   *
   * @param data as for {@link #dataReceived}: lent until this method returns
   */
  public void rawDataReceived(ByteBuffer data) {
    throw new UnsupportedOperationException(
        getClass().getSimpleName() + " called setRawMode; override rawDataReceived as well");
  }

  /**
   * A line came in that is too long, or has become so without an end in sight. Closes the
   * connection unless overridden; then lines are received again from the next chunk on.
   *
   * @param data what has come in from the beginning of that line on
   */
  public void lineLengthExceeded(byte[] data) {
    transport().loseConnection();
  }

  /** Sends a line: {@code line} and the delimiter. */
  public void sendLine(String line) {
    byte[] text = line.getBytes(charset);
    // In one piece, since two writes can be two packets.
    byte[] whole = new byte[text.length + delimiter.length];
    System.arraycopy(text, 0, whole, 0, text.length);
    System.arraycopy(delimiter, 0, whole, text.length, delimiter.length);
    transport().write(whole);
  }

  /** From here on what comes in goes to {@link #rawDataReceived}, uncut. */
  public void setRawMode() {
    raw = true;
    searched = 0;
  }

  /** From here on what comes in is lines again. */
  public void setLineMode() {
    raw = false;
  }

  /** From here on what comes in is lines again; {@code rest} comes first. */
  public void setLineMode(ByteBuffer rest) {
    setLineMode();
    dataReceived(rest);
  }

  @Override
  void takeUncut(ByteBuffer data) {
    if (raw && data.hasRemaining()) {
      rawDataReceived(data.slice());
      data.position(data.limit());
    }
  }

  @Override
  boolean takeMessage() {
    if (raw) {
      rawDataReceived(held.takeAll().asReadOnlyBuffer());
      return true;
    }
    int length = held.indexOf(delimiter, searched);
    if (length < 0) {
      searched = Math.max(0, held.size() - delimiter.length + 1);
      if (held.size() >= maxLength + delimiter.length) {
        exceed();
      }
      return false;
    }
    searched = 0;
    if (length > maxLength) {
      exceed();
      return false;
    }
    String line = held.takeText(length, charset);
    held.skip(delimiter.length);
    lineReceived(line);
    return true;
  }

  private void exceed() {
    searched = 0;
    lineLengthExceeded(held.take(held.size()));
  }
}
