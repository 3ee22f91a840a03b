// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.fixture.TestCheckout;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * What checks run with, as jars and with an archive of its classes, as a learner has it: a build
 * tests folders of classes, with which a JVM takes three times as long to start.
 */
final class CheckJars {
  private static final Path FOLDER = temporary();
  private static final String CLASS_PATH = jars();

  static {
    Exercise typical = new TestCheckout(FOLDER.resolve("typical")).add("ch01_first");
    Grader.archive(CheckJvm.plain(CLASS_PATH, FOLDER), Submission.ofStub(typical));
  }

  private CheckJars() {}

  /** Processes that work in folders of their own in {@code temporary}. */
  static CheckJvm in(Path temporary) {
    return CheckJvm.usual(CLASS_PATH, temporary);
  }

  /** Whether there is an archive. */
  static boolean archived() {
    return in(FOLDER).archive().filter(Files::exists).isPresent();
  }

  private static Path temporary() {
    try {
      Path folder = Files.createTempDirectory("couplet-jars-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> new Workplace(folder).delete()));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String jars() {
    List<String> jars = new ArrayList<>();
    for (String part : CheckClassPath.toRun().split(File.pathSeparator, -1)) {
      Path jar = FOLDER.resolve(jars.size() + ".jar");
      try {
        if (Files.isDirectory(Path.of(part))) {
          pack(Path.of(part), jar);
        } else {
          Files.copy(Path.of(part), jar);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      jars.add(jar.toString());
    }
    return String.join(File.pathSeparator, jars);
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> files = Files.walk(classes)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(
            new JarEntry(classes.relativize(each).toString().replace(File.separator, "/")));
        Files.copy(each, out);
      }
    }
  }
}
