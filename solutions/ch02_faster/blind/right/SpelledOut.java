package ch02_faster;

import ch02_faster.Jobs.Job;

/**
 * How long each job of Jobs takes when its tasks overlap.
 *
 * <p>Each number is written as it comes about: a maximum where tasks wait beside each other, a
 * product where somebody is busy or has to wait, and for the scribe the two ways around his
 * writing.
 */
final class Faster {
  private Faster() {}

  /** Returns after how many seconds all of {@code job} is done, by {@link Jobs#overlapping}. */
  static int seconds(Job job) {
    return switch (job) {
      case TEN_POEMS -> Math.max(2, 6);
      case ONE_POEM -> 5;
      case FOUR_SUMS -> 4 * 3;
      case TREASURE_HUNT -> 4 * 2;
      case ONE_SCRIBE -> 1 + 5 * 3 + 1;
    };
  }
}
