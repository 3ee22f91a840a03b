package ch02_faster;

import ch02_faster.Jobs.Job;

/**
 * How long each job of Jobs takes when its tasks overlap.
 *
 * <p>The lines of time from the hint, drawn by a loop: each task is free until it may begin, has
 * somebody work for it, and may have a way there and back. Whoever does the work is busy until that
 * is done, and the job is done where the last line ends.
 */
final class Faster {
  private Faster() {}

  /** Returns after how many seconds all of {@code job} is done, by {@link Jobs#overlapping}. */
  static int seconds(Job job) {
    return switch (job) {
      case TEN_POEMS -> besideEachOther(2, 2, 2, 2, 2, 2, 2, 2, 2, 6);
      case ONE_POEM -> besideEachOther(5);
      case FOUR_SUMS -> oneAtATime(4, 0, 3, 0);
      case TREASURE_HUNT -> oneAtATime(4, 0, 2, 0);
      case ONE_SCRIBE -> oneAtATime(5, 1, 3, 1);
    };
  }

  /** Nobody is in the way of anybody: the last line ends where the longest does. */
  private static int besideEachOther(int... lengths) {
    int end = 0;
    for (int length : lengths) {
      end = Math.max(end, length);
    }
    return end;
  }

  /** All set out at second 0, but the work is done for one after the other. */
  private static int oneAtATime(int tasks, int wayThere, int work, int wayBack) {
    int end = 0;
    int free = 0;
    for (int i = 0; i < tasks; i++) {
      free = Math.max(free, wayThere) + work;
      end = Math.max(end, free + wayBack);
    }
    return end;
  }
}
