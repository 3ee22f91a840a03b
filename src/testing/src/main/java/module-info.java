// SPDX-License-Identifier: Apache-2.0
/** What tests of asynchronous code need beside the library: an extension of JUnit. */
module dev.couplet.testing {
  requires static transitive org.jspecify;
  requires transitive dev.couplet;
  requires transitive org.junit.jupiter.api;

  exports dev.couplet.testing;
}
