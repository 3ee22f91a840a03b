// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.grading.Verdict.Place;
import dev.couplet.coach.grading.Verdict.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the checks need of a stub: its file, package, class and methods. An answer that compiles may
 * have lost one of these; the compiler would say so of a line of the checks, which the learner did
 * not write.
 */
final class StubParts {
  private static final Pattern PACKAGE =
      Pattern.compile("^[ \\t]*package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);

  private StubParts() {}

  /** The file {@code name} can't be read. */
  static Problem missing(SourceFile file, String name) {
    return new Problem(
        new Place(file.path(), 1),
        "there is no such file; the checks look for "
            + className(name)
            + " in it. Start couplet again, and it hands out the stub.");
  }

  /** The checks don't compile with the answer, which does; {@code message} is what javac says. */
  static Problem missed(Submission submission, String message) {
    Map<String, SourceFile> stubs = new TreeMap<>(submission.sources());
    stubs.keySet().retainAll(Submission.ofStub(submission.exercise()).sources().keySet());
    for (Map.Entry<String, SourceFile> stub : stubs.entrySet()) {
      Optional<Problem> lost =
          lost(stub.getValue(), className(stub.getKey()), submission.exercise().name());
      if (lost.isPresent()) {
        return lost.get();
      }
    }
    Place place =
        AskedFor.in(submission.exercise())
            .flatMap(asked -> asked.placeIn(submission.sources()))
            .orElseGet(() -> new Place(stubs.values().iterator().next().path(), 1));
    return new Problem(
        place,
        "the checks don't compile with it: " + message + "\nKeep the names and types of the stub.");
  }

  private static Optional<Problem> lost(SourceFile file, String className, String packageName) {
    String text = file.text();
    if (text.isBlank()) {
      return problem(file, 1, "the file is empty; the checks look for " + className + " in it.");
    }
    Matcher declared = PACKAGE.matcher(text);
    if (!declared.find()) {
      return problem(
          file, 1, "'package " + packageName + ";' is missing above; the checks look there.");
    }
    if (!declared.group(1).equals(packageName)) {
      return problem(
          file,
          lineOf(text, declared.start(1)),
          "the package should be " + packageName + ", as in the stub; the checks look there.");
    }
    if (!Pattern.compile("\\b(?:class|record|interface|enum)\\s+" + className + "\\b")
        .matcher(text)
        .find()) {
      return problem(file, 1, "there is no " + className + " in it; the checks look for that.");
    }
    return Optional.empty();
  }

  private static Optional<Problem> problem(SourceFile file, int line, String message) {
    return Optional.of(new Problem(new Place(file.path(), line), message));
  }

  private static int lineOf(String text, int index) {
    return (int) text.substring(0, index).lines().count();
  }

  private static String className(String fileName) {
    return fileName.replaceFirst("\\.java$", "");
  }
}
