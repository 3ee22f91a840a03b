// SPDX-License-Identifier: Apache-2.0
package ch05;

import dev.couplet.trace.Trace;
import java.util.List;
import java.util.Map;

/** The runs that the chapter on protocols shows. */
public final class Runs {
  private Runs() {}

  public static Map<String, Map<String, Trace>> all() {
    List<String> ports =
        ch02.Runs.serve("--bytes=20", "--delay=30", "couplet", "door", "two-bells");
    return Map.of(
        "protocols",
        Map.of("Three poems by protocols", ch02.Runs.fetched("get-poetry-protocol", ports)));
  }
}
