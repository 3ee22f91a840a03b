// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

/** How a list of Deferreds treats failures. */
public enum ListOption {
  /** The first failure makes the whole fail at once, with a {@link FirstError}. */
  FIRE_ON_ONE_ERRBACK,

  /**
   * A member that failed is left with null, since its failure is in the list. Without this it keeps
   * the failure, for its own errbacks to handle.
   */
  CONSUME_ERRORS
}
