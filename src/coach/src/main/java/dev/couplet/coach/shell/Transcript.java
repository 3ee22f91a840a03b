// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A session written down: lines that begin with a prompt are typed, all others are what the shell
 * answers. It is replayed on virtual time, so that it goes the same way each time.
 */
final class Transcript {
  static final String PROMPT = "couplet> ";
  static final String CONTINUATION = "   ...> ";

  private final List<String> lines;

  private Transcript(List<String> lines) {
    this.lines = lines;
  }

  static Transcript read(Path file) throws IOException {
    return new Transcript(Files.readAllLines(file));
  }

  /**
   * A line in which the replay and the transcript part.
   *
   * @param number the line's, from 1
   * @param expected what the transcript has; nothing if it has come to its end
   * @param actual what the replay has; nothing if it has come to its end
   */
  record Parting(int number, String expected, String actual) {}

  List<String> lines() {
    return lines;
  }

  /** Returns the first line of {@code replayed} that is another than here; empty if none is. */
  List<Parting> partings(List<String> replayed) {
    for (int i = 0; i < Math.max(lines.size(), replayed.size()); i++) {
      String expected = i < lines.size() ? lines.get(i) : "";
      String actual = i < replayed.size() ? replayed.get(i) : "";
      if (!expected.equals(actual) || i >= Math.min(lines.size(), replayed.size())) {
        return List.of(new Parting(i + 1, expected, actual));
      }
    }
    return List.of();
  }

  /** Types what is typed here into a new session, and returns what it then looks like. */
  List<String> replay(Shell.Surroundings surroundings) throws Exception {
    Page page = new Page();
    SystemStreams before = SystemStreams.current();
    try (Dialogue dialogue =
        new Dialogue(
            page,
            StandardCharsets.UTF_8,
            new ShellTime(true),
            false,
            surroundings,
            Commands.Facilities.NONE)) {
      dialogue.session().trace(true);
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).startsWith(PROMPT) || lines.get(i).equals(PROMPT.strip())) {
          StringBuilder typed = new StringBuilder(typed(PROMPT, lines.get(i)));
          page.say(lines.get(i));
          while (i + 1 < lines.size() && lines.get(i + 1).startsWith(CONTINUATION)) {
            i++;
            page.say(lines.get(i));
            typed.append('\n').append(typed(CONTINUATION, lines.get(i)));
          }
          if (dialogue.take(typed.toString()) == Commands.Next.LEAVE) {
            break;
          }
          dialogue
              .session()
              .loop()
              .call(
                  () -> {
                    dialogue.firings().showDone();
                    return null;
                  });
        }
      }
    } finally {
      before.use();
    }
    return page.lines();
  }

  private static String typed(String prompt, String line) {
    return line.length() < prompt.length() ? "" : line.substring(prompt.length());
  }

  /** Takes down all that is shown. */
  private static final class Page implements Display {
    private final StringBuilder text = new StringBuilder();

    @Override
    public synchronized void say(String line) {
      text.append(line.stripTrailing()).append('\n');
    }

    @Override
    public void complain(String line) {
      say(line);
    }

    @Override
    public synchronized void print(String part) {
      text.append(part);
    }

    synchronized List<String> lines() {
      return new ArrayList<>(text.toString().lines().map(String::stripTrailing).toList());
    }
  }
}
