// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Ends this process when its parent has ended, even by {@code kill -9}: then standard input ends.
 * Nobody else would delete the folder that it works in.
 */
final class Orphan {
  private final InputStream in;
  private final Path workplace;

  /** Watches {@code in}, on which nothing more is to come. */
  Orphan(InputStream in, Path workplace) {
    this.in = in;
    this.workplace = workplace;
  }

  void watch() {
    Thread thread = new Thread(this::await, "couplet-orphan");
    thread.setDaemon(true);
    thread.start();
  }

  private void await() {
    try {
      while (in.read() >= 0) {
        // The parent has no more to say.
      }
    } catch (IOException e) {
      // The answer has closed it; the limits still end this process.
      return;
    }
    end();
  }

  void end() {
    try {
      LeftProcesses.end();
      delete();
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(workplace)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // What may not be read stays.
    }
  }
}
