// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Opens pages in the learner's browser, by what each system has for that. */
final class WebBrowser {
  /** Whoever opens a page and has not failed by then has done it, or is the browser itself. */
  private static final long LIMIT_SECONDS = 3;

  private final Optional<List<String>> opener;

  private WebBrowser(Optional<List<String>> opener) {
    this.opener = opener;
  }

  /** The one of this system, if a desktop is there to open it on. */
  static WebBrowser ofSystem() {
    return of(System.getProperty("os.name"), System.getenv());
  }

  static WebBrowser of(String system, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    String asked = environment.getOrDefault("BROWSER", "");
    if (!asked.isBlank()) {
      return new WebBrowser(Optional.of(List.of(asked.strip().split("\\s+"))));
    }
    if (name.startsWith("mac")) {
      return new WebBrowser(Optional.of(List.of("open")));
    }
    if (name.startsWith("windows")) {
      return new WebBrowser(Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler")));
    }
    boolean desktop =
        environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    return new WebBrowser(desktop ? Optional.of(List.of("xdg-open")) : Optional.empty());
  }

  /** Returns the command that opens pages, if there is one. */
  Optional<List<String>> opener() {
    return opener;
  }

  /** Opens {@code page}, and returns whether that has worked as far as can be told. */
  boolean open(Path page) {
    if (opener.isEmpty()) {
      return false;
    }
    List<String> command = new ArrayList<>(opener.get());
    command.add(page.toUri().toString());
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return !process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
