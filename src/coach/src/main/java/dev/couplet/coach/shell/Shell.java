// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JShell that lives on a reactor: each snippet runs on the reactor's thread, and the loop is
 * alive between them.
 */
public final class Shell {
  private static final int DONE = 0;
  private static final int SNIPPET_FAILED = 1;
  private static final int ENVIRONMENT = 3;
  private static final int OUR_FAULT = 4;

  private Shell() {}

  /** Judges answers to exercises, for those who type {@code /check}. */
  public interface Checker {
    /**
     * Says to {@code out}, a line at a time, what it thinks of the answer to {@code exercise}, or
     * to the next unsolved one if that is empty.
     */
    void check(String exercise, Consumer<String> out);
  }

  /**
   * What a shell finds around it.
   *
   * @param home the checkout's folder, where the tutorial and the library's sources are; null if
   *     there is none
   * @param keep whether a script goes on until its reactor is stopped, though there is nothing to
   *     do
   * @param accept whether a transcript takes what comes for what should come
   */
  public record Surroundings(@Nullable Path home, boolean keep, boolean accept, Checker checker) {
    /** No checkout. */
    public static final Surroundings NONE =
        new Surroundings(
            null,
            false,
            false,
            (exercise, out) -> {
              throw new Commands.Refused("there are no exercises here");
            });

    /** Returns whether what is shown should be ASCII. */
    boolean ascii() {
      return "ascii".equals(System.getProperty("couplet.output"));
    }

    Charset charset() {
      return ascii() ? StandardCharsets.US_ASCII : StandardCharsets.UTF_8;
    }

    /** Returns a folder, perhaps yet to be made, for files that are made anew each time. */
    Path scratch() {
      return home == null
          ? Path.of(System.getProperty("java.io.tmpdir"), "couplet")
          : home.resolve(".couplet");
    }

