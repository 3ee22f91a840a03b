// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

/** Ends a program with an exit code of its own, see {@link Reactors#react}. */
public final class Exit extends Exception {
  private static final long serialVersionUID = 1;

  private final int code;

  /** Makes one with {@code code}. */
  public Exit(int code) {
    super("exit with " + code);
    this.code = code;
  }

  /** Returns the code. */
  public int code() {
    return code;
  }
}
