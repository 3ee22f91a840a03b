// SPDX-License-Identifier: Apache-2.0
package book;

import java.util.List;

/** What is wrong with a book, all of it: one run of the build shows every place to mend. */
final class Flaws extends RuntimeException {
  private static final long serialVersionUID = 1;

  Flaws(List<String> flaws) {
    super(String.join("\n", flaws));
  }
}
