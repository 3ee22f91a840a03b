// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks.coach;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A coach that watches, and what it has said. */
final class Watched implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  final Process process;
  private final StringBuilder said = new StringBuilder();

  /** Starts the watch, with {@code arguments} as it would be typed. */
  Watched(Scratch scratch, String... arguments) throws IOException {
    process = scratch.start(arguments);
    Thread reader = new Thread(this::read, "reader");
    reader.setDaemon(true);
    reader.start();
  }

  /** Forgets what was said so far. */
  synchronized void forget() {
    said.setLength(0);
  }

  /** Waits until {@code text} is said and then {@code end}; returns all that was said by then. */
  synchronized String await(String text, String end) throws InterruptedException {
    long endNanos = System.nanoTime() + LONGEST.toNanos();
    int at = said.indexOf(text);
    while (at < 0 || said.indexOf(end, at) < 0) {
      long millis = (endNanos - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        throw new IllegalStateException("not said: " + text + "; but:\n" + said);
      }
      wait(millis);
      at = said.indexOf(text);
    }
    return said.toString();
  }

  synchronized String said() {
    return said.toString();
  }

  private void read() {
    char[] buffer = new char[4096];
    try (Reader in = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        synchronized (this) {
          said.append(buffer, 0, count);
          notifyAll();
        }
      }
    } catch (IOException e) {
      // It was killed.
    }
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().join();
  }
}
