// SPDX-License-Identifier: Apache-2.0
/** Pictures of a run, and what looks wrong in it, from its trace alone. */
module dev.couplet.pictures {
  requires static transitive org.jspecify;
  requires transitive dev.couplet;
  requires com.fasterxml.jackson.core;

  exports dev.couplet.pictures;
}
