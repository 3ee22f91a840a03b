// SPDX-License-Identifier: Apache-2.0
package dev.couplet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Plays the cases of one kind on the public API of the library. */
interface Player {

  /** Plays {@code vector}, one line of a file, and returns the trace: JSON-like values. */
  List<Object> play(JsonNode vector);
}
