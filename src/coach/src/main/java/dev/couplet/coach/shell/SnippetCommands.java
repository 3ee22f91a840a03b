// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import dev.couplet.coach.shell.Commands.Command;
import dev.couplet.coach.shell.Commands.Facilities;
import dev.couplet.coach.shell.Commands.Next;
import dev.couplet.coach.shell.Commands.Refused;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;

/** The commands that are about snippets: to list them, keep them, and get them from files. */
final class SnippetCommands implements AutoCloseable {
  private final Session session;
  private final Display display;
  private final Shell.Surroundings surroundings;
  private final Facilities facilities;
  private final WatchedFiles watched;

  SnippetCommands(
      Session session, Display display, Shell.Surroundings surroundings, Facilities facilities) {
    this.session = session;
    this.display = display;
    this.surroundings = surroundings;
    this.facilities = facilities;
    this.watched = new WatchedFiles(session.lock(), this::reload);
  }

  List<Command> all() {
    return List.of(
        new Command(
            "/vars",
            "",
            "the variables and their values",
            "With their types; reactor is one of them.",
            nothing -> variables()),
        new Command(
            "/list",
            "",
            "the snippets in force, by number",
            "One that was replaced by a later one is not in force.",
            nothing -> list()),
        new Command(
            "/load",
            "FILE|chNN",
            "take in a file, or a chapter's listings",
            "It is taken in again each time you save it. Of a Java file the classes are taken;"
                + " anything else is taken as if you had typed it.",
            this::load),
        new Command(
            "/open",
            "FILE",
            "take in a file, once",
            "Its snippets and commands are taken as if you had typed them, until one fails.",
            this::open),
        new Command(
            "/save",
            "FILE",
            "write the snippets in force to a file",
            "/open takes them in again. A file of that name is replaced.",
            this::save),
        new Command(
            "/edit",
            "[NAME|NUMBER]",
            "change a snippet in your editor",
            "The one of that name, or with that number in /list; all of them unless you say. The"
                + " editor is that of VISUAL or EDITOR, or else vi; one with a window of its own must be"
                + " told to wait, as in EDITOR='code --wait'.",
            this::edit),
        new Command(
            "/reset",
            "",
            "forget all that was declared, and start a new reactor",
            "What the old reactor had still to do is not done. Files are watched no longer.",
            nothing -> reset()));
  }

  private Next variables() {
    for (VarSnippet variable : session.variables().toList()) {
      // The shell writes names of the library in full, a learner does not.
      String type = variable.typeName().replaceAll("\\bdev\\.couplet\\.\\w+\\.", "");
      display.say(type + " " + variable.name() + " = " + session.value(variable));
    }
    return Next.GO_ON;
  }

  private Next list() {
    for (Snippet snippet : session.snippets().toList()) {
      String source = snippet.source().strip().replace("\n", "\n       ");
      display.say(String.format("%4s : %s", snippet.id(), source));
    }
    return Next.GO_ON;
  }

  private Next load(String name) throws IOException {
    List<Path> files = surroundings.listings(required(name, "a file or a chapter, such as ch03"));
    Next next = Next.GO_ON;
    for (Path file : files.isEmpty() ? List.of(Path.of(name)) : files) {
      watched.add(file);
      if (next == Next.GO_ON) {
        next = takeIn(file);
      }
    }
    return next;
  }

  private void reload(Path file) {
    try {
      if (takeIn(file) == Next.GO_ON) {
        display.say(file.getFileName() + " was saved, and is taken in again");
      }
    } catch (IOException e) {
      display.complain(file + " can't be read: " + e.getMessage());
    }
  }

  private Next open(String name) throws IOException {
    return takeIn(Path.of(required(name, "a file")));
  }

  private Next takeIn(Path file) throws IOException {
    String text = Files.readString(file);
    if (file.toString().endsWith(".java")) {
      // Blanked, so that the numbers of lines stay.
      text = text.replaceAll("(?m)^package .*;", "");
    }
    return takeIn(text, line -> Origin.file(file.toString(), line), Set.of());
  }

  /** Evaluates what {@code text} holds, but for what is among {@code untouched}. */
  private Next takeIn(String text, IntFunction<Origin> origins, Set<String> untouched)
      throws IOException {
    SnippetFeed.Taker taker =
        new SnippetFeed.Taker() {
          @Override
          public Next command(String line) {
            throw new Refused("a file that is taken in can't hold commands: " + line);
          }

          @Override
          public boolean snippet(String source, Origin origin) {
            if (untouched.contains(source.strip())) {
              return true;
            }
            Evaluation evaluation = session.evaluate(source, origin);
            if (evaluation.failed()) {
              display.complain(session.complaints(evaluation));
            } else if (evaluation.feedback().isPresent()) {
              display.say(evaluation.feedback().get());
            }
            return !evaluation.failed();
          }
        };
    return new SnippetFeed(session, taker).run(new StringReader(text), origins);
  }

  private Next save(String name) throws IOException {
    Path file = Path.of(required(name, "a file"));
    List<Snippet> all = session.snippets().toList();
    Files.writeString(file, text(all.stream()));
    display.say(all.size() + (all.size() == 1 ? " snippet" : " snippets") + " in " + file);
    return Next.GO_ON;
  }

  private static String text(Stream<Snippet> snippets) {
    return snippets.map(snippet -> snippet.source().strip() + "\n").collect(Collectors.joining());
  }

  private Next edit(String which) throws IOException {
    List<Snippet> chosen =
        session.snippets().filter(snippet -> which.isEmpty() || isCalled(snippet, which)).toList();
    if (!which.isEmpty() && chosen.isEmpty()) {
      throw new Refused("nothing is called " + which + "; /list tells what there is");
    }
    Path file = Files.createTempFile("couplet", ".jsh");
    try {
      Files.writeString(file, text(chosen.stream()));
      facilities.edit(file);
      String after = Files.readString(file);
      Set<String> untouched =
          chosen.stream().map(snippet -> snippet.source().strip()).collect(Collectors.toSet());
      return takeIn(after, line -> Origin.TYPED, untouched);
    } finally {
      Files.delete(file);
    }
  }

  private static boolean isCalled(Snippet snippet, String name) {
    return snippet.id().equals(name)
        || (snippet instanceof DeclarationSnippet declared && declared.name().equals(name));
  }

  private Next reset() throws Exception {
    watched.clear();
    session.reset();
    display.say("all is forgotten, and a new reactor runs");
    return Next.GO_ON;
  }

  private static String required(String argument, String what) {
    if (argument.isEmpty()) {
      throw new Refused("it needs " + what);
    }
    return argument;
  }

  @Override
  public void close() {
    watched.close();
  }
}
