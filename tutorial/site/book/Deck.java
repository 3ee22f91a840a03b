// SPDX-License-Identifier: Apache-2.0
package book;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the deck: slides by reveal.js, which comes from npm, so that only who builds the deck needs
 * Node.
 */
public final class Deck {
  /** What of reveal.js the slides use: nothing of it reaches for a network. */
  private static final List<String> PARTS =
      List.of(
          "dist/reveal.css",
          "dist/reset.css",
          "dist/reveal.js",
          "plugin/notes/notes.js",
          "plugin/zoom/zoom.js");

  private Deck() {}

  /**
   * Makes the deck of the checkout that is the first argument, in the folder that is the second.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Path target = Path.of(arguments[1]);
    Optional<Path> npm = npm();
    if (npm.isEmpty()) {
      System.out.println("The deck is skipped: it needs npm, which is not on the PATH.");
      return;
    }
    try {
      make(Path.of(arguments[0]).toAbsolutePath().normalize(), target, npm.get());
    } catch (Flaws e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    System.out.printf(
        "The deck is made, in %.1f s: %s%n",
        (System.nanoTime() - start) / 1e9, target.resolve("index.html").toUri());
  }

  /**
   * Makes the deck of {@code checkout} in {@code target}.
   *
   * @throws Flaws if it has any
   */
  static void make(Path checkout, Path target, Path npm) throws IOException, InterruptedException {
    Files.createDirectories(target);
    Path reveal = fetched(checkout, target.resolveSibling("npm"), npm);
    for (String part : PARTS) {
      Path copy = target.resolve("reveal.js").resolve(part);
      Files.createDirectories(copy.getParent());
      Files.write(copy, Files.readAllBytes(reveal.resolve(part)));
    }
    Files.writeString(
        target.resolve("deck.css"),
        Files.readString(checkout.resolve("tutorial/site/assets/deck.css")));
    Figures figures = Figures.drawn(target.resolve("figures"));
    try (Converter converter = new Converter(figures)) {
      Files.writeString(
          target.resolve("index.html"), converter.slides(checkout.resolve("slides/deck.adoc")));
      if (!converter.warnings().isEmpty()) {
        throw new Flaws(converter.warnings());
      }
    }
  }

  /** Has npm fetch reveal.js, if it is not there yet, and returns where it is. */
  private static Path fetched(Path checkout, Path folder, Path npm)
      throws IOException, InterruptedException {
    Path reveal = folder.resolve("node_modules/reveal.js");
    if (!Files.exists(reveal.resolve("dist/reveal.js"))) {
      Files.createDirectories(folder);
      for (String name : List.of("package.json", "package-lock.json")) {
        Files.writeString(
            folder.resolve(name), Files.readString(checkout.resolve("slides").resolve(name)));
      }
      Path said = folder.resolve("npm.log");
      int result =
          new ProcessBuilder(npm.toString(), "ci", "--no-audit", "--no-fund", "--ignore-scripts")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start()
              .waitFor();
      if (result != 0) {
        throw new Flaws(List.of("npm could not fetch reveal.js:\n" + Files.readString(said)));
      }
    }
    return reveal;
  }

  /** Returns where npm is, if it is on the path. */
  static Optional<Path> npm() {
    List<String> names = List.of("npm", "npm.cmd");
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
