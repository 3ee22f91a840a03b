// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.catalog.Answers;
import dev.couplet.coach.catalog.Exercise;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer to be judged, as it was when this was made.
 *
 * @param exercise the exercise that it answers
 * @param sources the answer's files, by the name that each is compiled under; each of the stubs'
 *     names is there
 */
public record Submission(Exercise exercise, Map<String, SourceFile> sources) {

  /** The learner's own answer to {@code exercise}. */
  public static Submission ofLearner(Exercise exercise, Answers answers) {
    Map<String, SourceFile> sources = new TreeMap<>();
    for (Path stub : exercise.stubs()) {
      put(sources, answers.folder(exercise).resolve(stub.getFileName()));
    }
    for (Path file : answers.files(exercise)) {
      put(sources, file);
    }
    return new Submission(exercise, sources);
  }

  /** The stub as it is handed out. */
  public static Submission ofStub(Exercise exercise) {
    return new Submission(exercise, stubs(exercise));
  }

  /**
   * The stubs with {@code answer}, a file of any name, in the place of the class it declares.
   *
   * @throws IllegalArgumentException if it declares none
   */
  static Submission ofFile(Exercise exercise, Path answer) {
    SourceFile source = SourceFile.read(answer);
    Map<String, SourceFile> sources = stubs(exercise);
    sources.put(DeclaredClass.in(source) + ".java", source);
    return new Submission(exercise, sources);
  }

  /**
   * Our own answer to {@code exercise}, if there is one.
   *
   * @param solutions the folder of known answers
   */
  public static Optional<Submission> ofOurs(Exercise exercise, Path solutions) {
    Map<String, SourceFile> sources = stubs(exercise);
    List<Path> files = KnownAnswer.javaFiles(solutions.resolve(exercise.name()));
    files.forEach(file -> put(sources, file));
    return files.isEmpty() ? Optional.empty() : Optional.of(new Submission(exercise, sources));
  }

  private static Map<String, SourceFile> stubs(Exercise exercise) {
    Map<String, SourceFile> sources = new TreeMap<>();
    for (Path stub : exercise.stubs()) {
      put(sources, stub);
    }
    return sources;
  }

  private static void put(Map<String, SourceFile> sources, Path file) {
    sources.put(file.getFileName().toString(), SourceFile.read(file));
  }
}