    /** Returns the listings of the chapter {@code name}; none if that is not the name of one. */
    List<Path> listings(String name) throws IOException {
      if (home == null || !name.matches("ch\\d\\d")) {
        return List.of();
      }
      Path folder = home.resolve("tutorial").resolve("listings").resolve(name);
      if (!Files.isDirectory(folder)) {
        throw new Commands.Refused("the tutorial has no listings for " + name);
      }
      try (Stream<Path> files = Files.list(folder)) {
        return files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.toString().endsWith("Test.java"))
            .sorted()
            .toList();
      }
    }
  }

  /** Does once, unseen, what a shell does first, so that the classes it takes can be archived. */
  public static void rehearse() {
    SystemStreams before = SystemStreams.current();
    try {
      Console.rehearse("20 + 22\r/exit\r");
    } catch (IOException e) {
      // There are no terminals here, so there is nothing to be quick about.
    } finally {
      before.use();
    }
  }

  /** Runs a shell without a checkout, see below. */
  static int run(
      InputStream in, PrintStream out, PrintStream err, boolean terminal, List<Path> scripts) {
    return run(in, out, err, terminal, scripts, Surroundings.NONE);
  }

  /**
   * Runs a shell until its input ends, and returns the exit code: 0 for done, 1 if a snippet of a
   * script failed or a transcript went another way, 3 if this machine lacks something, 4 for a
   * fault of ours.
   *
   * <p>While it runs, {@link System#out}, {@link System#err} and {@link System#in} are the shell's.
   * At a terminal, text is UTF-8 unless the system property {@code couplet.output} is {@code
   * ascii}, and the history is kept in the file that {@code couplet.history} names.
   *
   * @param in what is piped in, as UTF-8; not read at a terminal, nor where there are {@code
   *     scripts}
   * @param out takes the values, and what snippets print
   * @param err takes the complaints
   * @param terminal whether someone sits there: then lines are edited, on the process's terminal
   *     and not on the given streams
   * @param scripts files to run instead, one after the other; one that ends in {@code .txt} is a
   *     transcript, and is replayed in a session of its own
   */
  public static int run(
      InputStream in,
      PrintStream out,
      PrintStream err,
      boolean terminal,
      List<Path> scripts,
      Surroundings surroundings) {
    if (ModuleLayer.boot().findModule("jdk.jshell").isEmpty()) {
      err.println("couplet shell: this Java has no jdk.jshell; use a whole JDK, of 17 or later");
      return ENVIRONMENT;
    }
    SystemStreams before = SystemStreams.current();
    try {
      if (terminal && scripts.isEmpty()) {
        Console.run(surroundings);
        return DONE;
      }
      List<Path> transcripts = scripts.stream().filter(Shell::isTranscript).toList();
      for (Path transcript : transcripts) {
        if (!replay(transcript, out, err, surroundings)) {
          return SNIPPET_FAILED;
        }
      }
      List<Path> others = scripts.stream().filter(file -> !isTranscript(file)).toList();
      return !transcripts.isEmpty() && others.isEmpty()
          ? DONE
          : runScripts(in, out, err, others, surroundings);
    } catch (CannotRead e) {
      err.println("couplet shell: " + e.getMessage());
      return ENVIRONMENT;
    } catch (Exception | LinkageError e) {
      err.println("couplet shell: a fault of ours, sorry. Please report it with these lines:");
      e.printStackTrace(err);
      return OUR_FAULT;
    } finally {
      before.use();
    }
  }

  private static int runScripts(
      InputStream in,
      PrintStream out,
      PrintStream err,
      List<Path> scripts,
      Surroundings surroundings)
      throws Exception {
    // Standard input is the script, so a snippet that reads it must not get the rest of it.
    new SystemStreams(scripts.isEmpty() ? InputStream.nullInputStream() : in, out, err).use();
    try (Script script = new Script(Display.on(out, err), surroundings)) {
      Commands.Next next = Commands.Next.GO_ON;
      if (scripts.isEmpty()) {
        next = script.run(new InputStreamReader(in, StandardCharsets.UTF_8), Origin::pipe);
      }
      for (Path file : scripts) {
        if (next == Commands.Next.GO_ON) {
          next = runFile(script, file);
        }
      }
      if (next == Commands.Next.GO_ON) {
        if (surroundings.keep()) {
          script.awaitStop();
        }
        script.awaitIdle();
      }
      return next != Commands.Next.FAIL && script.loopIsWell() ? DONE : SNIPPET_FAILED;
    } finally {
      out.flush();
      err.flush();
    }
  }

  private static Commands.Next runFile(Script script, Path file) throws IOException {
    try (Reader text = reader(file)) {
      return script.run(text, line -> Origin.file(file.toString(), line));
    }
  }

  private static boolean isTranscript(Path file) {
    return file.toString().endsWith(".txt");
  }

  private static boolean replay(
      Path file, PrintStream out, PrintStream err, Surroundings surroundings) throws Exception {
    reader(file).close();
    Transcript transcript = Transcript.read(file);
    List<String> replayed = transcript.replay(surroundings);
    List<Transcript.Parting> partings = transcript.partings(replayed);
    if (partings.isEmpty()) {
      out.println(file + ": " + replayed.size() + " lines, as expected");
      return true;
    }
    if (surroundings.accept()) {
      Files.write(file, replayed);
      out.println(file + ": written anew");
      return true;
    }
    Transcript.Parting parting = partings.get(0);
    err.println(file + ":" + parting.number() + ": the replay goes another way");
    err.println("  expected: " + parting.expected());
    err.println("  came:     " + parting.actual());
    return false;
  }

  private static Reader reader(Path file) throws CannotRead {
    try {
      return new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new CannotRead("there is no file " + file, e);
    } catch (IOException e) {
      throw new CannotRead(file + " can't be read: " + e.getMessage(), e);
    }
  }

  /** A script can't be read. */
  private static final class CannotRead extends IOException {
    private static final long serialVersionUID = 1;

    CannotRead(String message, IOException cause) {
      super(message, cause);
    }
  }
}
