// SPDX-License-Identifier: Apache-2.0
package ch02_faster;

import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Five jobs, each of some tasks, and two ways to do them on one thread. */
final class Jobs {
  // tag::jobs[]
  /** The jobs. */
  enum Job {
    TEN_POEMS,
    ONE_POEM,
    FOUR_SUMS,
    TREASURE_HUNT,
    ONE_SCRIBE
  }

  // end::jobs[]

  // tag::world[]
  /** What there is beyond the program. */
  interface World {
    /** Asks, returns at once, and has {@code came} run with the answer. */
    void ask(String server, Consumer<String> came);

    /** Computes, and keeps the thread busy until that is done. */
    void compute(int seconds);
  }

  /** Something that can be begun, and says when it is done. */
  interface Task {
    void begin(Runnable whenDone);
  }

  // end::world[]

  private final World world;

  Jobs(World world) {
    this.world = world;
  }

  // tag::ways[]
  /** Begins each task when the one before is done. */
  void oneAfterTheOther(Job job) {
    rest(tasks(job));
  }

  private void rest(List<Task> tasks) {
    if (!tasks.isEmpty()) {
      tasks.get(0).begin(() -> rest(tasks.subList(1, tasks.size())));
    }
  }

  /** Begins all tasks, and waits for none. */
  void overlapping(Job job) {
    for (Task task : tasks(job)) {
      task.begin(() -> {});
    }
  }

  // end::ways[]

  // tag::tasks[]
  List<Task> tasks(Job job) {
    return switch (job) {
      case TEN_POEMS ->
          List.of(
              whenDone -> ask("ada", whenDone),
              whenDone -> ask("ben", whenDone),
              whenDone -> ask("cleo", whenDone),
              whenDone -> ask("dan", whenDone),
              whenDone -> ask("eve", whenDone),
              whenDone -> ask("finn", whenDone),
              whenDone -> ask("gus", whenDone),
              whenDone -> ask("hal", whenDone),
              whenDone -> ask("ida", whenDone),
              whenDone -> ask("jo", whenDone));
      case ONE_POEM -> List.of(whenDone -> ask("kim", whenDone));
      case FOUR_SUMS -> Collections.nCopies(4, this::sum);
      case TREASURE_HUNT -> List.of(whenDone -> follow("gate", whenDone));
      case ONE_SCRIBE -> Collections.nCopies(5, this::question);
    };
  }

  private void ask(String server, Runnable whenDone) {
    world.ask(server, answer -> whenDone.run());
  }

  private void question(Runnable whenDone) {
    ask("scribe", whenDone);
  }

  private void sum(Runnable whenDone) {
    world.compute(3);
    whenDone.run();
  }

  /** An answer names the server to ask next, or it is the treasure. */
  private void follow(String server, Runnable whenDone) {
    world.ask(
        server,
        answer -> {
          if (answer.equals("treasure")) {
            whenDone.run();
          } else {
            follow(answer, whenDone);
          }
        });
  }
  // end::tasks[]
}
