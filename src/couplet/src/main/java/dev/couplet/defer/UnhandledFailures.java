// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

/**
 * The reports of failures that nobody handled.
 *
 * <p>Each goes to {@link dev.couplet.trace.ErrorLog} once: when the Deferred is garbage, from a
 * thread of the library's own, or when {@link #reportNow} is called. In {@linkplain
 * Deferreds#setDebugging debug mode} it says where the Deferred was created and fired.
 */
public final class UnhandledFailures {
  private UnhandledFailures() {}

  /**
   * Reports every failure that nobody has handled so far, oldest first, without waiting for the
   * garbage collector; what is reported here is not reported again. So a test sees, at its end and
   * always, what it left behind. For any thread.
   *
   * @return how many failures that was
   */
  public static int reportNow() {
    return Trail.reportAll();
  }
}
