// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A run as a page that stands on its own: no network, no other file. On it one steps from turn to
 * turn, picks an event and follows its causes, or lays two runs side by side.
 */
public final class Page {
  private final String title;
  private final List<PageRun> runs;

  /** Where two runs part, as HTML; empty if that is not asked. */
  private final String parting;

  private Page(String title, List<PageRun> runs, String parting) {
    this.title = title;
    this.runs = runs;
    this.parting = parting;
  }

  /** Returns the page of one run. */
  public static Page of(String title, Trace trace) {
    return new Page(title, List.of(new PageRun(title, trace)), "");
  }

  /** Returns the page of two runs side by side, with the first point marked where they part. */
  public static Page of(String title, Trace expected, Trace yours) {
    return new Page(
        title,
        List.of(new PageRun("Expected", expected), new PageRun("Yours", yours)),
        Parting.of(expected, yours)
            .map(Page::html)
            .orElse("<p id=\"parting\">The two runs go the same way.</p>"));
  }

  /**
   * Returns the page of a run, or of two side by side that are not meant to be the same, each under
   * its name.
   *
   * @throws IllegalArgumentException if there are none, or more than two
   */
  public static Page of(String title, Map<String, Trace> runs) {
    if (runs.isEmpty() || runs.size() > 2) {
      throw new IllegalArgumentException("a page shows one run or two, not " + runs.size());
    }
    List<PageRun> shown = new ArrayList<>();
    runs.forEach((name, trace) -> shown.add(new PageRun(name, trace)));
    return new Page(title, List.copyOf(shown), "");
  }

  private static String html(Parting point) {
    return "<p id=\"parting\" data-events=\"%d %d\">%s</p>"
        .formatted(point.expected(), point.actual(), Svg.escape(point.sentence()));
  }

  /**
   * Returns it as HTML. It stays below 10 MB: of a very long run it shows the beginning, and says
   * so.
   */
  public String html() {
    StringBuilder data = new StringBuilder();
    for (PageRun run : runs) {
      data.append("<script type=\"text/plain\" class=\"run\">")
          .append(run.encoded(PageRun.MOST_BYTES / runs.size()))
          .append("</script>\n");
    }
    return Resources.text("page.html")
        .replace("@STYLE@", Resources.text("picture.css") + Resources.text("page.css"))
        .replace("@PATTERNS@", Resources.text("patterns.svg"))
        .replace("@SCRIPT@", Resources.text("page.js"))
        .replace("@PARTING@", parting)
        .replace("@DATA@", data)
        .replace("@TITLE@", Svg.escape(title));
  }
}
