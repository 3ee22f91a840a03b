// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The learner's folder: a Maven module with a copy of each stub and of its checks.
 *
 * <p>A file that the learner has touched is never overwritten. Which those are is told by a list of
 * what was handed out, {@code .couplet/handed-out}, with the SHA-256 of each: a file that still has
 * one of its sums is untouched, and follows the pristine file when that changes. The sum is listed
 * before the file is written, lest a crash between the two makes a file of ours pass for theirs.
 */
public final class Answers {
  private final Checkout checkout;
  private final LineLog handedOutList;
  private final SafeFiles files;

  public Answers(Checkout checkout) {
    this.checkout = checkout;
    Path own = checkout.answers().resolve(".couplet");
    this.handedOutList = new LineLog(own.resolve("handed-out"));
    this.files = new SafeFiles(own);
  }

  /** Where the learner's files of {@code exercise} are. */
  public Path folder(Exercise exercise) {
    return checkout.answers().resolve(exercise.name());
  }

  /** The learner's files of {@code exercise}: their own classes beside the stubs too. */
  public List<Path> files(Exercise exercise) {
    List<String> checks =
        exercise.checks().stream().map(file -> file.getFileName().toString()).toList();
    return javaFiles(exercise).stream()
        .filter(file -> !checks.contains(file.getFileName().toString()))
        .toList();
  }

  private List<Path> javaFiles(Exercise exercise) {
    try (Stream<Path> files = Files.list(folder(exercise))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().endsWith(".java"))
          .sorted()
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns whether the learner has changed nothing yet in their files of {@code exercise}. */
  public boolean untouched(Exercise exercise) {
    return exercise.stubs().stream()
        .allMatch(stub -> sameText(stub, folder(exercise).resolve(stub.getFileName())));
  }

  /**
   * Makes the folder complete: what is missing is handed out, what is untouched is brought up to
   * date, what the learner has touched stays as it is.
   *
   * @return what was written, relative to the folder
   */
  public List<Path> handOut(Catalog catalog) {
    try {
      Map<String, byte[]> pristine = pristine(catalog);
      Map<String, Set<String>> handedOut = readList();
      enlist(pristine, handedOut);
      files.tidy();
      List<Path> written = new ArrayList<>();
      for (Map.Entry<String, byte[]> file : pristine.entrySet()) {
        Set<String> ours = handedOut.getOrDefault(file.getKey(), Set.of());
        if (handOut(checkout.answers().resolve(file.getKey()), file.getValue(), ours)) {
          written.add(Path.of(file.getKey()));
        }
      }
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that was the learner's, and where it is kept now. */
  public record Kept(Path file, Path kept) {}

  /**
   * Hands {@code exercise} out anew. Each of the learner's files of it, classes of their own too,
   * is kept beside the new one under a name that was free, such as {@code Countdown.java.old}.
   *
   * @return what is kept, and where
   */
  public List<Kept> reset(Exercise exercise) {
    List<Kept> kept = new ArrayList<>();
    try {
      for (Path file : javaFiles(exercise)) {
        if (!sameText(exercise.folder().resolve(file.getFileName()), file)) {
          // Moved, not copied: what an editor saves meanwhile is lost in neither place.
          Path aside = free(file);
          Files.move(file, aside);
          kept.add(new Kept(file, aside));
        }
      }
      for (Path pristine : exercise.files()) {
        files.create(
            folder(exercise).resolve(pristine.getFileName()), Files.readAllBytes(pristine));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kept;
  }

  private static Path free(Path file) {
    Path aside = file.resolveSibling(file.getFileName() + ".old");
    for (int number = 2; Files.exists(aside); number++) {
      aside = file.resolveSibling(file.getFileName() + ".old-" + number);
    }
    return aside;
  }

  private boolean handOut(Path file, byte[] pristine, Set<String> ours) throws IOException {
    if (!Files.exists(file)) {
      return files.create(file, pristine);
    }
    byte[] present = Files.readAllBytes(file);
    if (withoutReturns(present).equals(withoutReturns(pristine)) || !ours.contains(sum(present))) {
      return false;
    }
    files.replace(file, pristine);
    return true;
  }

  private static Map<String, byte[]> pristine(Catalog catalog) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("pom.xml", template("pom.xml"));
    files.put(".gitignore", template("gitignore"));
    for (Exercise exercise : catalog.exercises()) {
      for (Path file : exercise.files()) {
        files.put(exercise.name() + "/" + file.getFileName(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static byte[] template(String name) throws IOException {
    try (InputStream in = Answers.class.getResourceAsStream("answers/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the coach's jar has no template " + name);
      }
      return in.readAllBytes();
    }
  }

  private Map<String, Set<String>> readList() throws IOException {
    Map<String, Set<String>> handedOut = new HashMap<>();
    for (String line : handedOutList.read()) {
      int space = line.indexOf(' ');
      if (space > 0) {
        sumsOf(line.substring(space + 1), handedOut).add(line.substring(0, space));
      }
    }
    return handedOut;
  }

  private void enlist(Map<String, byte[]> pristine, Map<String, Set<String>> handedOut)
      throws IOException {
    List<String> missing = new ArrayList<>();
    pristine.forEach(
        (name, content) -> {
          String sum = sum(content);
          if (sumsOf(name, handedOut).add(sum)) {
            missing.add(sum + " " + name);
          }
        });
    handedOutList.add(missing);
  }

  private static Set<String> sumsOf(String name, Map<String, Set<String>> handedOut) {
    return handedOut.computeIfAbsent(name, any -> new HashSet<>());
  }

  private static boolean sameText(Path pristine, Path answer) {
    try {
      return Files.exists(answer) && text(pristine).equals(text(answer));
    } catch (IOException e) {
      return false;
    }
  }

  private static String text(Path file) throws IOException {
    return withoutReturns(Files.readAllBytes(file)).strip();
  }

  private static String sum(byte[] content) {
    try {
      byte[] bytes = withoutReturns(content).getBytes(StandardCharsets.ISO_8859_1);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Git may end lines as Windows does, which is no touch of the learner's. */
  private static String withoutReturns(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
  }
}
