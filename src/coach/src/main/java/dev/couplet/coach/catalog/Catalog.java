// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The exercises of a checkout, in the order of their folders' names, but for those that need
 * another: these come after it.
 */
public record Catalog(List<Exercise> exercises) {

  /**
   * Finds every exercise of {@code checkout}: each folder with a statement is one.
   *
   * @throws IllegalStateException if a statement is malformed, or an id stands in two, or what one
   *     needs is not there or needs it in turn
   */
  public static Catalog of(Checkout checkout) {
    try (Stream<Path> folders = Files.list(checkout.exercises())) {
      List<Exercise> exercises =
          folders
              .filter(folder -> Files.exists(folder.resolve("statement.adoc")))
              .sorted()
              .map(Exercise::read)
              .toList();
      refuseSharedIds(exercises);
      return new Catalog(afterWhatTheyNeed(exercises));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Exercise> afterWhatTheyNeed(List<Exercise> exercises) {
    List<Exercise> waiting = new ArrayList<>(exercises);
    Map<String, Exercise> placed = new LinkedHashMap<>();
    while (!waiting.isEmpty()) {
      int next = 0;
      while (!placed.keySet().containsAll(waiting.get(next).statement().needs())) {
        if (++next == waiting.size()) {
          throw new IllegalStateException(unplaced(waiting.get(0), placed.keySet()));
        }
      }
      Exercise exercise = waiting.remove(next);
      placed.put(exercise.id(), exercise);
    }
    return List.copyOf(placed.values());
  }

  private static String unplaced(Exercise exercise, Set<String> placed) {
    List<String> missing =
        exercise.statement().needs().stream().filter(id -> !placed.contains(id)).toList();
    return exercise.name()
        + " has ':needs: "
        + String.join(" ", missing)
        + "', which no exercise is, or which needs this one in turn; name the ids of those that"
        + " should come before it";
  }

  /** Two exercises with one id would share their progress: solving one would solve the other. */
  private static void refuseSharedIds(List<Exercise> exercises) {
    Map<String, Exercise> byId = new HashMap<>();
    for (Exercise exercise : exercises) {
      Exercise other = byId.put(exercise.id(), exercise);
      if (other != null) {
        throw new IllegalStateException(
            other.name()
                + " and "
                + exercise.name()
                + " both have ':id: "
                + exercise.id()
                + "'; give the newer one another");
      }
    }
  }

  /**
   * Returns the exercise that {@code name} means: its full name, or a part of it that no other has;
   * or a path to its folder or to a file in it, as a shell completes it.
   *
   * @throws NoSuchExercise if it means none, or more than one
   */
  public Exercise find(String name) {
    String wanted = folderName(name);
    List<Exercise> exact = matching(exercise -> exercise.name().equals(wanted));
    List<Exercise> found =
        exact.isEmpty() ? matching(exercise -> exercise.name().contains(wanted)) : exact;
    if (found.size() == 1 && !wanted.isEmpty()) {
      return found.get(0);
    }
    throw new NoSuchExercise(
        found.isEmpty() || wanted.isEmpty()
            ? "there is no exercise '" + name + "'; there are: " + names(exercises)
            : "'" + name + "' may be any of: " + names(found));
  }

  private static String folderName(String name) {
    String path = name.replace('\\', '/').replaceAll("/+$", "");
    if (path.endsWith(".java") && path.contains("/")) {
      path = path.substring(0, path.lastIndexOf('/'));
    }
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private List<Exercise> matching(Predicate<Exercise> wanted) {
    return exercises.stream().filter(wanted).toList();
  }

  private static String names(List<Exercise> exercises) {
    return exercises.stream().map(Exercise::name).collect(Collectors.joining(", "));
  }
}
