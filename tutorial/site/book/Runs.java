// SPDX-License-Identifier: Apache-2.0
package book;

import dev.couplet.trace.Trace;
import java.util.Map;
import java.util.TreeMap;

/** The runs that the chapters show, by name: each a trace, or two to lie one above the other. */
final class Runs {
  /** Made once: some take their time, and book and deck show the same ones. */
  private static final Map<String, Map<String, Trace>> ALL = new TreeMap<>();

  static {
    ALL.putAll(ch01.Runs.all());
    ALL.putAll(ch02.Runs.all());
    ALL.putAll(ch03.Runs.all());
    ALL.putAll(ch05.Runs.all());
  }

  private Runs() {}

  static Map<String, Map<String, Trace>> all() {
    return ALL;
  }
}
