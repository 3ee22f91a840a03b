// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;

/** A screen whose output and errors are kept. */
final class Console {
  private static final Screen.Abilities PLAIN = new Screen.Abilities(false, false, false, false);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Screen screen;

  Console() {
    this(PLAIN);
  }

  Console(Screen.Abilities abilities) {
    this.screen = new Screen(out, err, abilities);
  }

  Screen screen() {
    return screen;
  }

  /** Runs the command line; returns the exit code. */
  int run(String... arguments) {
    return Main.run(screen, arguments);
  }

  /** {@code words}, with the coach's name as it is typed on this system. */
  static String typedHere(String words) {
    return words.replace("./couplet", Places.COACH);
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  String out() {
    return text(out);
  }

  String err() {
    return text(err);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  /** Asserts what was said on the two streams, to the letter. */
  void assertSaid(String onOut, String onErr) {
    Assertions.assertThat(out()).isEqualTo(typedHere(onOut));
    Assertions.assertThat(err()).isEqualTo(typedHere(onErr));
  }
}
