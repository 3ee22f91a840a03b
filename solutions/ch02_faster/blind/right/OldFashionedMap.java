package ch02_faster;

import ch02_faster.Jobs.Job;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long each job of Jobs takes when its tasks overlap.
 *
 * <p>A table that is filled once and looked up, as before there was a switch with arrows; a job
 * that was forgotten in it would be noticed when it is asked for.
 */
final class Faster {
  private static final Map<Job, Integer> SECONDS = new EnumMap<Job, Integer>(Job.class);

  static {
    SECONDS.put(Job.TEN_POEMS, 6);
    SECONDS.put(Job.ONE_POEM, 5);
    SECONDS.put(Job.FOUR_SUMS, 12);
    SECONDS.put(Job.TREASURE_HUNT, 8);
    SECONDS.put(Job.ONE_SCRIBE, 17);
  }

  private Faster() {}

  /** Returns after how many seconds all of {@code job} is done, by {@link Jobs#overlapping}. */
  static int seconds(Job job) {
    Integer seconds = SECONDS.get(job);
    if (seconds == null) {
      throw new IllegalArgumentException("no time is known for " + job);
    }
    return seconds.intValue();
  }
}
