// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.grading.Verdict.Place;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where the coach's words go: UTF-8 where the terminal takes it, plain ASCII elsewhere; colour on a
 * terminal unless {@code NO_COLOR} is set.
 */
final class Screen {
  private static final int WIDTH = 80;

  private final PrintStream out;
  private final PrintStream err;
  private final Abilities abilities;
  private final int width;

  /** A screen of these {@code abilities} that writes to {@code out} and {@code err}. */
  Screen(OutputStream out, OutputStream err, Abilities abilities) {
    this(out, err, abilities, WIDTH);
  }

  private Screen(OutputStream out, OutputStream err, Abilities abilities, int width) {
    this.out = new PrintStream(out, true, abilities.charset());
    this.err = new PrintStream(err, true, abilities.charset());
    this.abilities = abilities;
    this.width = width;
  }

  /**
   * The screen on standard output and error, as the launcher's properties and the environment
   * describe it.
   */
  static Screen standard() {
    return new Screen(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Abilities.of(System::getProperty, System.getenv()));
  }

  /**
   * Returns the lines that {@code words} says to a screen like this one, {@code columns} wide, from
   * which nobody reads.
   */
  List<String> lines(int columns, Consumer<Screen> words) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    words.accept(new Screen(kept, OutputStream.nullOutputStream(), abilities, columns));
    return kept.toString(abilities.charset()).lines().toList();
  }

  /** Returns a screen on which nothing is shown. */
  static Screen none() {
    return new Screen(
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream(),
        new Abilities(true, false, false, false));
  }

  /**
   * What a screen can do.
   *
   * @param ascii whether it shows no more than ASCII
   * @param terminal whether a person reads and types, rather than a file or another program
   * @param escapes whether it can be cleared, and drawn anew
   * @param colour whether colour is wanted
   * @param links whether a file can be named so that a click opens it
   */
  record Abilities(boolean ascii, boolean terminal, boolean escapes, boolean colour, Links links) {

    /** Without links. */
    Abilities(boolean ascii, boolean terminal, boolean escapes, boolean colour) {
      this(ascii, terminal, escapes, colour, Links.NONE);
    }

    /** What the launcher found out, and what the environment asks for. */
    static Abilities of(
        UnaryOperator<@Nullable String> properties, Map<String, String> environment) {
      boolean ascii = "ascii".equals(properties.apply("couplet.output"));
      boolean terminal = "true".equals(properties.apply("couplet.terminal"));
      // A screen that is read aloud is not to be drawn anew: others name this variable so as well.
      boolean readAloud = !environment.getOrDefault("ACCESSIBLE", "").isEmpty();
      boolean escapes = terminal && !readAloud && !"dumb".equals(environment.get("TERM"));
      boolean colour = escapes && environment.getOrDefault("NO_COLOR", "").isEmpty();
      return new Abilities(
          ascii, terminal, escapes, colour, escapes ? Links.of(environment) : Links.NONE);
    }

    private Charset charset() {
      return ascii ? StandardCharsets.US_ASCII : StandardCharsets.UTF_8;
    }
  }

  /** Whether it shows no more than ASCII. */
  boolean isAscii() {
    return abilities.ascii;
  }

  /** Whether a person reads and types, rather than a file or another program. */
  boolean isTerminal() {
    return abilities.terminal;
  }

  /** How many columns its paragraphs take at most. */
  int width() {
    return width;
  }

  /** Whether a page can take the place of the one before, rather than follow it. */
  boolean redraws() {
    return abilities.escapes;
  }

  /** Shows {@code lines} instead of all that is on the screen. */
  void page(List<String> lines) {
    // Each line is written over the old one, and the rest of it erased: so nothing flickers.
    StringBuilder page = new StringBuilder("\u001b[H");
    for (int i = 0; i < lines.size(); i++) {
      page.append(i == 0 ? "" : "\r\n").append(fit(lines.get(i))).append("\u001b[K");
    }
    out.print(page.append("\u001b[J"));
    out.flush();
  }

  /** Ends a page: what comes next begins below it. */
  void endPage() {
    out.print("\r\n");
    out.flush();
  }

  /** Begins a new page: on a terminal that can, an empty screen; elsewhere a line between. */
  void clear() {
    if (abilities.escapes) {
      out.print("\u001b[H\u001b[2J");
    } else {
      line("");
    }
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  /** Returns a writer to {@code stream}, one of this screen's two. */
  PrintWriter writer(PrintStream stream) {
    Writer writer = new OutputStreamWriter(stream, abilities.charset());
    return new PrintWriter(abilities.ascii ? Ascii.writer(writer) : writer, true);
  }

  /** Says on standard error what is wrong, in one line. */
  void complain(String what) {
    err.println(fit("couplet: " + what));
  }

  /** Prints a line as it is. */
  void line(String text) {
    out.println(fit(text));
  }

  /** Prints {@code text}, in which there may be colour and links, in lines as wide as can be. */
  void wrapped(String text) {
    Text.wrap("", "", fit(text), width).forEach(this::line);
  }

  /** Prints as much of {@code text} as a line of this screen holds. */
  void cutLine(String text) {
    // Spelled first, and once more for the ellipsis, which takes three columns in ASCII.
    String spelled = fit(text);
    boolean whole = Text.width(spelled) <= width;
    line(whole ? spelled : Text.cut(spelled, abilities.ascii ? width - 2 : width));
  }

  /**
   * Prints a paragraph, each of its lines indented by {@code indent} spaces and no wider than 80,
   * or than the screen was made, unless a word is. A line that begins with a space is laid out
   * already, and stays as it is.
   */
  void paragraph(int indent, String text) {
    String margin = " ".repeat(indent);
    // Spelled first: in ASCII some characters are wider.
    for (String line : fit(text).split("\\R", -1)) {
      if (line.startsWith(" ")) {
        line((margin + line).stripTrailing());
      } else {
        Text.wrap(margin, margin, line, width).forEach(this::line);
      }
    }
  }

  String good(String text) {
    return paint("32;1", text);
  }

  String bad(String text) {
    return paint("31;1", text);
  }

  String strong(String text) {
    return paint("1", text);
  }

  String faint(String text) {
    return paint("2", text);
  }

  /** Code within a sentence. */
  String code(String text) {
    return abilities.colour ? paint("36", text) : "`" + text + "`";
  }

  /** Names a line, so that a click opens it where that can be. */
  String link(Place place) {
    return abilities.links.to(place.file(), place.line(), fit(Places.of(place)));
  }

  /** Names a file, so that a click opens it where that can be. */
  String link(Path file) {
    return abilities.links.to(file, 1, fit(Places.relative(file)));
  }

  private String paint(String code, String text) {
    return abilities.colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  private String fit(String text) {
    return abilities.ascii ? Ascii.spell(text) : text;
  }
}
