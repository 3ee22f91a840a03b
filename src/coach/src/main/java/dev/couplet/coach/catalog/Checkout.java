// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.catalog;

import java.nio.file.Path;

/** The folders of a checkout of Couplet. */
public record Checkout(Path home) {

  /** The questions, pristine. */
  public Path exercises() {
    return home.resolve("exercises");
  }

  /** Our own answers, right and wrong. */
  public Path solutions() {
    return home.resolve("solutions");
  }

  /** The learner's own answers. */
  public Path answers() {
    return home.resolve("answers");
  }
}
