// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Which line of which snippet a stack frame means.
 *
 * <p>JShell wraps a snippet in a class of its own making, and in another one when what it depends
 * on changes. The lines of each such class are noted before it can run. JShell's thread adds to
 * this; any thread may look up.
 */
final class SourceMap {
  private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+");

  /**
   * In the name of a method that JShell makes of the initial value of a {@code var}: where that
   * stands there, it does not tell.
   */
  private static final String INITIAL_VALUE = "do_it$Aux";

  private static final Pattern INNER_NAME = Pattern.compile("(REPL\\.)?\\$JShell\\$\\w+[$.]?");

  private final Map<String, Entry> snippets = new ConcurrentHashMap<>();
  private final Map<String, NavigableMap<Integer, Line>> linesOfClasses = new ConcurrentHashMap<>();

  /** Line {@code number}, from 1, of the snippet {@code id}: where it stands and what it says. */
  record Line(String id, int number, String place, String text) {}

  private record Entry(Snippet snippet, Origin origin) {}

  /**
   * Notes that {@code snippet} is known as {@code id} and came from {@code origin}. JShell names a
   * snippet when its class has been loaded, and before it runs.
   */
  void add(String id, Snippet snippet, Origin origin, SnippetWrapper wrapper) {
    Entry entry = new Entry(snippet, origin);
    snippets.put(id, entry);
    if (hasClass(snippet)) {
      noteLines(id, entry, wrapper);
    }
  }

  /**
   * Notes the lines of known snippets whose classes are made anew and are about to be loaded as
   * {@code names}.
   */
  void loading(List<String> names, Function<Snippet, SnippetWrapper> wrappers) {
    snippets.forEach(
        (id, entry) -> {
          if (hasClass(entry.snippet)) {
            SnippetWrapper wrapper = wrappers.apply(entry.snippet);
            if (names.contains(wrapper.fullClassName())) {
              noteLines(id, entry, wrapper);
            }
          }
        });
  }

  /** Returns where {@code snippet} came from. */
  Origin origin(Snippet snippet) {
    Entry entry = snippets.get(snippet.id());
    return entry == null ? Origin.TYPED : entry.origin;
  }

  /** Returns the class around a snippet that {@code className} is, or lies within. */
  static Optional<String> wrapper(String className) {
    Matcher wrapper = WRAPPER.matcher(className);
    return wrapper.lookingAt() ? Optional.of(wrapper.group()) : Optional.empty();
  }

  /** Returns the learner's line that {@code frame} stands in, if it is in a snippet. */
  Optional<Line> find(StackTraceElement frame) {
    return wrapper(frame.getClassName())
        .map(linesOfClasses::get)
        .map(
            lines -> {
              Line line = lines.get(frame.getLineNumber());
              return line == null && frame.getMethodName().contains(INITIAL_VALUE)
                  ? lastBefore(lines, frame.getLineNumber())
                  : line;
            });
  }

  private static @Nullable Line lastBefore(NavigableMap<Integer, Line> lines, int number) {
    Map.Entry<Integer, Line> before = lines.floorEntry(number);
    return before == null ? null : before.getValue();
  }

  /** Returns {@code text} with the names of wrapper classes taken out. */
  static String withoutWrappers(String text) {
    return INNER_NAME.matcher(text).replaceAll("");
  }

  private void noteLines(String id, Entry entry, SnippetWrapper wrapper) {
    linesOfClasses
        .computeIfAbsent(wrapper.fullClassName(), name -> new ConcurrentSkipListMap<>())
        .putAll(lines(id, entry.origin, wrapper));
  }

  private static boolean hasClass(Snippet snippet) {
    return snippet.kind() != Snippet.Kind.IMPORT && snippet.kind() != Snippet.Kind.ERRONEOUS;
  }

  private static Map<Integer, Line> lines(String id, Origin origin, SnippetWrapper wrapper) {
    String wrapped = wrapper.wrapped();
    Map<Integer, Line> lines = new HashMap<>();
    int start = 0;
    int number = 1;
    for (String text : wrapper.source().split("\n", -1)) {
      String stripped = text.strip();
      int first = start + text.indexOf(stripped);
      Line line = new Line(id, number, origin.place(id, number), stripped);
      // Both ends: a variable's type and its initial value stand in different places of the class.
      for (int position : new int[] {first, first + Math.max(0, stripped.length() - 2)}) {
        lines.putIfAbsent(lineAt(wrapped, wrapper.sourceToWrappedPosition(position)), line);
      }
      start += text.length() + 1;
      number++;
    }
    return lines;
  }

  private static int lineAt(String text, int position) {
    int line = 1;
    for (int i = 0; i < position && i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }
}
