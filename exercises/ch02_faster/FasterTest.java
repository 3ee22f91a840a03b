// SPDX-License-Identifier: Apache-2.0
package ch02_faster;

import ch02_faster.Jobs.Job;
import dev.couplet.testing.Draw;
import dev.couplet.testing.Replayed;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Does the jobs in both ways on virtual time, and compares. Who is wrong hears what somebody with
 * such a number believes, and not the right number.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FasterTest {
  private static final int POEM = 2;
  private static final int SLOW_POEM = 6;
  private static final int CLUE = 2;
  private static final int WAY = 1;
  private static final int WRITING = 3;

  /** What one may believe of a job, and what shows in the seconds if one does. */
  private record Belief(IntPredicate shows, String words) {}

  @Replayed(times = 3)
  @Order(1)
  void tenPoems(Draw draw) {
    compare(
        Job.TEN_POEMS,
        draw,
        is(
            POEM,
            "This is the time after which nine of the poems have come. All is done when the last"
                + " has come: which one is that?"),
        new Belief(
            seconds -> seconds < POEM,
            "This is less than any of the poems takes. No server sends faster because others are"
                + " asked at the same time: they only wait together."),
        new Belief(
            seconds -> seconds > SLOW_POEM,
            "This is longer than the longest poem takes. But all ten are asked for at second 0:"
                + " does any of them wait for another?"));
  }

  @Replayed(times = 3)
  @Order(2)
  void onePoem(Draw draw) {
    compare(
        Job.ONE_POEM,
        draw,
        new Belief(
            seconds -> seconds < sequential(Job.ONE_POEM, draw),
            "This is less than the one server needs for its poem. Overlapping makes no wait"
                + " shorter: what is there here that this one could overlap with?"));
  }

  @Replayed(times = 3)
  @Order(3)
  void fourSums(Draw draw) {
    compare(
        Job.FOUR_SUMS,
        draw,
        is(
            3,
            "This is the time if four computations could go on at once. But there is one thread,"
                + " and compute keeps it busy: what becomes of the others meanwhile?"),
        new Belief(
            seconds -> seconds < sequential(Job.FOUR_SUMS, draw),
            "This is the time if the thread were free in some of it, to go on with something else."
                + " When does a sum wait?"));
  }

  @Replayed(times = 3)
  @Order(4)
  void treasureHunt(Draw draw) {
    compare(
        Job.TREASURE_HUNT,
        draw,
        is(
            CLUE,
            "This is the time if all four servers were asked at once. But how does the program know"
                + " whom to ask second, before the first has answered?"),
        new Belief(
            seconds -> seconds < sequential(Job.TREASURE_HUNT, draw),
            "This is the time if some servers were asked before the answer was there that names"
                + " them. Can any two of these waits overlap?"));
  }

  @Replayed(times = 3)
  @Order(5)
  void oneScribe(Draw draw) {
    int inTurn = sequential(Job.ONE_SCRIBE, draw);
    int each = inTurn / 5;
    compare(
        Job.ONE_SCRIBE,
        draw,
        is(
            each,
            "This is the time if the five answers were written at once. Your program waits for all"
                + " of them at once, but who writes them, and how many at a time?"),
        is(
            inTurn,
            "This is the time of one after the other. The scribe can't write two answers at once;"
                + " but does he have to wait for a question to come while he writes another"
                + " answer?"),
        is(
            5 * WRITING,
            "This is what the scribe needs for writing. But he can't begin at second 0, and the"
                + " last answer is not there when it is written."),
        new Belief(
            seconds -> seconds == 5 * WRITING + WAY,
            "This counts one of two ways: the first question is on its way to the scribe before he"
                + " can begin, and the last answer is on its way back when he has ended."),
        new Belief(
            seconds -> seconds < 5 * WRITING,
            "This is less than the scribe needs to write five answers, one at a time."),
        new Belief(
            seconds -> seconds > 5 * WRITING + WAY,
            "This is the time if some questions were on their way while the scribe has nothing to"
                + " write. All five are sent at second 0: when does the second one reach him?"));
  }

  private static Belief is(int seconds, String words) {
    return new Belief(each -> each == seconds, words);
  }

  private static void compare(Job job, Draw draw, Belief... beliefs) {
    int predicted = Faster.seconds(job);
    if (predicted <= 0) {
      throw new AssertionError(
          "For " + job + " nothing is predicted yet: return how many seconds it takes.");
    }
    int measured = new Play(draw).seconds(jobs -> jobs.overlapping(job));
    if (predicted == measured) {
      return;
    }
    int inTurn = sequential(job, draw);
    if (predicted > inTurn) {
      throw new AssertionError(
          job
              + ": this is longer than one task after the other takes, which is "
              + inTurn
              + " s. To begin a task earlier makes none of these end later.");
    }
    for (Belief belief : List.of(beliefs)) {
      if (belief.shows.test(predicted)) {
        throw new AssertionError(job + ": " + predicted + " s? " + belief.words);
      }
    }
    throw new AssertionError(
        job + ": " + predicted + " s? Draw a line of time for each of its tasks, and look again.");
  }

  private static int sequential(Job job, Draw draw) {
    return new Play(draw).seconds(jobs -> jobs.oneAfterTheOther(job));
  }

  /** A world on virtual time, with a thread that may be busy, and a scribe who may be. */
  private static final class Play implements Jobs.World {
    private record Call(int second, int number, Runnable what) {}

    private static final List<String> POETS =
        List.of("ada", "ben", "cleo", "dan", "eve", "finn", "gus", "hal", "ida", "jo");
    private static final Map<String, String> CLUES =
        Map.of("gate", "oak", "oak", "well", "well", "tower", "tower", "treasure");

    private final PriorityQueue<Call> calls =
        new PriorityQueue<>(Comparator.comparing(Call::second).thenComparing(Call::number));
    private final Map<String, Integer> takes = new HashMap<>();
    private int made;
    private int now;
    private int scribeFreeAt;

    Play(Draw draw) {
      POETS.forEach(poet -> takes.put(poet, POEM));
      takes.put(POETS.get(draw.turn(0, 9)), SLOW_POEM);
      takes.put("kim", 5);
      CLUES.keySet().forEach(place -> takes.put(place, CLUE));
    }

    int seconds(Consumer<Jobs> program) {
      program.accept(new Jobs(this));
      while (!calls.isEmpty()) {
        Call next = calls.remove();
        // Later than it was due, if the thread has been busy.
        now = Math.max(now, next.second());
        next.what().run();
      }
      return now;
    }

    @Override
    public void ask(String server, Consumer<String> came) {
      String answer = CLUES.getOrDefault(server, "a poem");
      if (server.equals("scribe")) {
        scribeFreeAt = Math.max(scribeFreeAt, now + WAY) + WRITING;
        at(scribeFreeAt + WAY, () -> came.accept(answer));
      } else {
        at(now + takes.get(server), () -> came.accept(answer));
      }
    }

    @Override
    public void compute(int seconds) {
      now += seconds;
    }

    private void at(int second, Runnable what) {
      calls.add(new Call(second, made++, what));
    }
  }
}
