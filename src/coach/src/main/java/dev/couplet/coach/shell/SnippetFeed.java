// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.function.IntFunction;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Cuts a text into commands and snippets and hands them on, in order, until one fails. */
final class SnippetFeed {
  private final Session session;
  private final Taker taker;

  /** What has been read and not handed on: a part of a snippet. */
  private final StringBuilder unfinished = new StringBuilder();

  /** The number of the line with which {@link #unfinished} begins. */
  private int firstLine;

  /** Takes what was cut. */
  interface Taker {
    /** Obeys the command {@code line}. */
    Commands.Next command(String line);

    /** Evaluates {@code source}, and returns whether to go on. */
    boolean snippet(String source, Origin origin);
  }

  SnippetFeed(Session session, Taker taker) {
    this.session = session;
    this.taker = taker;
  }

  /**
   * Hands on what {@code text} holds.
   *
   * @param origins gives the origin of a snippet that begins on the line of that number
   * @return what to do next: fail at once, leave because the text said so, or go on
   */
  Commands.Next run(Reader text, IntFunction<Origin> origins) throws IOException {
    BufferedReader lines = new BufferedReader(text);
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (number == 1 && line.startsWith("#!")) {
        continue;
      }
      Commands.Next next = take(line, number, origins);
      if (next != Commands.Next.GO_ON) {
        unfinished.setLength(0);
        return next;
      }
    }
    // What is still unfinished is wrong, most likely; the compiler says best in which way.
    String rest = unfinished.toString();
    unfinished.setLength(0);
    return rest.isBlank() || taker.snippet(rest, origins.apply(firstLine))
        ? Commands.Next.GO_ON
        : Commands.Next.FAIL;
  }

  private Commands.Next take(String line, int number, IntFunction<Origin> origins) {
    if (unfinished.isEmpty()) {
      if (Commands.isCommand(line)) {
        return taker.command(line);
      }
      firstLine = number;
    } else {
      unfinished.append('\n');
    }
    unfinished.append(line);
    return handOnWhatIsComplete(origins) ? Commands.Next.GO_ON : Commands.Next.FAIL;
  }

  private boolean handOnWhatIsComplete(IntFunction<Origin> origins) {
    while (true) {
      CompletionInfo info = session.analyze(unfinished.toString());
      if (info.completeness() == Completeness.EMPTY) {
        unfinished.setLength(0);
        return true;
      }
      if (!info.completeness().isComplete()) {
        return true;
      }
      Origin origin = origins.apply(firstLine);
      dropAllBut(info.remaining());
      if (!taker.snippet(info.source(), origin)) {
        return false;
      }
    }
  }

  private void dropAllBut(String rest) {
    int dropped = unfinished.length() - rest.length();
    firstLine += (int) unfinished.chars().limit(dropped).filter(c -> c == '\n').count();
    unfinished.delete(0, dropped);
  }
}
