// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import dev.couplet.defer.Deferred;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.jspecify.annotations.Nullable;

/** What the shell answers to what is typed: at a terminal, or as a transcript has it. */
final class Dialogue implements Session.Listener, AutoCloseable {
  private final Display display;
  private final Session session;
  private final Commands commands;
  private final LoopOutput output;
  private final LoopErrors loopErrors;
  private final LastWords lastWords;
  private final Firings firings;

  /**
   * Begins one. From now on the streams of the process are the dialogue's.
   *
   * @param warmUp whether there is time to do once what the first snippet needs
   */
  Dialogue(
      Display display,
      Charset charset,
      ShellTime time,
      boolean warmUp,
      Shell.Surroundings surroundings,
      Commands.Facilities facilities) {
    this.display = display;
    session = new Session(this, time);
    if (warmUp) {
      session.warmUp();
    }
    output = new LoopOutput(display, charset, session.loop());
    PrintStream stream = new PrintStream(output, true, charset);
    new SystemStreams(InputStream.nullInputStream(), stream, stream).use();
    commands = new Commands(session, display, surroundings, facilities);
    loopErrors = LoopErrors.shownOn(display, session.problems());
    lastWords = new LastWords(display, session.problems());
    firings = new Firings(display, session.loop());
  }

  Session session() {
    return session;
  }

  Commands commands() {
    return commands;
  }

  Firings firings() {
    return firings;
  }

  /** Goes on with what the start has left to do, as long as nobody wants anything else. */
  void finishStart() {
    boolean more = true;
    while (more) {
      session.lock().lock();
      try {
        more = session.importNext();
      } finally {
        session.lock().unlock();
      }
    }
  }

  /** Obeys or evaluates {@code text}, and answers. */
  Commands.Next take(String text) {
    session.lock().lock();
    try {
      if (Commands.isCommand(text)) {
        session.importAll();
        return commands.run(text);
      }
      session.forgetInterrupt();
      if (!Preloaded.canDoWithout(text)) {
        session.importAll();
      }
      CompletionInfo info = session.analyze(text);
      while (info.completeness() != Completeness.EMPTY) {
        if (!evaluate(info.source())) {
          return Commands.Next.FAIL;
        }
        info = session.analyze(info.remaining());
      }
      return Commands.Next.GO_ON;
    } finally {
      session.lock().unlock();
    }
  }

  private boolean evaluate(String source) {
    Evaluation evaluation = session.evaluate(source, Origin.TYPED);
    output.freshLine();
    display.complain(session.complaints(evaluation));
    if (evaluation.failed()) {
      return false;
    }
    evaluation.feedback().ifPresent(display::say);
    if (evaluation.object() instanceof Deferred<?> deferred) {
      evaluation.name().ifPresent(name -> firings.add(name, deferred));
    }
    return true;
  }

  @Override
  public void snippetStarts() {
    // Whoever typed it knows.
  }

  @Override
  public void reactorEnded(@Nullable Throwable error) {
    display.complainOfLoop(session.endWords(error));
  }

  @Override
  public void gaveUp(StackTraceElement[] stack) {
    display.complainOfLoop(session.gaveUpWords(stack));
  }

  @Override
  public void close() {
    firings.close();
    lastWords.close();
    commands.close();
    session.close();
    loopErrors.close();
  }
}
