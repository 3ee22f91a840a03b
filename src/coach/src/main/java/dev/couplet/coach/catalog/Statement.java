// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an exercise's {@code statement.adoc} says.
 *
 * <p>Only the little AsciiDoc that a statement's frame needs is read here: the title, the header's
 * attributes, paragraphs, and open blocks below a line {@code [.hint]}. A full AsciiDoc processor
 * takes a second and a half to start.
 *
 * @param title the document's title
 * @param attributes the header's attributes by name
 * @param gist the first paragraph
 * @param body the lines below the header, without the hints
 * @param hints from a nudge to nearly the answer
 * @param nudges what to show instead of the first hint when certain checks fail
 */
public record Statement(
    String title,
    Map<String, String> attributes,
    String gist,
    List<String> body,
    List<String> hints,
    List<Nudge> nudges) {
  private static final Pattern ATTRIBUTE = Pattern.compile(":([a-z-]+):(?:\\s+(.*))?");
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final Pattern MINUTES = Pattern.compile("[1-9][0-9]{0,2}");
  private static final Pattern HINT = Pattern.compile("\\[\\.hint(?:,\\s*when=\"([^\"]*)\")?\\]");
  private static final Pattern CHECKS = Pattern.compile("\\w+(?:[, ]+\\w+)*");
  private static final Pattern KIND = Pattern.compile("write|fix|predict|test");
  private static final Pattern SECTION = Pattern.compile("\\S+");
  private static final Pattern NO_PARAGRAPH = Pattern.compile("[\\[*.:|=].*|-+|//.*");

  /**
   * A first hint for one way of failing.
   *
   * @param checks it is for who fails any of these
   */
  public record Nudge(Set<String> checks, String words) {}

  /**
   * Returns hint number {@code number}, from 1. The first is that of the failure at hand, if there
   * is one for it.
   *
   * @param failing the checks that failed last
   */
  public String hint(int number, Collection<String> failing) {
    if (number == 1) {
      for (Nudge nudge : nudges) {
        if (failing.stream().anyMatch(nudge.checks::contains)) {
          return nudge.words;
        }
      }
    }
    return hints.get(number - 1);
  }

  /**
   * Reads a statement from its AsciiDoc text.
   *
   * @throws IllegalArgumentException if it is malformed; the message says how to mend it
   */
  public static Statement parse(String text) {
    return new Parser(text.lines().map(String::stripTrailing).toList()).parse();
  }

  /** What names the exercise for good. */
  String id() {
    return attributes.getOrDefault("id", "");
  }

  /** What the learner does: {@code write}, {@code fix}, {@code predict} or {@code test}. */
  public String kind() {
    return attributes.getOrDefault("kind", "");
  }

  /** The ids of the exercises that come before this one. */
  List<String> needs() {
    return Stream.of(attributes.getOrDefault("needs", "").split("[ ,]+"))
        .filter(id -> !id.isEmpty())
        .toList();
  }

  /** The files beside the stub that are not the learner's to change. */
  List<String> given() {
    return List.of(attributes.getOrDefault("given", "").split("[ ,]+", -1));
  }

  private static final class Parser {
    private final List<String> lines;
    private final List<String> body = new ArrayList<>();
    private final List<String> hints = new ArrayList<>();
    private final List<Nudge> nudges = new ArrayList<>();
    private int next;

    Parser(List<String> lines) {
      this.lines = lines;
    }

    Statement parse() {
      String title = title();
      Map<String, String> attributes = attributes();
      check(attributes, title);
      String gist = gist();
      bodyAndHints();
      return new Statement(title, attributes, gist, withoutEmptyEnds(body), hints, nudges);
    }

    private String title() {
      while (next < lines.size() && (lines.get(next).isEmpty() || isComment(lines.get(next)))) {
        next++;
      }
      String first = next < lines.size() ? lines.get(next++) : "";
      if (!first.startsWith("= ")) {
        throw malformed("the statement begins with '" + first + "'; begin it with '= Its title'");
      }
      return first.substring(2).strip();
    }

    private Map<String, String> attributes() {
      Map<String, String> attributes = new TreeMap<>();
      for (; next < lines.size() && !lines.get(next).isEmpty(); next++) {
        String line = lines.get(next);
        Matcher attribute = ATTRIBUTE.matcher(line);
        if (attribute.matches()) {
          String value = attribute.group(2) == null ? "" : attribute.group(2).strip();
          if (attributes.put(attribute.group(1), value) != null) {
            throw malformed("the header has ':" + attribute.group(1) + ":' twice; keep one");
          }
        } else if (!isComment(line)) {
          throw malformed(
              "line "
                  + (next + 1)
                  + ", '"
                  + line
                  + "', is no attribute; write ':name: value', and an empty line below the header");
        }
      }
      return attributes;
    }

    private static void check(Map<String, String> attributes, String title) {
      require(attributes, "id", ID, "a name of a-z, 0-9 and hyphens, such as 'three-counters'");
      require(attributes, "kind", KIND, "one of write, fix, predict, test");
      require(attributes, "minutes", MINUTES, "how long it takes, such as '10'");
      require(attributes, "section", SECTION, "a section, such as '03-reactor'");
      if (!attributes.getOrDefault("title", title).equals(title)) {
        throw malformed("':title:' differs from '= " + title + "'; take it away, or make it equal");
      }
    }

    private static void require(
        Map<String, String> attributes, String name, Pattern form, String meaning) {
      String value = attributes.get(name);
      if (value == null) {
        throw malformed("the header has no ':" + name + ":'; add it with " + meaning);
      }
      if (!form.matcher(value).matches()) {
        throw malformed("':" + name + ":' is '" + value + "'; make it " + meaning);
      }
    }

    private String gist() {
      while (next < lines.size() && lines.get(next).isEmpty()) {
        next++;
      }
      if (next == lines.size() || NO_PARAGRAPH.matcher(lines.get(next)).matches()) {
        throw malformed(
            "the statement has no first paragraph; say below the header in a sentence what to do");
      }
      List<String> paragraph = new ArrayList<>();
      while (next < lines.size() && !lines.get(next).isEmpty()) {
        body.add(lines.get(next));
        paragraph.add(lines.get(next++).strip());
      }
      return String.join(" ", paragraph);
    }

    private void bodyAndHints() {
      while (next < lines.size()) {
        String line = lines.get(next++);
        Matcher hint = HINT.matcher(line);
        if (!hint.matches()) {
          if (line.startsWith("[.hint")) {
            throw malformed(
                "'" + line + "' is no hint; write '[.hint]' or '[.hint,when=\"aCheck another\"]'");
          }
          body.add(line);
        } else if (hint.group(1) == null) {
          hints.add(openBlock("hint " + (hints.size() + 1)));
        } else {
          nudges.add(nudge(hint.group(1)));
        }
      }
    }

    private Nudge nudge(String checks) {
      if (!CHECKS.matcher(checks).matches()) {
        throw malformed("'when=\"" + checks + "\"' names no checks; name those that it is for");
      }
      return new Nudge(
          new TreeSet<>(List.of(checks.split("[, ]+", -1))),
          openBlock("the hint for '" + checks + "'"));
    }

    private static List<String> withoutEmptyEnds(List<String> lines) {
      int from = 0;
      int to = lines.size();
      while (from < to && lines.get(from).isEmpty()) {
        from++;
      }
      while (to > from && lines.get(to - 1).isEmpty()) {
        to--;
      }
      return List.copyOf(lines.subList(from, to));
    }

    private String openBlock(String which) {
      if (next == lines.size() || !lines.get(next++).equals("--")) {
        throw malformed(which + " is no open block; put a line '--' above and below its words");
      }
      List<String> block = new ArrayList<>();
      while (next < lines.size()) {
        String line = lines.get(next++);
        if (!line.equals("--")) {
          block.add(line);
        } else if (block.stream().allMatch(String::isEmpty)) {
          throw malformed(which + " is empty; write it, or take it away");
        } else {
          return String.join("\n", block);
        }
      }
      throw malformed(which + " has no end; put a line '--' below its words");
    }

    private static boolean isComment(String line) {
      return line.startsWith("//");
    }

    private static IllegalArgumentException malformed(String message) {
      return new IllegalArgumentException(message);
    }
  }
}
