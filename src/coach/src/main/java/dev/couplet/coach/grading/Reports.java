// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.runner.Wire;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** The reports of a process that have come so far: read by one thread, asked for by another. */
final class Reports {
  private static final int LONGEST_LINE = 1 << 20;

  private final Wire wire;
  private final List<Wire.Message> messages = new ArrayList<>();

  /** Down when the checks have begun, or never will. */
  final CountDownLatch begun = new CountDownLatch(1);

  /** Completed with the last word of the process; never if it ends without one. */
  final CompletableFuture<String> complete = new CompletableFuture<>();

  /** Down when no more reports will come. */
  final CountDownLatch ended = new CountDownLatch(1);

  Reports(Wire wire) {
    this.wire = wire;
  }

  void readAll(Process process) {
    char[] buffer = new char[8192];
    StringBuilder line = new StringBuilder();
    try (Reader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
        for (int i = 0; i < count; i++) {
          add(buffer[i], line);
        }
      }
    } catch (IOException e) {
      // The process was ended while it reported: what came so far is what there is.
    } finally {
      begun.countDown();
      ended.countDown();
    }
  }

  private void add(char next, StringBuilder line) {
    if (next == '\n') {
      wire.parse(line.toString()).ifPresent(this::add);
      line.setLength(0);
    } else if (line.length() < LONGEST_LINE) {
      line.append(next);
    } else {
      // No report is that long: the answer floods our memory.
      line.setLength(0);
    }
  }

  private synchronized void add(Wire.Message message) {
    messages.add(message);
    begun.countDown();
    if (message.word().equals(Wire.LAST_WORD)) {
      complete.complete(message.word());
    }
  }

  synchronized List<Wire.Message> soFar() {
    return List.copyOf(messages);
  }
}
