// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.catalog.Exercise;
import dev.couplet.coach.catalog.Statement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The checks that a statement's hints are for have to be there. */
final class NudgedChecks {
  private NudgedChecks() {}

  /** Returns a sentence for each name in a hint's {@code when} that is no check's. */
  static List<String> unknown(Exercise exercise) {
    List<String> findings = new ArrayList<>();
    for (Statement.Nudge nudge : exercise.statement().nudges()) {
      for (String check : nudge.checks()) {
        if (exercise.checks().stream().noneMatch(file -> declares(file, check))) {
          findings.add("a hint is for '" + check + "', but there is no check of that name");
        }
      }
    }
    return findings;
  }

  private static boolean declares(Path checks, String name) {
    return Pattern.compile("\\bvoid " + name + "\\(")
        .matcher(SourceFile.read(checks).text())
        .find();
  }
}
