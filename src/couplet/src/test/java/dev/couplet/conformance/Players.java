// SPDX-License-Identifier: Apache-2.0
package dev.couplet.conformance;

import java.util.Map;

/** Who plays which kind of file. The kind is what a file's name begins with. */
final class Players {
  static final Map<String, Player> BY_KIND =
      Map.of(
          "deferred", vector -> new DeferredProgram().play(vector),
          "primitives", vector -> new PrimitiveProgram().play(vector),
          "clock", vector -> new ClockProgram().play(vector),
          "looping", vector -> new LoopingProgram(vector).play(),
          "lines", FramingProgram.lines(),
          "netstrings", FramingProgram.netstrings(),
          "intstrings", FramingProgram.intStrings());

  private Players() {}
}
