// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.runner.Patience;
import dev.couplet.coach.runner.Patience.Spent;
import dev.couplet.coach.runner.Request;
import dev.couplet.coach.runner.Wire;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * The process that runs the checks of one answer: a runner in a JVM of its own, and in a folder of
 * its own.
 *
 * <p>It starts at once, gets ready and waits. Close it in any case; when the learner ends the coach
 * before, its end closes it.
 */
final class CheckProcess implements AutoCloseable {
  /** How long a slow machine may take to start a JVM and JUnit in it. */
  private static final Duration START = Duration.ofSeconds(30);

  /** How much more than its limits a process gets, whose own watchdog did not end it. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** How long what an ended process has said may take to be read. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private static final long LOOK_EVERY_MILLIS = 100;
  private static final int OUTPUT_LIMIT = 4_000;

  private final CheckJvm jvm;
  private final Workplace workplace;
  private final Process process;
  private final Thread outputReader;
  private final Thread atTheEnd = new Thread(this::end, "couplet-end");
  private volatile String output = "";

  /** Starts one. */
  CheckProcess(CheckJvm jvm) {
    this.jvm = jvm;
    workplace = Workplace.in(jvm.temporary());
    process = jvm.start(workplace);
    try {
      Runtime.getRuntime().addShutdownHook(atTheEnd);
    } catch (IllegalStateException e) {
      end();
      awaitTheEnd();
    }
    outputReader = start("couplet-output", this::readOutput);
  }

  /** Whether it can still be given an answer. */
  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Has it do what {@code request} asks and returns the reports. Takes no longer than the limits
   * and a few seconds, whatever the answer does.
   */
  Run run(Request request) {
    Reports reports = new Reports(new Wire(request.token()));
    start("couplet-reports", () -> reports.readAll(process));
    // In its own time: the process may be held up before it reads, or end.
    start("couplet-request", () -> send(request));
    try {
      Optional<Spent> killed = awaitEnd(reports, request);
      if (killed.isPresent()) {
        process.destroyForcibly();
      } else if (!jvm.makesArchive()) {
        // All is said. By itself a JVM ends only after a third of a second in which it waits for
        // those of its threads that read, as the one does that looks after this process.
        kill();
      }
      process.waitFor();
      // What a process of the answer's holds open does not end: so don't wait for that.
      reports.ended.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
      outputReader.join(LAST_WORDS.toMillis());
      return new Run(reports.soFar(), process.exitValue(), killed, output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while checks ran", e);
    }
  }

  /** The process's own watchdog ends it, unless the answer has put that out of action. */
  private Optional<Spent> awaitEnd(Reports reports, Request request) throws InterruptedException {
    if (!reports.begun.await(START.toMillis(), TimeUnit.MILLISECONDS)) {
      return Optional.of(new Spent("wall", START));
    }
    Patience patience =
        new Patience(
            process.toHandle(),
            request.processorLimit().multipliedBy(10).plus(GRACE),
            request.waitLimit().plus(GRACE));
    CompletableFuture<Object> over = CompletableFuture.anyOf(reports.complete, process.onExit());
    while (!isDone(over)) {
      Optional<Spent> spent = patience.look();
      if (spent.isPresent()) {
        return spent;
      }
    }
    return Optional.empty();
  }

  private static boolean isDone(Future<?> over) throws InterruptedException {
    try {
      over.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What the process reported, and how it ended.
   *
   * @param killed the limit for which it had to be ended from here
   * @param output the end of what the answer printed
   */
  record Run(List<Wire.Message> reports, int exitCode, Optional<Spent> killed, String output) {}

  /** Ends the process and deletes its workplace. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (IllegalStateException e) {
      awaitTheEnd();
    }
    end();
  }

  /**
   * The coach is being ended, and this with it: the verdict on an answer that was cut off is none,
   * and nobody waits for it.
   */
  private static void awaitTheEnd() {
    while (true) {
      LockSupport.park();
    }
  }

  private void end() {
    kill();
    awaitExit();
    workplace.delete();
  }

  private void awaitExit() {
    boolean interrupted = false;
    while (process.isAlive()) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Deletes first: should the coach be killed before it comes to an end with this, the process
   * finds out, and deletes what is left.
   */
  private void kill() {
    workplace.delete();
    process.destroyForcibly();
  }

  /** Its standard input stays open: its end would tell the process that the coach has ended. */
  private void send(Request request) {
    try {
      request.write(process.getOutputStream());
    } catch (IOException e) {
      // It has ended already; its exit code tells.
    }
  }

  /** Keeps the end of what is printed, and takes the rest, lest the process waits for a reader. */
  private void readOutput() {
    char[] buffer = new char[8192];
    StringBuilder kept = new StringBuilder();
    try (Reader in = process.errorReader(StandardCharsets.UTF_8)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        kept.append(buffer, 0, count);
        if (kept.length() > OUTPUT_LIMIT) {
          kept.delete(0, kept.length() - OUTPUT_LIMIT);
        }
        output = kept.toString();
      }
    } catch (IOException e) {
      // The process was ended while it printed.
    }
  }

  private static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
