// SPDX-License-Identifier: Apache-2.0
package book;

import dev.couplet.coach.catalog.Catalog;
import dev.couplet.coach.catalog.Checkout;
import dev.couplet.coach.catalog.Exercise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the book: one site without a server, of the chapters, the exercises' statements, the
 * glossary and the library's Javadoc. A warning, a dead link or a picture without words is an
 * error.
 */
public final class Book {
  private final Path checkout;
  private final Path target;

  private Book(Path checkout, Path target) {
    this.checkout = checkout;
    this.target = target;
  }

  /**
   * Makes the book of the checkout that is the first argument, in the folder that is the second.
   */
  public static void main(String[] arguments) throws IOException {
    long start = System.nanoTime();
    Path target = Path.of(arguments[1]);
    try {
      make(Path.of(arguments[0]), target);
    } catch (Flaws e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    System.out.printf(
        "The book is made, in %.1f s: %s%n",
        (System.nanoTime() - start) / 1e9, target.resolve("index.html").toUri());
  }

  /**
   * Makes the book of {@code checkout} in {@code target}.
   *
   * @throws Flaws if it has any
   */
  static void make(Path checkout, Path target) throws IOException {
    new Book(checkout.toAbsolutePath().normalize(), target).make();
  }

  private void make() throws IOException {
    List<Page> pages = pages();
    Files.createDirectories(target.resolve("exercises"));
    List<String> flaws = new ArrayList<>();
    Figures figures = Figures.drawn(target.resolve("figures"));
    try (Converter converter = new Converter(figures)) {
      Template template = Template.read(pages);
      for (Page page : pages) {
        Files.writeString(
            target.resolve(page.address()), template.fill(page, converter.convert(page)));
      }
      flaws.addAll(converter.warnings());
    }
    copyAssets();
    Javadocs.make(checkout.resolve("src/couplet/src/main/java"), target.resolve("api"));
    flaws.addAll(figures.unused());
    flaws.addAll(Links.flaws(target));
    if (!flaws.isEmpty()) {
      throw new Flaws(flaws);
    }
  }

  private List<Page> pages() throws IOException {
    List<Page> pages = new ArrayList<>();
    pages.add(Page.index(checkout.resolve("tutorial/index.adoc")));
    List<Exercise> exercises = Catalog.of(new Checkout(checkout)).exercises();
    for (Path chapter : glob(checkout.resolve("tutorial"), "[0-9][0-9]-*.adoc", 1)) {
      Page page = Page.chapter(chapter);
      pages.add(page);
      for (Exercise exercise : exercises) {
        if (exercise.name().startsWith("ch" + page.number())) {
          pages.add(Page.exercise(exercise.folder().resolve("statement.adoc")));
        }
      }
    }
    pages.add(Page.appendix(checkout.resolve("tutorial/glossary.adoc")));
    return pages;
  }

  private static List<Path> glob(Path folder, String pattern, int depth) throws IOException {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files
          .filter(
              file ->
                  folder
                      .getFileSystem()
                      .getPathMatcher("glob:" + pattern)
                      .matches(folder.relativize(file)))
          .sorted()
          .toList();
    }
  }

  private void copyAssets() throws IOException {
    for (Path asset : glob(checkout.resolve("tutorial/site/assets"), "*.{css,svg}", 1)) {
      Files.writeString(target.resolve(asset.getFileName().toString()), Files.readString(asset));
    }
  }
}
