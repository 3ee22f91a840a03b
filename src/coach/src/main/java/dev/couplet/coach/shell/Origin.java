// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

/** Where a snippet came from, so that the learner can be told where to look. */
interface Origin {
  /** A snippet that was typed: it has no line but a number, under which /list shows it. */
  Origin TYPED =
      new Origin() {
        @Override
        public String place(String id, int line) {
          return "snippet " + id + (line == 1 ? "" : ", line " + line);
        }

        @Override
        public String heading(int line) {
          return "";
        }
      };

  /** Returns the place of line {@code line}, counted from 1, of the snippet {@code id}. */
  String place(String id, int line);

  /** Returns what a complaint about that line begins with; nothing where it has just been typed. */
  String heading(int line);

  /** A snippet whose first line is line {@code firstLine} of what was piped in. */
  static Origin pipe(int firstLine) {
    return new Lines("line ", firstLine);
  }

  /** A snippet whose first line is line {@code firstLine} of the file {@code name}. */
  static Origin file(String name, int firstLine) {
    return new Lines(name + ":", firstLine);
  }

  /** Lines of a text, numbered. */
  record Lines(String prefix, int firstLine) implements Origin {
    @Override
    public String place(String id, int line) {
      return prefix + (firstLine + line - 1);
    }

    @Override
    public String heading(int line) {
      return place("", line) + ": ";
    }
  }
}
