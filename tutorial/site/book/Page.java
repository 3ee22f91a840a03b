// SPDX-License-Identifier: Apache-2.0
package book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One page of the book.
 *
 * @param source its AsciiDoc file
 * @param text what stands there
 * @param address where it goes in the site
 * @param number of the chapter that it is or belongs to, in two digits; none for all else
 */
record Page(Kind kind, Path source, String text, String address, String number) {
  enum Kind {
    INDEX,
    CHAPTER,
    EXERCISE,
    APPENDIX
  }

  static Page index(Path source) throws IOException {
    return new Page(Kind.INDEX, source, Files.readString(source), "index.html", "");
  }

  static Page chapter(Path source) throws IOException {
    String name = withoutSuffix(source);
    return new Page(
        Kind.CHAPTER, source, Files.readString(source), name + ".html", name.substring(0, 2));
  }

  static Page exercise(Path statement) throws IOException {
    String name = statement.getParent().getFileName().toString();
    return new Page(
        Kind.EXERCISE,
        statement,
        Files.readString(statement),
        "exercises/" + name + ".html",
        name.substring(2, 4));
  }

  static Page appendix(Path source) throws IOException {
    return new Page(
        Kind.APPENDIX, source, Files.readString(source), withoutSuffix(source) + ".html", "");
  }

  private static String withoutSuffix(Path source) {
    return source.getFileName().toString().replace(".adoc", "");
  }

  /** Returns the title of its document. */
  String title() {
    return text.lines()
        .filter(line -> line.startsWith("= "))
        .findFirst()
        .map(line -> line.substring(2).strip())
        .orElseThrow(() -> new Flaws(List.of(source + ": it has no title, '= …'")));
  }

  /** Returns the folder of an exercise, which is its name. */
  String folder() {
    return source.getParent().getFileName().toString();
  }

  /** Returns the way from this page to the site's top. */
  String toTop() {
    return kind == Kind.EXERCISE ? "../" : "";
  }
}
