// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/**
 * The shell at a terminal. The prompt comes first, and JShell is made behind it: most often it is
 * there by the time that something has been typed.
 */
final class Console implements Display, Commands.Facilities {
  private final Shell.Surroundings surroundings;
  private final Terminal terminal;
  private final LineReader reader;
  private final boolean colours;
  private final FutureTask<Dialogue> starting = new FutureTask<>(this::begin);

  /** Whether something that was typed waits for JShell. */
  private volatile boolean awaited;

  private Console(Shell.Surroundings surroundings, Terminal terminal) {
    this.surroundings = surroundings;
    this.terminal = terminal;
    this.colours = Painting.wanted(terminal.getType());
    Completion completion =
        new Completion(this::dialogue, new Javadocs(surroundings.home()), surroundings);
    this.reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("couplet")
            .parser(new SnippetParser(() -> dialogue().session()))
            .completer(completion)
            .highlighter(new Painting(colours))
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, Transcript.CONTINUATION)
            .variable(LineReader.HISTORY_FILE, historyFile())
            .variable(LineReader.LIST_MAX, 200)
            // In Java an exclamation mark means not.
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.INSERT_TAB, false)
            .option(LineReader.Option.CASE_INSENSITIVE, true)
            .build();
    reader.getWidgets().put(Completion.TAB, () -> completion.tab(reader));
    Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN))
        .bind(new Reference(Completion.TAB), KeyMap.ctrl('I'));
    // While a line is edited, the editor handles it.
    terminal.handle(Terminal.Signal.INT, signal -> interrupt());
  }

  /** Talks to whoever sits at this process's terminal, until they leave. */
  static void run(Shell.Surroundings surroundings) throws IOException {
    try (Terminal terminal =
        TerminalBuilder.builder()
            .system(true)
            .encoding(surroundings.charset())
            .nativeSignals(true)
            // It would ask the terminal, and wait for an answer that not every one gives.
            .graphemeCluster(false)
            .build()) {
      keepQuiet(terminal);
      new Console(surroundings, terminal).talk();
    }
  }

  /** Talks to a terminal of its own making, so that all that takes has been loaded once. */
  static void rehearse(String typed) throws IOException {
    try (Terminal terminal =
        TerminalBuilder.builder()
            .system(false)
            .streams(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.US_ASCII)),
                OutputStream.nullOutputStream())
            .type("xterm")
            .graphemeCluster(false)
            .build()) {
      keepQuiet(terminal);
      new Console(Shell.Surroundings.NONE, terminal).talk();
    }
  }

  @Override
  public void say(String line) {
    if (colours && line.startsWith(LOOP_MARK)) {
      reader.printAbove(new AttributedString(line, AttributedStyle.DEFAULT.foreground(6)));
    } else {
      reader.printAbove(line);
    }
  }

  @Override
  public void complain(String line) {
    if (colours) {
      reader.printAbove(new AttributedString(line, AttributedStyle.DEFAULT.foreground(1)));
    } else {
      reader.printAbove(line);
    }
  }

  @Override
  public void print(String text) {
    terminal.writer().print(text);
    terminal.writer().flush();
  }

  @Override
  public void edit(Path file) throws IOException {
    String editor =
        Stream.of("VISUAL", "EDITOR")
            .map(variable -> System.getenv().getOrDefault(variable, ""))
            .filter(named -> !named.isBlank())
            .findFirst()
            .orElse("vi");
    Attributes ours = terminal.getAttributes();
    terminal.pause();
    try {
      // Through a shell, since it may come with options.
      Process process =
          new ProcessBuilder("sh", "-c", editor + " \"$1\"", editor, file.toString())
              .inheritIO()
              .start();
      int code = process.waitFor();
      if (code != 0) {
        throw new Commands.Refused(editor + " ended with exit code " + code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      terminal.resume();
      terminal.setAttributes(ours);
    }
  }

  /**
   * Has the terminal neither echo nor edit, also while no line is read: what is typed while a
   * snippet runs waits for the next prompt, instead of standing in the midst of the output. But
   * Ctrl-C is to be a signal then.
   */
  private static void keepQuiet(Terminal terminal) {
    terminal.enterRawMode();
    Attributes attributes = terminal.getAttributes();
    attributes.setLocalFlag(Attributes.LocalFlag.ISIG, true);
    terminal.setAttributes(attributes);
  }

  private void talk() {
    Thread starter = new Thread(starting, "shell start");
    starter.setDaemon(true);
    starter.start();
    say("Java on a live reactor. /help says more; Ctrl-D leaves.");
    boolean staying = true;
    while (staying) {
      try {
        String text = reader.readLine(Transcript.PROMPT);
        staying = dialogue().take(text) != Commands.Next.LEAVE;
      } catch (UserInterruptException e) {
        // It drops the line; and ends a callback that holds the loop, if one does.
        interrupt();
      } catch (EndOfFileException e) {
        staying = false;
      }
    }
    dialogue().close();
  }

  private Dialogue begin() throws Exception {
    Dialogue dialogue =
        new Dialogue(this, surroundings.charset(), new ShellTime(), !awaited, surroundings, this);
    dialogue.session().trace(true);
    dialogue.session().watchBlocking(this::complainOfLoop);
    dialogue.firings().start();
    Thread finisher = new Thread(dialogue::finishStart, "shell start");
    finisher.setDaemon(true);
    finisher.start();
    return dialogue;
  }

  private Dialogue dialogue() {
    awaited = true;
    try {
      return starting.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while JShell started", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("JShell does not start", e);
    }
  }

  private void interrupt() {
    if (starting.isDone()) {
      dialogue().session().interrupt();
    }
  }

  private static Path historyFile() {
    String named = System.getProperty("couplet.history");
    return named == null
        ? Path.of(System.getProperty("user.home"), ".couplet_history")
        : Path.of(named);
  }
}
