// SPDX-License-Identifier: Apache-2.0
package book;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What is wrong with a site's links and pictures. */
final class Links {
  private final Path site;
  private final Map<Path, Document> pages = new HashMap<>();
  private final List<String> flaws = new ArrayList<>();

  private Links(Path site) {
    this.site = site;
  }

  /**
   * Returns each link to a page or place that is not there, each picture without words, and each
   * thing that would be fetched over a network. The Javadoc's own pages are not looked at, but
   * links to them are.
   */
  static List<String> flaws(Path site) throws IOException {
    Links links = new Links(site);
    try (Stream<Path> files = Files.walk(site)) {
      for (Path file : files.filter(Links::isPage).sorted().toList()) {
        Path way = site.relativize(file);
        if (!way.startsWith("api") && !way.startsWith("figures")) {
          links.check(way);
        }
      }
    }
    return links.flaws;
  }

  private static boolean isPage(Path file) {
    return file.toString().endsWith(".html");
  }

  private void check(Path page) throws IOException {
    Document document = parsed(page);
    for (Element link : document.select("a[href]")) {
      check(page, link.attr("href"));
    }
    for (Element needed : document.select("[src], link[href]")) {
      String address = needed.hasAttr("src") ? needed.attr("src") : needed.attr("href");
      if (address.matches("(?i)(https?:)?//.*")) {
        flaws.add(page + ": " + address + " would be fetched over the network");
      } else {
        check(page, address);
      }
    }
    for (Element picture : document.select("img")) {
      if (picture.attr("alt").isBlank()) {
        flaws.add(page + ": " + picture.attr("src") + " has no words for those who can't see it");
      }
    }
  }

  private void check(Path page, String address) throws IOException {
    if (address.matches("(?i)[a-z][a-z0-9+.-]*:.*")) {
      return;
    }
    String[] parts = address.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    if (!Files.isRegularFile(site.resolve(target))) {
      flaws.add(page + ": there is no " + target + ", to which it links");
    } else if (parts.length == 2 && isPage(target) && !hasPlace(target, parts[1])) {
      flaws.add(page + ": there is no #" + parts[1] + " in " + target + ", to which it links");
    }
  }

  private boolean hasPlace(Path page, String id) throws IOException {
    return parsed(page).getElementById(URLDecoder.decode(id, StandardCharsets.UTF_8)) != null;
  }

  private Document parsed(Path page) throws IOException {
    Document known = pages.get(page);
    if (known == null) {
      known = Jsoup.parse(site.resolve(page).toFile(), "UTF-8");
      pages.put(page, known);
    }
    return known;
  }
}
