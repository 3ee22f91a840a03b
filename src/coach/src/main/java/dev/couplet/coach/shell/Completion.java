// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/**
 * What Tab does: it completes names, members and commands; in the arguments of a call it shows what
 * that takes; and a second Tab in the same place shows what is written about it.
 */
final class Completion implements Completer {
  /** The name of the key's action. */
  static final String TAB = "couplet-tab";

  private static final int MOST_DOCUMENTED = 4;

  private final Supplier<Dialogue> dialogue;
  private final Javadocs javadocs;
  private final Shell.Surroundings surroundings;
  private String lastText = "";
  private int lastCursor = -1;

  Completion(Supplier<Dialogue> dialogue, Javadocs javadocs, Shell.Surroundings surroundings) {
    this.dialogue = dialogue;
    this.javadocs = javadocs;
    this.surroundings = surroundings;
  }

  /** The key was pressed. */
  boolean tab(LineReader reader) {
    String text = reader.getBuffer().toString();
    int cursor = reader.getBuffer().cursor();
    boolean again = text.equals(lastText) && cursor == lastCursor;
    boolean inArguments =
        cursor > 0
            && "(,"
                    .indexOf(
                        text.substring(0, cursor).strip().isEmpty() ? ' ' : lastChar(text, cursor))
                >= 0;
    if (!Commands.isCommand(text) && (again || inArguments)) {
      List<String> words = about(text, cursor, again);
      if (!words.isEmpty()) {
        words.forEach(reader::printAbove);
        lastText = text;
        lastCursor = cursor;
        return true;
      }
    }
    reader.callWidget(LineReader.EXPAND_OR_COMPLETE);
    lastText = reader.getBuffer().toString();
    lastCursor = reader.getBuffer().cursor();
    return true;
  }

  private static char lastChar(String text, int cursor) {
    String before = text.substring(0, cursor).stripTrailing();
    return before.charAt(before.length() - 1);
  }

  private List<String> about(String text, int cursor, boolean inFull) {
    Session session = dialogue.get().session();
    session.lock().lock();
    try {
      session.importAll();
      List<Documentation> found = session.analysis().documentation(text, cursor, inFull);
      return found.stream()
          .limit(MOST_DOCUMENTED)
          .flatMap(
              each ->
                  inFull ? inFull(each) : Stream.of(SourceMap.withoutWrappers(each.signature())))
          .toList();
    } finally {
      session.lock().unlock();
    }
  }

  private Stream<String> inFull(Documentation documentation) {
    String own = javadocs.of(documentation.signature());
    String text = own.isEmpty() ? Javadocs.plain(documentation.javadoc()) : own;
    return Stream.concat(
        Stream.of(SourceMap.withoutWrappers(documentation.signature())),
        text.lines().map(line -> "  " + line));
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (Commands.isCommand(line.line())) {
      completeCommand(line, candidates);
      return;
    }
    Session session = dialogue.get().session();
    session.lock().lock();
    try {
      session.importAll();
      completeJava(line, candidates);
    } finally {
      session.lock().unlock();
    }
  }

  private void completeJava(ParsedLine line, List<Candidate> candidates) {
    int[] anchor = new int[1];
    List<Suggestion> suggestions =
        dialogue
            .get()
            .session()
            .analysis()
            .completionSuggestions(line.line(), line.cursor(), anchor);
    int wordStart = line.cursor() - line.wordCursor();
    if (anchor[0] > wordStart) {
      return;
    }
    String before = line.line().substring(anchor[0], wordStart);
    boolean someMatch = suggestions.stream().anyMatch(Suggestion::matchesType);
    Set<String> seen = new TreeSet<>();
    for (Suggestion suggestion : suggestions) {
      String text = suggestion.continuation();
      boolean wanted = suggestion.matchesType() || !someMatch || line.wordCursor() > 0;
      if (wanted && text.startsWith(before) && seen.add(text)) {
        String name = text.substring(before.length());
        candidates.add(new Candidate(name, name, null, null, null, null, false));
      }
    }
  }

  private void completeCommand(ParsedLine line, List<Candidate> candidates) {
    String text = line.line().substring(0, line.cursor());
    int space = text.indexOf(' ');
    if (space < 0) {
      dialogue
          .get()
          .commands()
          .all()
          .forEach(
              each ->
                  candidates.add(
                      new Candidate(
                          each.name(),
                          each.name(),
                          null,
                          each.summary(),
                          null,
                          null,
                          !each.argument().isEmpty())));
      return;
    }
    dialogue
        .get()
        .commands()
        .all()
        .filter(each -> each.name().startsWith(text.substring(0, space)))
        .findFirst()
        .ifPresent(each -> completeArgument(each.argument(), line.word(), candidates));
  }

  private void completeArgument(String argument, String word, List<Candidate> candidates) {
    for (String choice : argument.replaceAll("[\\[\\]]", "").split("[| ]", -1)) {
      switch (choice) {
        case "FILE" -> completeFile(word, candidates);
        case "COMMAND" ->
            dialogue
                .get()
                .commands()
                .all()
                .forEach(each -> candidates.add(candidate(each.name().substring(1))));
        case "chNN" -> completeFolder("tutorial/listings", candidates);
        case "NAME" -> {
          if (argument.equals("NAME")) {
            completeFolder("exercises", candidates);
          } else {
            dialogue.get().session().names().forEach(name -> candidates.add(candidate(name)));
          }
        }
        case "NUMBER" -> {}
        default -> candidates.add(candidate(choice));
      }
    }
  }

  private void completeFolder(String folder, List<Candidate> candidates) {
    Path home = surroundings.home();
    if (home != null) {
      list(home.resolve(folder), path -> path.getFileName().toString().startsWith("ch"))
          .forEach(path -> candidates.add(candidate(path.getFileName().toString())));
    }
  }

  private static void completeFile(String word, List<Candidate> candidates) {
    Path folder = Path.of(word.contains("/") ? word.substring(0, word.lastIndexOf('/') + 1) : ".");
    String before = word.contains("/") ? word.substring(0, word.lastIndexOf('/') + 1) : "";
    for (Path path : list(folder, path -> !path.getFileName().toString().startsWith("."))) {
      boolean isFolder = Files.isDirectory(path);
      String name = before + path.getFileName() + (isFolder ? "/" : "");
      candidates.add(new Candidate(name, name, null, null, null, null, !isFolder));
    }
  }

  private static List<Path> list(Path folder, java.util.function.Predicate<Path> wanted) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(wanted).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Candidate candidate(String text) {
    return new Candidate(text, text, null, null, null, null, true);
  }
}
