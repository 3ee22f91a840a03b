// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What a program prints: the test takes it line by line, and waits for the next where it must. */
final class Printed extends Writer {
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final StringBuilder unfinished = new StringBuilder();

  PrintWriter writer() {
    return new PrintWriter(this, true);
  }

  /** Waits for the next line and returns it. */
  String line() throws InterruptedException {
    return lines.take();
  }

  /** Returns the lines that are there and were not taken yet. */
  List<String> rest() {
    List<String> rest = new ArrayList<>();
    lines.drainTo(rest);
    return rest;
  }

  @Override
  public void write(char[] buffer, int offset, int length) {
    synchronized (unfinished) {
      for (int i = offset; i < offset + length; i++) {
        if (buffer[i] == '\n') {
          lines.add(unfinished.toString().replace("\r", ""));
          unfinished.setLength(0);
        } else {
          unfinished.append(buffer[i]);
        }
      }
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
