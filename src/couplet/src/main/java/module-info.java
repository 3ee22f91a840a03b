// SPDX-License-Identifier: Apache-2.0
/** Asynchronous programming with a reactor and Deferreds, without dependencies. */
module dev.couplet {
  requires static transitive org.jspecify;

  exports dev.couplet.clock;
  exports dev.couplet.defer;
  exports dev.couplet.memory;
  exports dev.couplet.net;
  exports dev.couplet.protocols;
  exports dev.couplet.reactor;
  exports dev.couplet.task;
  exports dev.couplet.trace;
}
