// SPDX-License-Identifier: Apache-2.0
package book;

import dev.couplet.pictures.Page;
import dev.couplet.pictures.Timeline;
import dev.couplet.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The pictures of the chapters' runs: each program is run, and drawn from its trace. */
final class Figures {
  private final Map<String, String> descriptions = new TreeMap<>();
  private final Set<String> used = new TreeSet<>();

  private Figures() {}

  /** Runs and draws them all, in {@code folder}. */
  static Figures drawn(Path folder) throws IOException {
    Files.createDirectories(folder);
    Figures figures = new Figures();
    for (Map.Entry<String, Map<String, Trace>> run : Runs.all().entrySet()) {
      figures.draw(folder, run.getKey(), run.getValue());
    }
    return figures;
  }

  private void draw(Path folder, String name, Map<String, Trace> runs) throws IOException {
    Timeline timeline = Timeline.of(runs);
    Files.writeString(folder.resolve(name + ".svg"), timeline.svg());
    Page page = Page.of(String.join(", ", runs.keySet()), runs);
    Files.writeString(folder.resolve(name + ".html"), page.html());
    descriptions.put(name, timeline.description());
  }

  /** Returns the figure {@code name} for a page, with its steps below. */
  String html(String name, String caption) {
    return """
        <figure class="run">
        %s
        <details class="steps"><summary>Step through this run</summary>
        <iframe src="figures/%s.html" title="%s, step by step" loading="lazy"></iframe>
        </details>
        </figure>"""
        .formatted(picture(name, caption), name, name);
  }

  /** Returns the figure {@code name} for a slide. */
  String still(String name, String caption) {
    return "<figure class=\"run\">%s</figure>".formatted(picture(name, caption));
  }

  private String picture(String name, String caption) {
    String description = descriptions.get(name);
    if (description == null) {
      throw new Flaws(List.of("no run is called " + name + "; there are " + descriptions.keySet()));
    }
    used.add(name);
    return "<img src=\"figures/%s.svg\" alt=\"%s\">%n<figcaption>%s</figcaption>"
        .formatted(name, escaped(description), caption);
  }

  /** Returns a complaint for each that no page shows. */
  List<String> unused() {
    return descriptions.keySet().stream()
        .filter(name -> !used.contains(name))
        .map(name -> "no page shows the run " + name)
        .toList();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }
}
