// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Exercise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows an exercise and gives a verdict at each save. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = "Show an exercise and give a verdict at each save; what 'couplet' does alone.")
final class WatchCommand implements Callable<Integer> {
  private final Screen screen;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "An exercise: ch03_countdown.")
  private @Nullable String name;

  WatchCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    return watch(screen, name);
  }

  /** Watches from the exercise {@code name} on, or from the first that is not solved. */
  static int watch(Screen screen, @Nullable String name) {
    List<String> news = new ArrayList<>();
    try (Course course = Course.open(Course.checkout(), news::add)) {
      Optional<Exercise> first = course.choose(name);
      if (first.isEmpty()) {
        screen.line(
            screen.good("All exercises are solved.")
                + " Any of them again: "
                + Places.COACH
                + " watch NAME");
        return ExitCode.SOLVED;
      }
      course.keepReady();
      try (Keys keys = Keys.open(screen)) {
        return new Watch(course, screen, keys, news).run(first.get());
      }
    }
  }
}
