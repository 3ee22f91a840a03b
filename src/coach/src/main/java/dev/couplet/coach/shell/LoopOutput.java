// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;

/**
 * What snippets and callbacks print, where someone may be typing.
 *
 * <p>A snippet's output goes out as it comes: nobody types while it runs. All else goes above the
 * line that is being typed, by whole lines; a turn of the loop that ends in the midst of a line
 * ends the line too.
 */
final class LoopOutput extends OutputStream {
  private final Display display;
  private final Charset charset;
  private final Loop loop;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean endingSoon;
  private boolean atLineStart = true;

  LoopOutput(Display display, Charset charset, Loop loop) {
    this.display = display;
    this.charset = charset;
    this.loop = loop;
  }

  @Override
  public void write(int oneByte) {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    if (length == 0) {
      return;
    }
    if (loop.inTask()) {
      display.print(new String(bytes, offset, length, charset));
      atLineStart = bytes[offset + length - 1] == '\n';
      return;
    }
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        endLine();
      } else {
        line.write(bytes[i]);
      }
    }
    if (line.size() > 0 && !endingSoon) {
      endingSoon = true;
      loop.callSoon(this::endLineOfTurn);
    }
  }

  /** Ends a line that a snippet left unfinished. */
  synchronized void freshLine() {
    if (!atLineStart) {
      display.print("\n");
      atLineStart = true;
    }
  }

  private synchronized void endLineOfTurn() {
    endingSoon = false;
    if (line.size() > 0) {
      endLine();
    }
  }

  private void endLine() {
    display.say((loop.inLoop() ? Display.LOOP_MARK : "") + line.toString(charset));
    line.reset();
  }
}
