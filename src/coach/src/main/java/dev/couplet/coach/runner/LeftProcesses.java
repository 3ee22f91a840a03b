// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.runner;

import java.util.List;
import java.util.Optional;

/** Ends the processes that an answer has started: they would live on after this one. */
final class LeftProcesses {
  private LeftProcesses() {}

  /** Ends each; returns what one of them was, or nothing if there was none. */
  static Optional<String> end() {
    List<ProcessHandle> left = ProcessHandle.current().descendants().toList();
    Optional<String> name = left.stream().findFirst().map(LeftProcesses::name);
    left.forEach(ProcessHandle::destroyForcibly);
    return name;
  }

  private static String name(ProcessHandle process) {
    return process.info().command().orElse("number " + process.pid());
  }
}
