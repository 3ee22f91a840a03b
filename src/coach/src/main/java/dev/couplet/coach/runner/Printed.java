// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.runner;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The end of what an answer prints, from the start of the run of a check that it stands in. Takes
 * no more room for a flood than for a few lines.
 */
final class Printed extends OutputStream {
  private static final int KEPT = 2_000;

  private final byte[] ring = new byte[KEPT];
  private final OutputStream next;
  private long count;

  /** Keeps it alone. */
  Printed() {
    this(OutputStream.nullOutputStream());
  }

  /** Keeps it, and writes it all to {@code next}. */
  Printed(OutputStream next) {
    this.next = next;
  }

  /** Begins anew. */
  synchronized void forget() {
    count = 0;
  }

  @Override
  public void write(int each) throws IOException {
    write(new byte[] {(byte) each}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    keep(bytes, from, length);
    next.write(bytes, from, length);
  }

  @Override
  public void close() throws IOException {
    next.close();
  }

  private synchronized void keep(byte[] bytes, int from, int length) {
    int skipped = Math.max(0, length - KEPT);
    count += skipped;
    for (int i = skipped; i < length; i++) {
      ring[(int) (count++ % KEPT)] = bytes[from + i];
    }
  }

  /** Returns the last of it: only whole lines, unless its last line is longer than what is kept. */
  synchronized String end() {
    int length = (int) Math.min(count, KEPT);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = ring[(int) ((count - length + i) % KEPT)];
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    int lineEnd = text.indexOf('\n');
    return count > KEPT && lineEnd >= 0 && lineEnd < text.length() - 1
        ? text.substring(lineEnd + 1)
        : text;
  }
}
