package ch02_faster;

import ch02_faster.Jobs.Job;

/**
 * How long each job of Jobs takes when its tasks overlap.
 *
 * <p>Poems that only wait take as long as the slowest of them, one poem takes as long as ever, the
 * sums keep the one thread busy, the hunt needs each answer for the next question, and the scribe
 * writes without a pause between one way to him and one way back.
 */
final class Faster {
  private Faster() {}

  /** Returns after how many seconds all of {@code job} is done, by {@link Jobs#overlapping}. */
  static int seconds(Job job) {
    return switch (job) {
      case TEN_POEMS -> 6;
      case ONE_POEM -> 5;
      case FOUR_SUMS -> 12;
      case TREASURE_HUNT -> 8;
      case ONE_SCRIBE -> 17;
    };
  }
}
