// SPDX-License-Identifier: Apache-2.0
package book;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;

/** The library's Javadoc, as a part of the site. */
final class Javadocs {
  private Javadocs() {}

  static void make(Path sources, Path target) throws IOException {
    Files.createDirectories(target);
    ToolProvider javadoc =
        ToolProvider.findFirst("javadoc")
            .orElseThrow(() -> new Flaws(List.of("this Java has no javadoc; use a whole JDK")));
    StringWriter said = new StringWriter();
    int result =
        javadoc.run(
            new PrintWriter(said),
            new PrintWriter(said),
            "-quiet",
            "-notimestamp",
            "-Xdoclint:none",
            "-encoding",
            "UTF-8",
            "-docencoding",
            "UTF-8",
            "-charset",
            "UTF-8",
            "-d",
            target.toString(),
            "--module-path",
            annotations(),
            "-sourcepath",
            sources.toString(),
            "-subpackages",
            "dev.couplet",
            "-doctitle",
            "The library of Couplet",
            "-windowtitle",
            "Couplet");
    if (result != 0) {
      throw new Flaws(List.of("javadoc: " + said));
    }
  }

  /** The one module that the library's names. */
  private static String annotations() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(path -> path.contains("jspecify"))
        .findFirst()
        .orElseThrow(() -> new Flaws(List.of("javadoc: jspecify is not on the class path")));
  }
}
