// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.couplet.trace.Recording;
import dev.couplet.trace.Trace;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * One of our answers to an exercise, compiled together with the exercise's checks. Each declares
 * the learner's class under a file name of its own, so each has a class loader of its own.
 */
final class Answer {
  static final Path CHECKOUT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Path SOLUTIONS = CHECKOUT.resolve("solutions");
  private static final Path EXERCISES = CHECKOUT.resolve("exercises");

  private final String exercise;
  private final String name;
  private final ClassLoader loader;

  private Answer(String exercise, String name, ClassLoader loader) {
    this.exercise = exercise;
    this.name = name;
    this.loader = loader;
  }

  /**
   * Compiles the file {@code name} of the solutions of {@code exercise}: {@code right/Any.java}.
   */
  static Answer of(String exercise, String name) {
    return compile(exercise, SOLUTIONS.resolve(exercise).resolve(name));
  }

  /**
   * Compiles every right answer of every exercise, but for those that ask for tests: there the
   * checks make mistakes on purpose, for the answer to find.
   */
  static List<Answer> allRight() {
    List<Answer> all = new ArrayList<>();
    for (Path exercise : list(SOLUTIONS, "ch*")) {
      if (header(exercise.getFileName().toString(), "kind").contains("test")) {
        continue;
      }
      for (Path folder : List.of(exercise, exercise.resolve("right"))) {
        for (Path file : list(folder, "*.java")) {
          all.add(compile(exercise.getFileName().toString(), file));
        }
      }
    }
    return all;
  }

  private static Answer compile(String exercise, Path file) {
    try {
      Path output = Files.createTempDirectory(Path.of("target"), exercise).toAbsolutePath();
      List<JavaFileObject> sources = new ArrayList<>();
      // The learner's class is the one that the stub of the exercise declares.
      String learners = stub(exercise).getFileName().toString();
      sources.add(new Source(learners, Files.readString(file)));
      List<Path> rest = new ArrayList<>(checks(exercise));
      rest.addAll(given(exercise));
      for (Path check : rest) {
        sources.add(new Source(check.getFileName().toString(), Files.readString(check)));
      }
      StringWriter complaints = new StringWriter();
      List<String> options =
          List.of(
              "-d",
              output.toString(),
              "-cp",
              System.getProperty("java.class.path"),
              "-proc:none",
              "-g",
              "-parameters");
      boolean compiled =
          ToolProvider.getSystemJavaCompiler()
              .getTask(complaints, null, null, options, null, sources)
              .call();
      if (!compiled) {
        throw new AssertionError(file + ": " + complaints);
      }
      URL[] folder = {output.toUri().toURL()};
      return new Answer(
          exercise,
          SOLUTIONS.relativize(file).toString(),
          new URLClassLoader(folder, Answer.class.getClassLoader()));
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path stub(String exercise) {
    return list(EXERCISES.resolve(exercise), "*.java").stream()
        .filter(file -> !file.toString().endsWith("Test.java"))
        .filter(file -> !given(exercise).contains(file))
        .findFirst()
        .orElseThrow();
  }

  /** What the exercise gives beside the stub. */
  private static List<Path> given(String exercise) {
    return header(exercise, "given").stream().map(EXERCISES.resolve(exercise)::resolve).toList();
  }

  /** The words of an attribute in the header of the exercise's statement; none if it has none. */
  private static List<String> header(String exercise, String attribute) {
    String start = ":" + attribute + ": ";
    try (Stream<String> lines =
        Files.lines(EXERCISES.resolve(exercise).resolve("statement.adoc"))) {
      return lines
          .filter(line -> line.startsWith(start))
          .flatMap(line -> Stream.of(line.substring(start.length()).split("[ ,]+")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> checks(String exercise) {
    return list(EXERCISES.resolve(exercise), "*Test.java");
  }

  private static List<Path> list(Path folder, String glob) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try (var found = Files.newDirectoryStream(folder, glob)) {
      found.forEach(files::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.sort(null);
    return files;
  }

  /** Whether {@code finding} is about a line of the learner's, and not of a check's. */
  boolean isAt(Finding finding) {
    String line = String.valueOf(finding.line());
    return line.contains("(" + stub(exercise).getFileName() + ":");
  }

  /** Returns the file it is in, within the solutions. */
  @Override
  public String toString() {
    return name;
  }

  /** Runs each check of the exercise and returns what happened in it, by the check's name. */
  Map<String, Trace> recordChecks() {
    List<ClassSelector> classes =
        checks(exercise).stream()
            .map(file -> selectClass(load(file.getFileName().toString().replace(".java", ""))))
            .toList();
    RecordEachTest listener = new RecordEachTest();
    LauncherFactory.create()
        .execute(LauncherDiscoveryRequestBuilder.request().selectors(classes).build(), listener);
    if (!listener.failures.isEmpty()) {
      throw new AssertionError(name + " is no right answer", listener.failures.get(0));
    }
    return listener.traces;
  }

  /** Tests run on the thread that tells of them. */
  private static final class RecordEachTest implements TestExecutionListener {
    private final Map<String, Trace> traces = new LinkedHashMap<>();
    private final List<Throwable> failures = new ArrayList<>();
    private @Nullable Recording recording;

    @Override
    public void executionStarted(TestIdentifier test) {
      if (test.isTest()) {
        recording = Trace.startVirtualTime();
      }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      result.getThrowable().ifPresent(failures::add);
      if (test.isTest() && recording != null) {
        traces.put(test.getUniqueId(), recording.end());
        recording = null;
      }
    }
  }

  /** Calls a static method of {@code type}, a class of the exercise's package. */
  void call(String type, String method, Object... arguments) {
    Method called =
        Stream.of(load(type).getDeclaredMethods())
            .filter(each -> each.getName().equals(method))
            .findFirst()
            .orElseThrow();
    called.setAccessible(true);
    try {
      called.invoke(null, arguments);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(name + ": " + method, e);
    }
  }

  /** Makes an object of {@code type}, a class of the exercise's package. */
  Object make(String type, Object... arguments) {
    Constructor<?> constructor = load(type).getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    try {
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(name + ": " + type, e);
    }
  }

  /** What a method of an interface was called with. */
  interface Called {
    void with(List<?> arguments);
  }

  /** Makes an object of the interface {@code type} of the exercise's package. */
  Object implement(String type, Called called) {
    return Proxy.newProxyInstance(
        loader,
        new Class<?>[] {load(type)},
        (proxy, method, arguments) -> {
          called.with(Arrays.asList(arguments));
          return null;
        });
  }

  private Class<?> load(String type) {
    try {
      return Class.forName(exercise + "." + type, true, loader);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("answer:///" + name), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
