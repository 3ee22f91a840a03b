// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

/**
 * What a snippet's call of {@code System.exit} or its like becomes, so that the loop and all
 * variables live on. An Error, so that code that catches exceptions does not take it for one of its
 * own.
 *
 * <p>Its methods stand in for those in the code of snippets, under their names.
 */
@SuppressWarnings("DoNotCallSuggester") // Nobody calls them but code that is woven to.
public final class ExitRefused extends Error {
  private static final long serialVersionUID = 1;

  private ExitRefused(String call) {
    super(
        call
            + " is refused: it would end the shell; /exit does that, and reactor.stop() ends the loop");
  }

  /**
   * Stands in for {@link System#exit}.
   *
   * @throws ExitRefused always
   */
  public static void exit(int status) {
    throw new ExitRefused("System.exit(" + status + ")");
  }

  /**
   * Stands in for {@link Runtime#exit}.
   *
   * @throws ExitRefused always
   */
  public static void exit(Runtime runtime, int status) {
    throw new ExitRefused("Runtime.exit(" + status + ")");
  }

  /**
   * Stands in for {@link Runtime#halt}.
   *
   * @throws ExitRefused always
   */
  public static void halt(Runtime runtime, int status) {
    throw new ExitRefused("Runtime.halt(" + status + ")");
  }
}
