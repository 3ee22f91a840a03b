// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import dev.couplet.coach.grading.EnvironmentProblem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a source file, together with what it uses of its folder and those beside it. */
final class TracedSource {
  private final Path file;
  private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

  private TracedSource(Path file) {
    this.file = file;
  }

  /** Compiles {@code file} into {@code output} and finds the class with its main method. */
  static TracedProgram compile(Path file, Path output) throws CannotTrace {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new EnvironmentProblem(
          System.getProperty("java.home") + " has no compiler: install a JDK, not a JRE");
    }
    return new TracedSource(file).compile(javac, output);
  }

  private TracedProgram compile(JavaCompiler javac, Path output) throws CannotTrace {
    StringWriter out = new StringWriter();
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8)) {
      // Its package is known only once it was read, and with it where its neighbours are.
      CompilationUnitTree unit = parse(task(javac, files, out, List.of()));
      String packageName = unit.getPackageName() == null ? "" : unit.getPackageName().toString();
      Optional<String> main = mainClass(unit);
      List<String> options =
          List.of("-d", output.toString(), "-sourcepath", root(packageName).toString());
      task(javac, files, out, options).call();
      complainOfErrors(out);
      String name =
          main.orElseThrow(
              () ->
                  new CannotTrace(
                      ExitCode.USAGE,
                      Places.relative(file)
                          + " has no main method: give it one that starts what you want to see"));
      String full = packageName.isEmpty() ? name : packageName + "." + name;
      return new TracedProgram(name, full, List.of(), Optional.of(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JavacTask task(
      JavaCompiler javac, StandardJavaFileManager files, StringWriter out, List<String> options) {
    List<String> all = new ArrayList<>(options);
    all.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "-g", "-proc:none", "-Xlint:none"));
    return (JavacTask)
        javac.getTask(out, files, diagnostics, all, null, files.getJavaFileObjects(file));
  }

  private static CompilationUnitTree parse(JavacTask task) throws IOException {
    return task.parse().iterator().next();
  }

  /** The folder that the packages are in; where they are not, that of the file. */
  private Path root(String packageName) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    Path packages = Path.of(packageName.replace('.', '/'));
    if (folder == null) {
      return Path.of("");
    }
    if (packageName.isEmpty() || !folder.endsWith(packages)) {
      return folder;
    }
    Path root = folder;
    for (int i = 0; i < packages.getNameCount() && root.getParent() != null; i++) {
      root = root.getParent();
    }
    return root;
  }

  private void complainOfErrors(StringWriter out) throws CannotTrace {
    for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
        String message = diagnostic.getMessage(Locale.ENGLISH).replace("java.lang.", "");
        throw doesNotCompile(where(diagnostic), message);
      }
    }
    // The compiler fails with no word on any line when it meets its own limits.
    if (!out.toString().isBlank()) {
      throw doesNotCompile(Places.relative(file), out.toString().strip());
    }
  }

  private static CannotTrace doesNotCompile(String where, String message) {
    return new CannotTrace(
        ExitCode.NOT_SOLVED,
        where + " does not compile: " + message.lines().findFirst().orElse("no reason given"));
  }

  private String where(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    Path place = source == null ? file : Path.of(source.toUri());
    return Places.relative(place)
        + (diagnostic.getLineNumber() > 0 ? ":" + diagnostic.getLineNumber() : "");
  }

  /** The class that the file is named after, if that has a main method; else the first that has. */
  private Optional<String> mainClass(CompilationUnitTree unit) {
    String named = String.valueOf(file.getFileName()).replaceFirst("\\.java$", "");
    List<String> candidates =
        unit.getTypeDecls().stream()
            .filter(tree -> tree instanceof ClassTree type && hasMain(type))
            .map(tree -> ((ClassTree) tree).getSimpleName().toString())
            .toList();
    return candidates.contains(named) ? Optional.of(named) : candidates.stream().findFirst();
  }

  private static boolean hasMain(ClassTree type) {
    return type.getMembers().stream()
        .anyMatch(
            member ->
                member instanceof MethodTree method && method.getName().contentEquals("main"));
  }
}
