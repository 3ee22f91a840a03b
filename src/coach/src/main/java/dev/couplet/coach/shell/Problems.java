// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import dev.couplet.defer.CoroutineExit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.spi.SPIResolutionException;

/** Puts what went wrong into lines: what, where, and of a stack trace the learner's lines only. */
final class Problems {
  private static final int FRAMES_SHOWN = 8;
  private static final int CAUSES_SHOWN = 10;
  private static final int SOURCE_SHOWN = 72;

  private final Session session;

  Problems(Session session) {
    this.session = session;
  }

  /** Returns what went wrong with a snippet; nothing if nothing did. */
  List<String> of(Evaluation evaluation) {
    Snippet snippet = evaluation.snippet();
    List<String> lines = new ArrayList<>();
    for (Diag diagnostic : session.diagnostics(snippet)) {
      lines.addAll(of(diagnostic, snippet));
    }
    if (evaluation.event().exception() instanceof UnresolvedReferenceException unresolved) {
      lines.add(heading(snippet, 1) + missing(unresolved.getSnippet()));
    } else if (evaluation.thrown() != null) {
      lines.addAll(of(heading(snippet, evaluation.thrown()), evaluation.thrown()));
    } else if (evaluation.failed() && !evaluation.rejected()) {
      lines.add(heading(snippet, 1) + missing((DeclarationSnippet) snippet));
    } else if (evaluation.rejected() && lines.isEmpty()) {
      lines.add(heading(snippet, 1) + "error: JShell refuses this, and does not say why");
    }
    return lines;
  }

  /** Returns {@code what} and {@code error}, its causes, and where in snippets they came up. */
  List<String> of(String what, Throwable error) {
    List<String> lines = new ArrayList<>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    String words = what;
    for (Throwable next = error;
        next != null && seen.add(next) && seen.size() <= CAUSES_SHOWN;
        next = next.getCause()) {
      lines.add(words + describe(next));
      lines.addAll(frames(next.getStackTrace()));
      words = "caused by ";
    }
    return lines;
  }

  private List<String> of(Diag diagnostic, Snippet snippet) {
    String source = snippet.source();
    int start = (int) Math.max(0, Math.min(diagnostic.getStartPosition(), source.length()));
    int lineStart = source.lastIndexOf('\n', start - 1) + 1;
    int lineEnd = source.indexOf('\n', start) < 0 ? source.length() : source.indexOf('\n', start);
    int end = (int) Math.min(diagnostic.getEndPosition(), lineEnd);
    int line = (int) source.substring(0, start).lines().count() + (start == lineStart ? 1 : 0);

    List<String> lines = new ArrayList<>();
    String words = heading(snippet, line) + (diagnostic.isError() ? "error: " : "warning: ");
    for (String message : diagnostic.getMessage(null).lines().toList()) {
      // The location is a class of JShell's making.
      if (!message.strip().startsWith("location:")) {
        lines.add(words + message);
        words = "";
      }
    }
    lines.add("  " + source.substring(lineStart, lineEnd));
    lines.add("  " + blank(source.substring(lineStart, start)) + mark(end - start));
    return lines;
  }

  /** Returns the learner's lines in {@code stack}, the innermost first. */
  List<String> frames(StackTraceElement[] stack) {
    List<String> all = new ArrayList<>();
    for (StackTraceElement frame : stack) {
      session.sources().find(frame).map(line -> text(line, frame)).ifPresent(all::add);
    }
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < all.size() && shown.size() < FRAMES_SHOWN; ) {
      int next = i + 1;
      while (next < all.size() && all.get(next).equals(all.get(i))) {
        next++;
      }
      shown.add("  at " + all.get(i) + (next - i == 1 ? "" : " (" + (next - i) + " times)"));
      i = next;
    }
    return shown;
  }

  private static String text(SourceMap.Line line, StackTraceElement frame) {
    String method = frame.getMethodName();
    boolean declared = !method.contains("$") && !method.contains("<");
    String source = line.text();
    return line.place()
        + (declared ? ", in " + method : "")
        + ": "
        + (source.length() <= SOURCE_SHOWN ? source : source.substring(0, SOURCE_SHOWN) + " ...");
  }

  private String missing(DeclarationSnippet declaration) {
    String missing = String.join(", ", session.unresolved(declaration));
    return "error: %s can't be used yet: it needs %s, not declared so far"
        .formatted(declaration.name(), missing);
  }

  /** Begins a complaint about the line of {@code snippet} that led to {@code error}. */
  private String heading(Snippet snippet, Throwable error) {
    int line = 1;
    for (StackTraceElement frame : error.getStackTrace()) {
      Optional<SourceMap.Line> found = session.sources().find(frame);
      if (found.isPresent() && found.get().id().equals(snippet.id())) {
        line = found.get().number();
      }
    }
    return heading(snippet, line);
  }

  private String heading(Snippet snippet, int line) {
    return session.sources().origin(snippet).heading(line);
  }

  private static String describe(Throwable error) {
    if (error instanceof ExitRefused || error instanceof Stopped) {
      return String.valueOf(error.getMessage());
    }
    if (error instanceof CoroutineExit) {
      return "the reactor ended while this waited";
    }
    if (error instanceof SPIResolutionException) {
      return "this calls a method that names something not declared yet";
    }
    try {
      return SourceMap.withoutWrappers(error.toString());
    } catch (Throwable e) {
      // A class of the learner's may throw anything here.
      return SourceMap.withoutWrappers(error.getClass().getName()) + ", whose message fails";
    }
  }

  private static String mark(int length) {
    return length <= 1 ? "^" : "^" + "-".repeat(length - 2) + "^";
  }

  private static String blank(String text) {
    return text.replaceAll("[^\t]", " ");
  }
}
