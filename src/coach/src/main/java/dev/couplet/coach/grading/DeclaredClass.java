// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the top-level class that a file declares first: answers in {@code wrong/} have other names.
 */
final class DeclaredClass {
  private static final Pattern DECLARATION =
      Pattern.compile(
          "^(?:public |final |abstract |sealed )*(?:class|record|interface|enum) (\\w+)",
          Pattern.MULTILINE);

  private DeclaredClass() {}

  static String in(SourceFile file) {
    Matcher declaration = DECLARATION.matcher(file.text());
    if (declaration.find()) {
      return declaration.group(1);
    }
    throw new IllegalArgumentException(file.path() + " declares no class");
  }
}
