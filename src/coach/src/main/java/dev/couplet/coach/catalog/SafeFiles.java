// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.catalog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes files so that a crash leaves either the old content or the new, never a part: each is
 * written on a desk, a folder of the same file system, and then moved to its place.
 */
final class SafeFiles {
  private static final Pattern ON_DESK = Pattern.compile("(\\d{1,18})-\\d+\\.writing");
  private static final AtomicLong WRITTEN = new AtomicLong();
  private static final long PID = ProcessHandle.current().pid();

  private final Path desk;

  SafeFiles(Path desk) {
    this.desk = desk;
  }

  /** Replaces {@code file} by {@code content}. */
  void replace(Path file, byte[] content) throws IOException {
    Path written = writeOnDesk(file, content);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Writes {@code content} to {@code file}, and returns whether there was none yet. */
  boolean create(Path file, byte[] content) throws IOException {
    Path written = writeOnDesk(file, content);
    try {
      Files.move(written, file);
      return true;
    } catch (FileAlreadyExistsException e) {
      Files.delete(written);
      return false;
    }
  }

  /** Clears what processes that are no more left on the desk. */
  void tidy() throws IOException {
    if (!Files.isDirectory(desk)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(desk)) {
      for (Path file : files) {
        Matcher name = ON_DESK.matcher(file.getFileName().toString());
        if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  // Not by createTempFile: others than the learner may have to read the file, as its mask allows.
  private Path writeOnDesk(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.createDirectories(desk);
    Path written = desk.resolve(PID + "-" + WRITTEN.incrementAndGet() + ".writing");
    try (FileChannel channel =
        FileChannel.open(
            written,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return written;
  }
}
