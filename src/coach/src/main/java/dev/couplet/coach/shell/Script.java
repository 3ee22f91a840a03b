// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import dev.couplet.defer.UnhandledFailures;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs snippets that nobody types: in order, without echo, until the first error.
 *
 * <p>Of a snippet only the value of an expression is printed. At the end the script waits until the
 * reactor has nothing left to do.
 */
final class Script implements Session.Listener, AutoCloseable {
  private static final long LOOK_MILLIS = 20;

  private final Display display;
  private final Session session;
  private final Commands commands;
  private final LoopErrors loopErrors;
  private final LastWords lastWords;
  private final AtomicBoolean reactorStopped = new AtomicBoolean();
  private volatile boolean reactorBroke;

  Script(Display display, Shell.Surroundings surroundings) {
    this.display = display;
    session = new Session(this);
    Problems problems = session.problems();
    commands = new Commands(session, display, surroundings, Commands.Facilities.NONE);
    loopErrors = LoopErrors.shownOn(display, problems);
    lastWords = new LastWords(display, problems);
  }

  /** Runs what {@code text} holds, see {@link SnippetFeed#run}. */
  Commands.Next run(Reader text, IntFunction<Origin> origins) throws IOException {
    SnippetFeed.Taker taker =
        new SnippetFeed.Taker() {
          @Override
          public Commands.Next command(String line) {
            return commands.run(line);
          }

          @Override
          public boolean snippet(String source, Origin origin) {
            return evaluate(source, origin);
          }
        };
    return new SnippetFeed(session, taker).run(text, origins);
  }

  /** Waits until nothing is left to do. */
  void awaitIdle() throws Exception {
    if (!session.time().isVirtual()) {
      session.loop().awaitIdle();
    }
  }

  /** Waits until the reactor is stopped, be it idle before. */
  void awaitStop() throws InterruptedException {
    while (!reactorStopped.get()) {
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** Returns whether nothing that the loop did on its own has failed. */
  boolean loopIsWell() throws Exception {
    // Nobody can handle them any more, so there is no need to wait until they are garbage.
    session.loop().call(UnhandledFailures::reportNow);
    return !loopErrors.reported() && !reactorBroke;
  }

  @Override
  public void close() {
    lastWords.close();
    commands.close();
    session.close();
    loopErrors.close();
  }

  private boolean evaluate(String source, Origin origin) {
    Evaluation evaluation = session.evaluate(source, origin);
    display.complain(session.complaints(evaluation));
    evaluation.expressionValue().ifPresent(display::say);
    return !evaluation.failed();
  }

  @Override
  public void snippetStarts() {
    if (reactorStopped.getAndSet(false)) {
      display.complainOfLoop(List.of(Session.REACTOR_STOPPED));
    }
  }

  @Override
  public void reactorEnded(@Nullable Throwable error) {
    if (error == null) {
      // Most scripts end so. It is worth a word only if another snippet runs.
      reactorStopped.set(true);
    } else {
      reactorBroke = true;
      display.complainOfLoop(session.endWords(error));
    }
  }

  @Override
  public void gaveUp(StackTraceElement[] stack) {
    reactorBroke = true;
    display.complainOfLoop(session.gaveUpWords(stack));
  }
}
