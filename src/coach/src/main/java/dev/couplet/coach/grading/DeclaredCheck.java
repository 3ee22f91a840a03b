// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.catalog.Exercise;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A check as its source declares it.
 *
 * @param name the method's name
 * @param stays why it stays though others find all that it finds: the words of a comment {@code //
 *     Stays: …} above it; empty if there is none
 */
record DeclaredCheck(String name, String stays) {
  private static final Pattern STAYS = Pattern.compile("\\s*// Stays: (.*)");
  private static final Pattern COMMENT = Pattern.compile("\\s*// (.*)");
  private static final Pattern TEST =
      Pattern.compile("\\s*@(?:Test|Replayed|ParameterizedTest)\\b.*");
  private static final Pattern METHOD = Pattern.compile("\\s*(?:public )?void (\\w+)\\(.*");

  /** Reads the tests of {@code exercise}. */
  static List<DeclaredCheck> of(Exercise exercise) {
    List<DeclaredCheck> checks = new ArrayList<>();
    for (Path test : exercise.tests()) {
      read(SourceFile.read(test).lines(), checks);
    }
    return checks;
  }

  private static void read(List<String> lines, List<DeclaredCheck> checks) {
    StringBuilder stays = new StringBuilder();
    boolean test = false;
    for (String line : lines) {
      Matcher begin = STAYS.matcher(line);
      Matcher comment = COMMENT.matcher(line);
      Matcher method = METHOD.matcher(line);
      if (begin.matches()) {
        stays.append(begin.group(1));
      } else if (comment.matches() && !stays.isEmpty()) {
        stays.append(' ').append(comment.group(1));
      } else if (TEST.matcher(line).matches()) {
        test = true;
      } else if (method.matches()) {
        if (test) {
          checks.add(new DeclaredCheck(method.group(1), stays.toString()));
        }
        stays.setLength(0);
        test = false;
      }
    }
  }
}
