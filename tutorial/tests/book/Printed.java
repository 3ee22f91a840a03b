// SPDX-License-Identifier: Apache-2.0
package book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Compares what a listing prints with the file that the chapter shows. */
public final class Printed {
  private Printed() {}

  /** Has {@code program} print, and asserts that this is what stands in {@code file}. */
  public static void assertPrints(String file, Consumer<PrintStream> program) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    program.accept(new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"))
        .isEqualTo(read("listings/" + file));
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
