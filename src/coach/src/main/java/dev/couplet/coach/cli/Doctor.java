// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.coach.catalog.Catalog;
import dev.couplet.coach.catalog.Checkout;
import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.grading.EnvironmentProblem;
import dev.couplet.coach.grading.Grader;
import dev.couplet.coach.grading.Limits;
import dev.couplet.coach.grading.Submission;
import dev.couplet.coach.grading.Verdict;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Looks at this machine: what the coach needs of it, and what only some commands do. */
final class Doctor {
  private static final long MEGABYTE = 1 << 20;
  private static final long LEAST_MEGABYTES = 200;

  /**
   * File systems over a network, or shared with another system: what changes there sends no word.
   */
  private static final Set<String> WITHOUT_EVENTS =
      Set.of(
          "nfs",
          "nfs4",
          "cifs",
          "smb",
          "smb2",
          "smb3",
          "smbfs",
          "9p",
          "drvfs",
          "vboxsf",
          "fuse",
          "prl_fs",
          "afpfs",
          "virtiofs");

  private final Checkout checkout;
  private final UnaryOperator<@Nullable String> properties;
  private final Map<String, String> environment;
  private final List<Finding> findings = new ArrayList<>();

  Doctor(
      Checkout checkout,
      UnaryOperator<@Nullable String> properties,
      Map<String, String> environment) {
    this.checkout = checkout;
    this.properties = properties;
    this.environment = environment;
  }

  static Doctor ofThisMachine(Checkout checkout) {
    return new Doctor(checkout, System::getProperty, System.getenv());
  }

  /** Returns one finding for each thing, in the order in which they should be mended. */
  List<Finding> findings() {
    java();
    javaHome();
    terminal();
    Path temporary = Path.of(property("java.io.tmpdir"));
    writable("answers", checkout.answers());
    writable("what Couplet builds", checkout.home().resolve(".couplet"));
    writable("temporary folder", temporary);
    space("disk space", checkout.home());
    space("temporary disk space", temporary);
    events();
    editor();
    program("tmux", "tests of Couplet itself that need a terminal");
    program("chromium", "tests of Couplet itself that need a browser");
    check();
    return findings;
  }

  private void java() {
    String found = property("java.version") + ", " + property("java.home");
    boolean compiler = ModuleLayer.boot().findModule("jdk.compiler").isPresent();
    boolean shell = ModuleLayer.boot().findModule("jdk.jshell").isPresent();
    findings.add(
        compiler && shell
            ? Finding.ok("Java", found)
            : Finding.wrong(
                "Java",
                found + " has no " + (compiler ? "JShell" : "compiler"),
                "install a whole JDK, 17 or later, and let JAVA_HOME name it"));
  }

  private void javaHome() {
    String home = environment.getOrDefault("JAVA_HOME", "");
    if (home.isEmpty()) {
      findings.add(Finding.ok("JAVA_HOME", "not set; the java on the PATH is used"));
    } else if (!Files.isExecutable(Path.of(home, "bin", isWindows() ? "java.exe" : "java"))) {
      findings.add(
          Finding.note(
              "JAVA_HOME",
              home + " is no JDK",
              "set it to " + property("java.home") + ", or unset it"));
    } else if (!same(Path.of(home), Path.of(property("java.home")))) {
      findings.add(
          Finding.note(
              "JAVA_HOME",
              home + " is not the Java that runs this",
              "set it to " + property("java.home") + ", or to a JDK of 17 or later"));
    } else {
      findings.add(Finding.ok("JAVA_HOME", home));
    }
  }

  private void terminal() {
    String type = environment.getOrDefault("TERM", "");
    if ("ascii".equals(properties.apply("couplet.output"))) {
      findings.add(
          Finding.note(
              "terminal",
              "takes ASCII only, by its locale",
              "set LC_ALL to C.UTF-8 for lines and letters as they are meant"));
    } else {
      findings.add(Finding.ok("terminal", "takes UTF-8"));
    }
    if (type.equals("dumb")) {
      findings.add(
          Finding.note(
              "TERM", "dumb, so that pages are not redrawn", "set it to what your terminal is"));
    } else if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      findings.add(Finding.ok("colour", "none, as NO_COLOR asks"));
    }
  }

  private void writable(String what, Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".couplet-doctor", ""));
      findings.add(Finding.ok(what, folder + " can be written"));
    } catch (IOException e) {
      findings.add(
          Finding.wrong(
              what, folder + " cannot be written", "make it yours, or put the checkout elsewhere"));
    }
  }

  private void space(String what, Path folder) {
    try {
      long megabytes = Files.getFileStore(folder).getUsableSpace() / MEGABYTE;
      findings.add(
          megabytes < LEAST_MEGABYTES
              ? Finding.wrong(
                  what,
                  megabytes + " MB free for " + folder,
                  "make room: " + LEAST_MEGABYTES + " MB are needed")
              : Finding.ok(what, megabytes + " MB free for " + folder));
    } catch (IOException e) {
      findings.add(Finding.note(what, "not to be found out for " + folder, "look for yourself"));
    }
  }

  private void events() {
    try {
      FileStore store =
          Files.getFileStore(
              Files.isDirectory(checkout.answers()) ? checkout.answers() : checkout.home());
      String type = store.type().toLowerCase(Locale.ROOT);
      findings.add(
          WITHOUT_EVENTS.contains(type) || type.startsWith("fuse.")
              ? Finding.note(
                  "file system",
                  store.type() + " sends no events; Couplet looks at your files itself",
                  "a folder on this machine's disk answers sooner")
              : Finding.ok("file system", store.type()));
    } catch (IOException e) {
      findings.add(Finding.note("file system", "of no known type", "nothing need be done"));
    }
  }

  private void editor() {
    Editor.of(environment, this::isOnThePath)
        .ifPresentOrElse(
            editor -> findings.add(Finding.ok("editor", editor.program())),
            () ->
                findings.add(
                    Finding.note(
                        "editor",
                        "the watch's key e knows none",
                        "set EDITOR to yours for that key")));
  }

  private void program(String name, String use) {
    findings.add(
        isOnThePath(name)
            ? Finding.ok(name, "is here, for " + use)
            : Finding.note(name, "is not here", "install it only for " + use));
  }

  /** Whether a check of a real answer works: the compiler, a process, and what comes back. */
  private void check() {
    try {
      List<Exercise> exercises = Catalog.of(checkout).exercises();
      if (exercises.isEmpty()) {
        findings.add(
            Finding.wrong(
                "exercises",
                "there are none in " + checkout.exercises(),
                "get the whole checkout again"));
        return;
      }
      long start = System.nanoTime();
      Verdict verdict = new Grader(Limits.USUAL).grade(Submission.ofStub(exercises.get(0)));
      long millis = (System.nanoTime() - start) / 1_000_000;
      findings.add(
          verdict.failing().isEmpty()
              ? Finding.wrong(
                  "a check",
                  "of an empty answer says: " + verdict.inBrief().lines().findFirst().orElse(""),
                  "report it to us")
              : Finding.ok("a check", "takes " + millis + " ms"));
    } catch (EnvironmentProblem e) {
      findings.add(Finding.wrong("a check", "is not possible", String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      findings.add(Finding.wrong("a check", "broke with " + e, "report it to us"));
    }
  }

  private boolean isOnThePath(String program) {
    return Editor.isOnThePath(environment, program);
  }

  private boolean isWindows() {
    return property("os.name").startsWith("Windows");
  }

  private String property(String name) {
    String value = properties.apply(name);
    return value == null ? "unknown" : value;
  }

  private static boolean same(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }
}
