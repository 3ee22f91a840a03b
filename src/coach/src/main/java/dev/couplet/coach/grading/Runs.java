// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.grading.CheckProcess.Run;
import dev.couplet.coach.runner.Request;
import dev.couplet.coach.runner.Wire;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How checks went, kept by what that depends on: the answer, the checks, the library with all else
 * on the class path, the seeds and the limits. Only what another run would find again is kept: no
 * run that a limit of time has ended.
 */
final class Runs {
  /** Keeps nothing. */
  static final Runs NOT_KEPT = new Runs(null);

  private static final String TOKEN = "run";

  private final @Nullable Path folder;
  private byte @Nullable [] classPathSum;

  private Runs(@Nullable Path folder) {
    this.folder = folder;
  }

  static Runs keptIn(Path folder) {
    return new Runs(folder);
  }

  /** Returns how the checks of {@code submission} went, if that is known. */
  Optional<Run> find(Submission submission, Request request) {
    if (folder == null) {
      return Optional.empty();
    }
    Wire wire = new Wire(TOKEN);
    List<Wire.Message> reports = new ArrayList<>();
    try (Stream<String> lines = Files.lines(folder.resolve(key(submission, request)))) {
      lines.forEach(line -> wire.parse(line).ifPresent(reports::add));
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
    Run run = new Run(reports, 0, Optional.empty(), "");
    return wouldComeAgain(run) ? Optional.of(run) : Optional.empty();
  }

  /** Keeps {@code run}, unless another might end otherwise. */
  void keep(Submission submission, Request request, Run run) {
    if (folder == null || !wouldComeAgain(run)) {
      return;
    }
    Wire wire = new Wire(TOKEN);
    List<String> lines = new ArrayList<>();
    for (Wire.Message report : run.reports()) {
      lines.add(wire.line(report.word(), report.fields().toArray(String[]::new)));
    }
    try {
      byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
      CacheFile.write(folder.resolve(key(submission, request)), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean wouldComeAgain(Run run) {
    return isWhole(run) && run.reports().stream().noneMatch(report -> report.word().equals("left"));
  }

  /** Whether all was heard of {@code run} that there is to be said of it. */
  static boolean isWhole(Run run) {
    List<Wire.Message> reports = run.reports();
    for (int i = 0; i < reports.size(); i++) {
      if (reports.get(i).number() != i) {
        return false;
      }
    }
    return !reports.isEmpty() && reports.get(reports.size() - 1).word().equals(Wire.LAST_WORD);
  }

  private String key(Submission submission, Request request) {
    MessageDigest digest = digest();
    digest.update(classPathSum());
    add(digest, request.checks().toString(), request.parameters().toString());
    add(digest, request.traced());
    add(digest, request.processorLimit().toString(), request.waitLimit().toString());
    add(digest, submission.exercise().statement().attributes().toString());
    for (Map.Entry<String, SourceFile> source : submission.sources().entrySet()) {
      add(digest, source.getKey(), source.getValue().text());
    }
    for (Path check : submission.exercise().checks()) {
      add(digest, check.getFileName().toString(), SourceFile.read(check).text());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** With the length before each, so that no two lists of texts come to the same. */
  private static void add(MessageDigest digest, String... texts) {
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
  }

  private synchronized byte[] classPathSum() {
    if (classPathSum == null) {
      MessageDigest digest = digest();
      add(digest, Runtime.version().toString());
      for (String part : CheckClassPath.toRun().split(File.pathSeparator, -1)) {
        try (Stream<Path> files = Files.walk(Path.of(part))) {
          for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
            add(digest, Path.of(part).relativize(file).toString());
            digest.update(Files.readAllBytes(file));
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      classPathSum = digest.digest();
    }
    return classPathSum;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
