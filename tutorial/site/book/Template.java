// SPDX-License-Identifier: Apache-2.0
package book;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The frame of every page: where one is, what comes before and after. */
final class Template {
  private final String frame;
  private final List<Page> pages;

  private Template(String frame, List<Page> pages) {
    this.frame = frame;
    this.pages = pages;
  }

  static Template read(List<Page> pages) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Template.class.getResourceAsStream("/page.html"))) {
      return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8), pages);
    }
  }

  /** Returns the whole page around {@code body}. */
  String fill(Page page, String body) {
    Document document = Jsoup.parseBodyFragment(body);
    document.outputSettings().prettyPrint(false);
    for (Element link : document.select("a[href]")) {
      link.attr("href", addressFor(page, link.attr("href")));
    }
    for (Element table : document.select("table")) {
      // So that a wide one scrolls by itself, and not the page.
      table.wrap("<div class=\"wide\" tabindex=\"0\"></div>");
    }
    String subtitle =
        switch (page.kind()) {
          case CHAPTER -> "Chapter " + Integer.parseInt(page.number());
          case EXERCISE -> "Exercise " + page.folder();
          default -> "";
        };
    return frame
        .replace("{{subtitle}}", subtitle)
        .replace("{{contents}}", contents(page, document))
        .replace("{{ways}}", ways(page))
        .replace("{{top}}", page.toTop())
        .replace("{{kind}}", page.kind().name().toLowerCase(Locale.ROOT))
        .replace("{{title}}", escaped(page.title()))
        .replace("{{body}}", document.body().html());
  }

  /** Links in the sources are from file to file, so that they work where those are read, too. */
  private static String addressFor(Page page, String address) {
    String inSite =
        address
            .replaceFirst("^(?:\\.\\./)?exercises/(\\w+)/statement\\.html", "exercises/$1.html")
            .replaceFirst("^\\.\\./\\.\\./tutorial/(.*)", "../$1")
            .replaceFirst("^\\.\\./(ch\\w+)/statement\\.html", "$1.html");
    return page.kind() == Page.Kind.EXERCISE ? inSite : inSite.replaceFirst("^\\.\\./", "");
  }

  private String contents(Page current, Document document) {
    StringBuilder html = new StringBuilder("<ol class=\"chapters\">");
    boolean open = false;
    for (Page page : pages) {
      boolean here = page.equals(current);
      switch (page.kind()) {
        case INDEX -> {
          // The name of the book leads there.
        }
        case CHAPTER -> {
          html.append(open ? "</ul></li>" : "").append("<li>").append(link(current, page));
          if (here) {
            sections(html, document);
          }
          html.append("<ul class=\"exercises\">");
          open = true;
        }
        case EXERCISE -> html.append("<li>").append(link(current, page)).append("</li>");
        case APPENDIX ->
            html.append(open ? "</ul></li></ol>" : "</ol>")
                .append("<ul class=\"more\"><li>")
                .append(link(current, page))
                .append("</li>");
      }
    }
    return html.append("<li><a href=\"{{top}}api/index.html\">The library</a></li></ul>")
        .toString();
  }

  private static void sections(StringBuilder html, Document document) {
    html.append("<ul class=\"sections\">");
    for (Element heading : document.select("h2[id]")) {
      html.append(
          "<li><a href=\"#%s\">%s</a></li>".formatted(heading.id(), escaped(heading.text())));
    }
    html.append("</ul>");
  }

  private static String link(Page current, Page page) {
    String here = page.equals(current) ? " aria-current=\"page\"" : "";
    return "<a href=\"{{top}}%s\"%s>%s</a>".formatted(page.address(), here, escaped(page.title()));
  }

  private String ways(Page page) {
    int place = pages.indexOf(page);
    StringBuilder html = new StringBuilder();
    if (place > 0) {
      html.append(way("prev", "Back", pages.get(place - 1)));
    }
    if (place < pages.size() - 1) {
      html.append(way("next", "On", pages.get(place + 1)));
    }
    return html.toString();
  }

  private static String way(String relation, String word, Page page) {
    return "<a rel=\"%s\" href=\"{{top}}%s\"><small>%s</small> %s</a>"
        .formatted(relation, page.address(), word, escaped(page.title()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
