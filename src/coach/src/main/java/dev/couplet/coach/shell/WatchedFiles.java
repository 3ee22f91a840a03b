// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells of files that were saved, by looking at them now and then on a thread of its own. While
 * something else is done to the session, it waits.
 */
final class WatchedFiles implements AutoCloseable {
  private static final long LOOK_MILLIS = 300;

  private final Lock session;
  private final Consumer<Path> saved;
  private final Map<Path, State> files = new ConcurrentHashMap<>();
  private @Nullable Thread thread;

  /** What tells one version of a file from another. */
  private record State(FileTime time, long size) {
    static State of(Path file) throws IOException {
      return new State(Files.getLastModifiedTime(file), Files.size(file));
    }
  }

  /** Makes one that calls {@code saved}, holding {@code session}. */
  WatchedFiles(Lock session, Consumer<Path> saved) {
    this.session = session;
    this.saved = saved;
  }

  synchronized void add(Path file) throws IOException {
    files.put(file, State.of(file));
    if (thread == null) {
      Thread looking = new Thread(this::look, "couplet shell files");
      looking.setDaemon(true);
      looking.start();
      thread = looking;
    }
  }

  void clear() {
    files.clear();
  }

  @Override
  public synchronized void close() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void look() {
    try {
      while (true) {
        Thread.sleep(LOOK_MILLIS);
        for (Path file : files.keySet()) {
          if (hasChanged(file)) {
            session.lockInterruptibly();
            try {
              saved.accept(file);
            } finally {
              session.unlock();
            }
          }
        }
      }
    } catch (InterruptedException e) {
      // The end.
    }
  }

  private boolean hasChanged(Path file) {
    try {
      State now = State.of(file);
      State before = files.get(file);
      return before != null && !now.equals(before) && files.replace(file, before, now);
    } catch (IOException e) {
      return false; // An editor may be about to put a new one in its place.
    }
  }
}
