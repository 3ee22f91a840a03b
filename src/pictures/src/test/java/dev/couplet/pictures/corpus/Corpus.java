// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures.corpus;

import dev.couplet.defer.UnhandledFailures;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.pictures.Lint;
import dev.couplet.reactor.SelectReactor;
import dev.couplet.trace.ErrorLog;
import dev.couplet.trace.Recording;
import dev.couplet.trace.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Small programs, each a static method: in a class for each lint those that make its mistake, with
 * the lines marked by {@code // here} at which one should look; in the others those that make none.
 */
public final class Corpus {
  private static final Map<Lint, Class<?>> MISTAKES = new LinkedHashMap<>();

  static {
    MISTAKES.put(Lint.NEVER_FIRED, NeverFired.class);
    MISTAKES.put(Lint.UNHANDLED_FAILURE, UnhandledFailure.class);
    MISTAKES.put(Lint.FIRED_TWICE, FiredTwice.class);
    MISTAKES.put(Lint.BLOCKED_LOOP, BlockedLoop.class);
    MISTAKES.put(Lint.FORGOTTEN_RETURN, ForgottenReturn.class);
    MISTAKES.put(Lint.CALL_LEFT_BEHIND, CallLeftBehind.class);
    MISTAKES.put(Lint.CONNECTION_LEFT_OPEN, ConnectionLeftOpen.class);
    MISTAKES.put(Lint.WRONG_THREAD, WrongThread.class);
  }

  private static final List<Class<?>> CLEAN =
      List.of(CleanDeferreds.class, CleanLoops.class, CleanThreads.class, CleanConnections.class);

  private Corpus() {}

  /** Returns the programs with a mistake. */
  public static Stream<Specimen> mistakes() {
    return MISTAKES.entrySet().stream()
        .flatMap(entry -> methods(entry.getValue(), Optional.of(entry.getKey())));
  }

  /** Returns the programs without one. */
  public static Stream<Specimen> clean() {
    return CLEAN.stream().flatMap(type -> methods(type, Optional.empty()));
  }

  private static Stream<Specimen> methods(Class<?> type, Optional<Lint> mistake) {
    return Stream.of(type.getDeclaredMethods())
        .filter(
            method ->
                Modifier.isStatic(method.getModifiers())
                    && !Modifier.isPrivate(method.getModifiers())
                    && !method.isSynthetic())
        .sorted(Comparator.comparing(Method::getName))
        .map(method -> new Specimen(method, mistake));
  }

  /** One program, and the mistake that it makes, if any. */
  public record Specimen(Method program, Optional<Lint> mistake) {

    /** Runs it and returns what happened. */
    public Trace record() {
      try (ErrorLog.Recording errors = ErrorLog.record()) {
        Object[] arguments = arguments();
        Trace trace;
        try (Recording recording = inRealTime() ? Trace.start() : Trace.startVirtualTime()) {
          program.invoke(null, arguments);
          trace = recording.end();
        }
        // Not to come up in the middle of another test.
        UnhandledFailures.reportNow();
        errors.drain();
        return trace;
      } catch (InvocationTargetException e) {
        throw new AssertionError(this + " failed", e.getCause());
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }

    /** Whether it matters how long the machine takes. */
    public boolean inRealTime() {
      return program.getDeclaringClass() == BlockedLoop.class
          || program.getDeclaringClass() == CleanThreads.class
          || List.of(program.getParameterTypes()).contains(SelectReactor.class);
    }

    private Object[] arguments() {
      return Stream.of(program.getParameterTypes())
          .map(type -> type == MemoryReactor.class ? new MemoryReactor() : new SelectReactor())
          .toArray();
    }

    /** Returns the places of its class that are marked. */
    public List<String> markedLines() {
      String name = program.getDeclaringClass().getSimpleName() + ".java";
      Path file = Path.of("src/test/java/dev/couplet/pictures/corpus", name);
      List<String> marked = new ArrayList<>();
      try {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
          if (lines.get(i).endsWith("// here")) {
            marked.add(name + ":" + (i + 1));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return marked;
    }

    @Override
    public String toString() {
      return program.getDeclaringClass().getSimpleName() + "." + program.getName();
    }
  }
}
