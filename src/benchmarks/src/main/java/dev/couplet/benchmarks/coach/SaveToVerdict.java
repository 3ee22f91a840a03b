// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks.coach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One real exercise, solved again and again: by the coach that watches, by another, by Maven. */
public final class SaveToVerdict implements AutoCloseable {
  private static final String NAME = "ch03_countdown";
  private static final String ANSWER = "answers/" + NAME + "/Countdown.java";
  private static final String VERDICT = NAME + ": solved";
  private static final String END = " solved. ";

  /** A learner looks at a verdict before saving again. */
  private static final long PAUSE_MILLIS = 1_500;

  private final Scratch scratch;
  private final String answer;
  private final Path module;
  private final Watched watched;

  /** Gets ready in a copy of the checkout {@code real}. */
  public SaveToVerdict(Path real) throws IOException, InterruptedException {
    scratch = new Scratch(real, real.resolve("exercises"));
    answer = Files.readString(real.resolve("solutions").resolve(NAME).resolve("Countdown.java"));
    module = scratch.home.resolve("module");
    scratch.save("module/pom.xml", pom());
    scratch.save("module/" + NAME + "/Countdown.java", answer);
    Files.copy(
        real.resolve("exercises").resolve(NAME).resolve("CountdownTest.java"),
        module.resolve(NAME).resolve("CountdownTest.java"));
    watched = new Watched(scratch, "watch", NAME);
    watched.await(NAME, END);
  }

  /** Returns the milliseconds from a save to the verdict of the coach that watches. */
  public double watch(int round) throws IOException, InterruptedException {
    Thread.sleep(PAUSE_MILLIS);
    watched.forget();
    long startNanos = System.nanoTime();
    scratch.save(ANSWER, answer + "// " + round + "\n");
    watched.await(VERDICT, END);
    return (System.nanoTime() - startNanos) / 1e6;
  }

  /** Returns the milliseconds that {@code ./couplet check} takes. */
  public double check(int round) throws IOException, InterruptedException {
    Thread.sleep(PAUSE_MILLIS);
    Scratch.Said said = scratch.run("check", NAME);
    if (!said.text().contains(VERDICT)) {
      throw new IOException(said.text());
    }
    return said.millis();
  }

  /** Returns the milliseconds that Maven takes to compile the same answer and test it. */
  public double maven(int round) throws IOException, InterruptedException {
    scratch.save("module/" + NAME + "/Countdown.java", answer + "// " + round + "\n");
    Thread.sleep(PAUSE_MILLIS);
    long startNanos = System.nanoTime();
    Process maven =
        new ProcessBuilder("mvn", "-q", "-o", "-B", "-Dlearner", "test", "-Dtest=CountdownTest")
            .directory(module.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (maven.waitFor() != 0) {
      throw new IOException("mvn ended with " + maven.exitValue());
    }
    return (System.nanoTime() - startNanos) / 1e6;
  }

  /** As that of the answers, but with the library that was built, wherever Maven's own is. */
  private String pom() throws IOException {
    String jar =
        "<version>0</version><scope>system</scope><systemPath>"
            + scratch.app()
            + "/%s.jar</systemPath>";
    return Files.readString(
            scratch
                .real()
                .resolve("src/coach/src/main/resources/dev/couplet/coach/catalog/answers/pom.xml"))
        .replace("<skipTests>true</skipTests>", "")
        .replace("${project.version}", version())
        .replace(
            "<artifactId>couplet</artifactId>",
            "<artifactId>couplet</artifactId>" + jar.formatted("couplet"))
        .replaceFirst(
            "<artifactId>couplet-testing</artifactId>\\s*<scope>test</scope>",
            "<artifactId>couplet-testing</artifactId>" + jar.formatted("couplet-testing"));
  }

  private String version() throws IOException {
    String root = Files.readString(scratch.home.resolve("pom.xml"));
    return root.substring(
        root.indexOf("<version>") + "<version>".length(), root.indexOf("</version>"));
  }

  @Override
  public void close() throws IOException {
    watched.close();
    scratch.close();
  }
}
