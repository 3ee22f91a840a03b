// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlocking;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/**
 * The keys that the learner presses while the coach watches, without Enter. A thread of its own
 * waits for them, so that nothing else has to.
 */
final class Keys implements AutoCloseable {
  /** What a key asks for. */
  enum Wish {
    NONE,
    NEXT,
    PREVIOUS,
    HINT,
    LIST,
    SOLUTION,
    TIMELINE,
    RUN,
    RESET,
    EDIT,
    MORE,
    YES,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
    ENTER,
    BACK,
    OTHER,
    QUIT,
    /** There will be no more keys. */
    END
  }

  private static final char CONTROL_C = 3;
  private static final char CONTROL_D = 4;
  private static final char ESCAPE = 27;

  /** How long the thread waits at a time: a terminal can't be closed or lent while it does. */
  private static final int WAIT_MILLIS = 100;

  private static final Extent USUAL = new Extent(80, 24);

  /** How large a terminal is. */
  record Extent(int columns, int rows) {}

  private final NonBlockingReader reader;
  private final @Nullable Terminal terminal;
  private final @Nullable Attributes before;
  private final BlockingQueue<Wish> pressed = new LinkedBlockingQueue<>();

  /** Held by whoever reads from the terminal; fair, so that the thread that reads on lets go. */
  private final ReentrantLock reading = new ReentrantLock(true);

  private volatile boolean closed;

  private Keys(NonBlockingReader reader, @Nullable Terminal terminal, @Nullable Attributes before) {
    this.reader = reader;
    this.terminal = terminal;
    this.before = before;
    Thread thread = new Thread(this::read, "couplet-keys");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Reads keys from the terminal at hand, or characters from standard input where there is none.
   */
  static Keys open(Screen screen) {
    if (!screen.isTerminal()) {
      return of(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }
    try {
      TerminalBuilder builder = TerminalBuilder.builder().system(true);
      if ("dumb".equals(System.getenv("TERM"))) {
        // JLine would wait for whole lines from it, though keys need nothing of a terminal's type.
        builder.type("vt100");
      }
      Terminal terminal = builder.build();
      return new Keys(terminal.reader(), terminal, terminal.enterRawMode());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes each character of {@code reader} for a key, and its end for the end of keys. */
  static Keys of(Reader reader) {
    return new Keys(NonBlocking.nonBlocking("couplet-input", reader), null, null);
  }

  /** Waits at most {@code millis} for a key and returns what it asks for. */
  Wish poll(int millis) {
    try {
      Wish wish = pressed.poll(millis, TimeUnit.MILLISECONDS);
      return wish == null ? Wish.NONE : wish;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Wish.END;
    }
  }

  /** How large the terminal is now. */
  Extent extent() {
    if (terminal == null || terminal.getColumns() <= 0 || terminal.getRows() <= 0) {
      return USUAL;
    }
    return new Extent(terminal.getColumns(), terminal.getRows());
  }

  /** Does {@code work} while the terminal is as it was found, and no key is taken from it. */
  void lend(Runnable work) {
    reading.lock();
    try {
      if (terminal != null && before != null) {
        terminal.setAttributes(before);
      }
      work.run();
      if (terminal != null) {
        terminal.enterRawMode();
      }
    } finally {
      reading.unlock();
    }
  }

  /** Gives the terminal back as it was. */
  @Override
  public void close() {
    closed = true;
    if (terminal == null) {
      return;
    }
    reading.lock();
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      reading.unlock();
    }
  }

  private void read() {
    Wish wish = Wish.NONE;
    while (wish != Wish.END) {
      reading.lock();
      try {
        wish = closed ? Wish.END : wish(reader.read(WAIT_MILLIS));
      } catch (IOException e) {
        // A terminal that is gone presses no more keys.
        wish = Wish.END;
      } finally {
        reading.unlock();
      }
      if (wish != Wish.NONE) {
        pressed.add(wish);
      }
    }
  }

  private Wish wish(int key) throws IOException {
    return switch (Character.toLowerCase(key)) {
      case NonBlockingReader.READ_EXPIRED -> Wish.NONE;
      case NonBlockingReader.EOF, CONTROL_C, CONTROL_D -> Wish.END;
      case 'n' -> Wish.NEXT;
      case 'p' -> Wish.PREVIOUS;
      case 'h' -> Wish.HINT;
      case 'l' -> Wish.LIST;
      case 's' -> Wish.SOLUTION;
      case 't' -> Wish.TIMELINE;
      case 'r' -> Wish.RUN;
      case 'x' -> Wish.RESET;
      case 'e' -> Wish.EDIT;
      case 'm' -> Wish.MORE;
      case 'y' -> Wish.YES;
      case 'q' -> Wish.QUIT;
      case 'j' -> Wish.DOWN;
      case 'k' -> Wish.UP;
      case ' ' -> Wish.PAGE_DOWN;
      case 'b' -> Wish.PAGE_UP;
      case 'g' -> key == 'G' ? Wish.LAST : Wish.FIRST;
      case '\r', '\n' -> Wish.ENTER;
      case ESCAPE -> afterEscape();
      default -> Wish.OTHER;
    };
  }

  /** An arrow or the like comes as several characters, none of which is a key of ours. */
  private Wish afterEscape() throws IOException {
    int next = reader.read(WAIT_MILLIS);
    if (next != '[' && next != 'O') {
      return next == NonBlockingReader.READ_EXPIRED ? Wish.BACK : Wish.OTHER;
    }
    int last = reader.read(WAIT_MILLIS);
    int digit = last;
    while (last >= '0' && last <= '?') {
      last = reader.read(WAIT_MILLIS);
    }
    return switch (last) {
      case 'A' -> Wish.UP;
      case 'B' -> Wish.DOWN;
      case 'H' -> Wish.FIRST;
      case 'F' -> Wish.LAST;
      case '~' -> digit == '5' ? Wish.PAGE_UP : digit == '6' ? Wish.PAGE_DOWN : Wish.OTHER;
      default -> Wish.OTHER;
    };
  }
}
