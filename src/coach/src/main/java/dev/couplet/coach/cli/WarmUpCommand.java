// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Catalog;
import dev.couplet.coach.catalog.Checkout;
import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.grading.Grader;
import dev.couplet.coach.grading.Submission;
import dev.couplet.coach.grading.Verdict;
import dev.couplet.coach.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Does once what learners will do, so that the launcher can archive the classes this loads. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
  private final Screen screen;

  WarmUpCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws IOException {
    Checkout checkout = Course.checkout();
    Exercise exercise = typical(Catalog.of(checkout).exercises());
    Grader.archive(Submission.ofStub(exercise));
    Path scratch = Files.createTempDirectory("couplet-");
    try {
      Path solutions = checkout.solutions();
      copy(checkout.exercises(), scratch);
      copy(solutions.resolve(exercise.name()), scratch.resolve(solutions.getFileName()));
      check(new Checkout(scratch), exercise.name());
    } finally {
      delete(scratch);
    }
    Shell.rehearse();
    return ExitCode.SOLVED;
  }

  /** Most are to be written, and only those have a trace. */
  private static Exercise typical(List<Exercise> exercises) {
    return exercises.stream()
        .filter(exercise -> exercise.statement().kind().equals("write"))
        .findFirst()
        .orElse(exercises.get(0));
  }

  /** Checks an answer that somebody has begun to write. */
  private void check(Checkout checkout, String name) throws IOException {
    HeadStart.beforeRunning("check");
    try (Course course = Course.open(checkout, line -> {})) {
      Exercise exercise = course.choose(name).orElseThrow();
      Files.writeString(course.file(exercise), "// Begun.\n", StandardOpenOption.APPEND);
      Verdict verdict = course.check(exercise);
      new Words(screen).say(exercise, verdict, false, course.diagnose(exercise, verdict));
    }
  }

  private static void copy(Path folder, Path into) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = into.resolve(folder.getFileName()).resolve(folder.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
