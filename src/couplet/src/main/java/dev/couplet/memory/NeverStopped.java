// SPDX-License-Identifier: Apache-2.0
package dev.couplet.memory;

/**
 * A {@link MemoryReactor} was run, nothing stopped it, and on a real reactor nothing ever would.
 */
public abstract sealed class NeverStopped extends IllegalStateException {
  private static final long serialVersionUID = 1;

  private NeverStopped(String message) {
    super(message);
  }

  /** Nothing was left that could happen: a real reactor would have waited for ever. */
  public static final class NothingLeft extends NeverStopped {
    private static final long serialVersionUID = 1;

    NothingLeft(String message) {
      super(message);
    }
  }

  /** The virtual time came to the limit that was set: something went on and on. */
  public static final class TimeLimitReached extends NeverStopped {
    private static final long serialVersionUID = 1;

    TimeLimitReached(String message) {
      super(message);
    }
  }

  /** The time stood still: calls without a delay followed each other without an end. */
  public static final class EndlessCalls extends NeverStopped {
    private static final long serialVersionUID = 1;

    EndlessCalls(String message) {
      super(message);
    }
  }
}
