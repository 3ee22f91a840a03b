// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * What chance decides in one run of a test: the data, the delays, the order of arrival, where bytes
 * are split. The same seed decides the same way.
 */
public final class Draw {
  private final long seed;
  private final Random random;

  /** Makes a draw from {@code seed}. */
  public Draw(long seed) {
    this.seed = seed;
    // Random alone draws nearly the same first number from each of two seeds that are neighbours.
    this.random = new Random(new SplittableRandom(seed).nextLong());
  }

  /** Returns the seed that repeats this run. */
  public long seed() {
    return seed;
  }

  /**
   * Returns a number from {@code least} to {@code most}, both included.
   *
   * @throws IllegalArgumentException if {@code most} is below {@code least}
   */
  public int between(int least, int most) {
    if (most < least) {
      throw new IllegalArgumentException("between " + least + " and " + most + " is nothing");
    }
    return least + (int) (random.nextDouble() * ((double) most - least + 1));
  }

  /**
   * Returns a number from {@code least} to {@code most} that is the next one when the seed is the
   * next: a few runs with one seed after the other miss none of them, as chance might.
   *
   * @throws IllegalArgumentException if {@code most} is below {@code least}
   */
  public int turn(int least, int most) {
    if (most < least) {
      throw new IllegalArgumentException("from " + least + " to " + most + " is nothing");
    }
    return least + Math.floorMod(seed, most - least + 1);
  }

  /** Returns true in half of all draws. */
  public boolean coin() {
    return random.nextBoolean();
  }

  /**
   * Returns one of {@code choices}.
   *
   * @throws IllegalArgumentException if there are none
   */
  public <T> T oneOf(List<? extends T> choices) {
    return choices.get(between(0, choices.size() - 1));
  }

  /** Returns {@code items} in another order, or by chance in the same. */
  public <T> List<T> shuffled(List<? extends T> items) {
    List<T> shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  /**
   * Returns {@code bytes} cut into pieces of at least one byte; no pieces if there are no bytes.
   */
  public List<byte[]> pieces(byte[] bytes) {
    List<byte[]> pieces = new ArrayList<>();
    int from = 0;
    while (from < bytes.length) {
      // Mostly small pieces, as it is the small ones that find out who takes a read for a message.
      int longest = coin() ? Math.min(3, bytes.length - from) : bytes.length - from;
      int to = from + between(1, longest);
      pieces.add(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
    return pieces;
  }

  @Override
  public String toString() {
    return "Draw[seed " + seed + "]";
  }
}
