// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts what a statement includes, such as the program to be predicted, in its place. */
final class Includes {
  private static final Pattern INCLUDE =
      Pattern.compile("include::([\\w./-]+)\\[(?:tag=([\\w-]+))?\\]");
  private static final Pattern TAG = Pattern.compile("\\s*// (tag|end)::([\\w-]+)\\[\\]");

  private Includes() {}

  /**
   * Returns {@code text} with the lines of the files that it includes, which lie in {@code folder}.
   *
   * @throws IllegalArgumentException if a file or a tag is not there
   */
  static String expand(String text, Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher include = INCLUDE.matcher(line);
      if (include.matches()) {
        lines.addAll(included(folder.resolve(include.group(1)), include.group(2), line));
      } else {
        lines.add(line);
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> included(Path file, @Nullable String tag, String line)
      throws IOException {
    if (!Files.exists(file)) {
      throw new IllegalArgumentException("'" + line + "' finds no file " + file);
    }
    List<String> lines = new ArrayList<>();
    boolean within = tag == null;
    boolean found = within;
    for (String each : Files.readAllLines(file)) {
      Matcher mark = TAG.matcher(each);
      if (!mark.matches()) {
        if (within) {
          lines.add(each);
        }
      } else if (mark.group(2).equals(tag)) {
        within = mark.group(1).equals("tag");
        found = true;
      }
    }
    if (!found) {
      throw new IllegalArgumentException("'" + line + "' finds no tag of that name in " + file);
    }
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }
}
