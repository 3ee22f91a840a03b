// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.util.List;
import java.util.function.Supplier;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells the line editor whether Enter ends the input or begins another line of it. */
final class SnippetParser implements Parser {
  private final Supplier<Session> session;

  SnippetParser(Supplier<Session> session) {
    this.session = session;
  }

  @Override
  public ParsedLine parse(String text, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && !Commands.isCommand(text) && isUnfinished(text)) {
      throw new EOFError(-1, cursor, "the snippet goes on");
    }
    int start = cursor;
    while (start > 0 && isPartOfWord(text, start - 1)) {
      start--;
    }
    return new Word(text, cursor, start);
  }

  /** In Java a backslash means something, so none is taken away. */
  @Override
  public boolean isEscapeChar(char character) {
    return false;
  }

  /** What Tab completes: a name in Java, whatever stands between blanks in a command. */
  private static boolean isPartOfWord(String text, int index) {
    char character = text.charAt(index);
    return Commands.isCommand(text)
        ? !Character.isWhitespace(character)
        : Character.isJavaIdentifierPart(character);
  }

  private boolean isUnfinished(String text) {
    Session now = session.get();
    now.lock().lock();
    try {
      return isUnfinished(now, text);
    } finally {
      now.lock().unlock();
    }
  }

  private static boolean isUnfinished(Session session, String text) {
    String rest = text;
    while (true) {
      CompletionInfo info = session.analyze(rest);
      if (info.completeness() == Completeness.EMPTY) {
        return false;
      }
      if (!info.completeness().isComplete()) {
        return true;
      }
      rest = info.remaining();
    }
  }

  /** The text, of which the word under the cursor begins at {@code start}. */
  private record Word(String line, int cursor, int start) implements CompletingParsedLine {
    @Override
    public String word() {
      return line.substring(start, cursor);
    }

    @Override
    public int wordCursor() {
      return cursor - start;
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word());
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return cursor - start;
    }

    @Override
    public int rawWordLength() {
      return cursor - start;
    }
  }
}
