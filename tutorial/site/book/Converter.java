// SPDX-License-Identifier: Apache-2.0
package book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.asciidoctor.log.LogRecord;
import org.asciidoctor.log.Severity;

/** Turns pages into HTML. One instance for all: it takes more than a second to start. */
final class Converter implements AutoCloseable {
  /** {@code [.hint]} above an open block, as the coach reads it. */
  private static final Pattern HINT =
      Pattern.compile("^\\[\\.hint[^\\]]*\\]\n--\n(.*?)\n--$", Pattern.MULTILINE | Pattern.DOTALL);

  private final Asciidoctor asciidoctor = Asciidoctor.Factory.create();
  private final List<String> warnings = new ArrayList<>();
  private String converting = "";
  private boolean withSlides;

  Converter(Figures figures) {
    asciidoctor.registerLogHandler(this::log);
    asciidoctor.javaExtensionRegistry().blockMacro(new RunMacro(figures));
  }

  private void log(LogRecord entry) {
    if (entry.getSeverity().compareTo(Severity.WARN) >= 0) {
      int line = entry.getCursor() == null ? 0 : entry.getCursor().getLineNumber();
      warnings.add(converting + ":" + line + ": " + entry.getMessage());
    }
  }

  /** Returns the HTML of the page's body, without its title. */
  String convert(Page page) {
    converting = page.source().toString();
    Options options =
        Options.builder()
            .safe(SafeMode.UNSAFE)
            .standalone(false)
            .baseDir(page.source().getParent().toFile())
            .sourcemap(true)
            .attributes(
                Attributes.builder()
                    .attribute("source-highlighter", "rouge")
                    .attribute("rouge-css", "class")
                    .attribute("idprefix", "")
                    .attribute("idseparator", "-")
                    .attribute("sectanchors", "")
                    .attribute("source-indent", "0")
                    .attribute("table-caption!", "")
                    .attribute("figure-caption!", "")
                    .build())
            .build();
    String text = page.kind() == Page.Kind.EXERCISE ? withHintsFolded(page.text()) : page.text();
    return asciidoctor.convert(text, options);
  }

  /** Returns the whole page that {@code deck} is, by reveal.js. */
  String slides(Path deck) throws IOException {
    converting = deck.toString();
    if (!withSlides) {
      asciidoctor.requireLibrary("asciidoctor-revealjs");
      withSlides = true;
    }
    Options options =
        Options.builder()
            .safe(SafeMode.UNSAFE)
            .standalone(true)
            .backend("revealjs")
            .baseDir(deck.getParent().toFile())
            .sourcemap(true)
            .attributes(
                Attributes.builder()
                    .attribute("source-highlighter", "rouge")
                    .attribute("rouge-css", "class")
                    .attribute("source-indent", "0")
                    .attribute("table-caption!", "")
                    .attribute("figure-caption!", "")
                    .attribute("revealjsdir", "reveal.js")
                    .attribute("revealjs_customtheme", "deck.css")
                    .attribute("revealjs_controls", "false")
                    .attribute("revealjs_history", "true")
                    .attribute("revealjs_slideNumber", "c/t")
                    .attribute("revealjs_transition", "none")
                    .attribute("revealjs_width", "1280")
                    .attribute("revealjs_height", "720")
                    .attribute("revealjs_center", "false")
                    .build())
            .build();
    return asciidoctor.convert(Files.readString(deck), options);
  }

  /** Returns what was not as it should be: a tag that is missing, a block without an end. */
  List<String> warnings() {
    return warnings;
  }

  private static String withHintsFolded(String text) {
    int[] count = new int[1];
    return HINT.matcher(text)
        .replaceAll(
            hint ->
                Matcher.quoteReplacement(
                    ".Hint %d%n[%%collapsible.hint]%n====%n%s%n===="
                        .formatted(++count[0], hint.group(1))));
  }

  @Override
  public void close() {
    asciidoctor.close();
  }
}
