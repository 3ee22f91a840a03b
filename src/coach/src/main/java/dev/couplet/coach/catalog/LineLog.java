// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.catalog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file of lines that only grows. Lines are added by one write to its end: a crash costs at most
 * the line that was being written, and two processes that add at a time lose none.
 *
 * <p>A reader passes over what it does not understand: half a line, or what a person typed there.
 */
final class LineLog {
  private final Path file;

  LineLog(Path file) {
    this.file = file;
  }

  List<String> read() throws IOException {
    try {
      // Decoded leniently: bytes that are no UTF-8 spoil their line, not the others.
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  void add(List<String> lines) throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    // Half a line that a crash left must not swallow the first new one.
    String text = (endsInMidLine() ? "\n" : "") + String.join("\n", lines) + "\n";
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    }
  }

  private boolean endsInMidLine() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return channel.read(last, Math.max(0, channel.size() - 1)) == 1 && last.get(0) != '\n';
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
