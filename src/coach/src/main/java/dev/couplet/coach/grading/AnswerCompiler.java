// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.grading.Verdict.Place;
import dev.couplet.coach.grading.Verdict.Problem;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles an answer together with its checks, in this process and in memory.
 *
 * <p>The compiler stays: what it has read of the class path serves the next answer, which takes a
 * fraction of the first one's time. For any thread; it compiles one answer at a time.
 */
final class AnswerCompiler {

  /** What is not the library's, nor Java's own. */
  private static final Pattern MORE = Pattern.compile("org\\.|dev\\.couplet\\.testing");

  private final JavaCompiler javac;
  private final StandardJavaFileManager library;
  private final StandardJavaFileManager all;
  private final Checks compiledChecks;

  /**
   * Makes a compiler that keeps what it made of checks.
   *
   * @param libraryPath what an answer is compiled against that mentions nothing else: the compiler
   *     reads the list of files of every jar that it is given
   * @param classPath what all others and the checks are compiled against
   */
  AnswerCompiler(String libraryPath, String classPath, Checks compiledChecks) {
    this.compiledChecks = compiledChecks;
    JavaCompiler found = ToolProvider.getSystemJavaCompiler();
    if (found == null) {
      throw new EnvironmentProblem(
          System.getProperty("java.home") + " has no compiler: install a JDK, not a JRE");
    }
    this.javac = found;
    this.library = files(libraryPath);
    this.all = files(classPath);
  }

  private StandardJavaFileManager files(String classPath) {
    StandardJavaFileManager files =
        javac.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
    try {
      files.setLocationFromPaths(
          StandardLocation.CLASS_PATH,
          Stream.of(classPath.split(File.pathSeparator, -1)).map(Path::of).toList());
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What came of compiling.
   *
   * @param problems what keeps the answer from compiling
   * @param classes the class files by their classes' names; those of the answer if it compiles, but
   *     the checks don't with it
   */
  record Compiled(List<Problem> problems, Map<String, byte[]> classes) {}

  /** Compiles {@code submission} with the pristine checks. */
  Compiled compile(Submission submission) {
    List<Source> units = new ArrayList<>();
    for (Map.Entry<String, SourceFile> source : submission.sources().entrySet()) {
      if (!source.getValue().exists()) {
        return refused(List.of(StubParts.missing(source.getValue(), source.getKey())));
      }
      units.add(new Source(source.getKey(), source.getValue(), true));
    }
    List<Source> checkUnits = new ArrayList<>();
    List<Path> tests = submission.exercise().tests();
    for (Path check : submission.exercise().checks()) {
      // What is given is part of every answer, if not the learner's part.
      List<Source> part = tests.contains(check) ? checkUnits : units;
      part.add(new Source(check.getFileName().toString(), SourceFile.read(check), false));
    }
    return compile(submission, units, checkUnits);
  }

  /** The answer alone first: mostly the checks are compiled already against one like it. */
  private synchronized Compiled compile(
      Submission submission, List<Source> answer, List<Source> checks) {
    boolean little = answer.stream().noneMatch(each -> MORE.matcher(each.file.text()).find());
    Compiled alone = compile(submission, answer, little ? library : all);
    if (alone.problems().isEmpty()) {
      Optional<Map<String, byte[]>> known = compiledChecks.find(key(alone, checks));
      if (known.isPresent()) {
        Map<String, byte[]> classes = new TreeMap<>(known.get());
        classes.putAll(alone.classes());
        return new Compiled(List.of(), classes);
      }
    }
    // Both together even where the answer has errors: it may name what is in the checks, which the
    // grader has words for.
    List<Source> units = new ArrayList<>(answer);
    units.addAll(checks);
    Compiled together = compile(submission, units, all);
    if (alone.problems().isEmpty() && together.problems().isEmpty()) {
      Map<String, byte[]> ofChecks = new TreeMap<>(together.classes());
      ofChecks.keySet().removeAll(alone.classes().keySet());
      compiledChecks.keep(key(alone, checks), ofChecks);
    }
    return together.problems().isEmpty()
        ? together
        : new Compiled(together.problems(), alone.classes());
  }

  private String key(Compiled alone, List<Source> checks) {
    Map<String, String> sources = new TreeMap<>();
    checks.forEach(check -> sources.put(check.toUri().toString(), check.file.text()));
    return compiledChecks.key(sources, alone.classes().values());
  }

  private Compiled compile(
      Submission submission, List<Source> units, StandardJavaFileManager files) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StringWriter out = new StringWriter();
    List<String> options =
        List.of("-g", "-proc:none", "-Xlint:none", "-implicit:none", "-XDstringConcat=inline");
    ClassFiles written = new ClassFiles(files);
    if (javac.getTask(out, written, diagnostics, options, null, units).call()) {
      return new Compiled(List.of(), written.bytes());
    }
    List<Problem> problems = problems(submission, diagnostics.getDiagnostics());
    return refused(problems.isEmpty() ? List.of(gaveUp(units.get(0), out)) : problems);
  }

  private static Compiled refused(List<Problem> problems) {
    return new Compiled(problems, Map.of());
  }

  /** Errors in the answer; only where it has none, what the checks miss in it. */
  private static List<Problem> problems(
      Submission submission, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    List<Problem> own = new ArrayList<>();
    List<Problem> missed = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics) {
      if (diagnostic.getKind() != Diagnostic.Kind.ERROR
          || !(diagnostic.getSource() instanceof Source source)) {
        continue;
      }
      String message = diagnostic.getMessage(Locale.ENGLISH);
      if (source.own) {
        int line = (int) Math.max(1, diagnostic.getLineNumber());
        own.add(new Problem(new Place(source.file.path(), line), message));
      } else if (missed.isEmpty()) {
        // The checks call the same method again and again: the first time says it.
        missed.add(StubParts.missed(submission, message));
      }
    }
    return own.isEmpty() ? missed : own;
  }

  /** The compiler fails with no word on any line when it meets its own limits. */
  private static Problem gaveUp(Source source, StringWriter out) {
    String reason = out.toString().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    return new Problem(
        new Place(source.file.path(), 1), ("the compiler gave up on it. " + reason).strip());
  }

  /** A file that is compiled as if it had the name of its class. */
  private static final class Source extends SimpleJavaFileObject {
    private final SourceFile file;
    private final boolean own;

    Source(String name, SourceFile file, boolean own) {
      super(uri(name), Kind.SOURCE);
      this.file = file;
      this.own = own;
    }

    private static URI uri(String name) {
      try {
        // A learner's file may have a name with spaces in it.
        return new URI("answer", null, "/" + name, null);
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException(name, e);
      }
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return file.text();
    }
  }
}
