// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import dev.couplet.reactor.Reactor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What snippets find without asking for it. */
final class Preloaded {
  private static final List<String> JAVA_IMPORTS =
      List.of(
          "java.io.*",
          "java.math.*",
          "java.net.*",
          "java.nio.file.*",
          // Not all of java.time: it has a Clock, too.
          "java.time.Duration",
          "java.util.*",
          "java.util.concurrent.*",
          "java.util.function.*",
          "java.util.regex.*",
          "java.util.stream.*",
          "static dev.couplet.coach.shell.Helpers.*");

  private static final Set<String> KNOWN_WITHOUT =
      Set.of("reactor", "String", "System", "Math", "Thread", "Object", "Integer");

  private Preloaded() {}

  /**
   * Returns what is imported: much of the JDK, and each package that the library exports. Those are
   * read from the library's own descriptor, so that none can be forgotten here.
   */
  static List<String> imports() {
    Stream<String> library =
        libraryDescriptor().exports().stream()
            .filter(exported -> !exported.isQualified())
            .map(exported -> exported.source() + ".*")
            .sorted();
    return Stream.concat(JAVA_IMPORTS.stream(), library).toList();
  }

  /**
   * Returns whether {@code text} means the same without any of these imports, as far as can be told
   * at a glance: the only names in it that do not follow a dot are known without.
   */
  static boolean canDoWithout(String text) {
    String before = "";
    for (JavaToken token : JavaToken.all(text)) {
      boolean name =
          token.kind() == JavaToken.Kind.OTHER
              && Character.isJavaIdentifierStart(token.text().charAt(0));
      if (token.kind() == JavaToken.Kind.ANNOTATION
          || (name && !before.endsWith(".") && !KNOWN_WITHOUT.contains(token.text()))) {
        return false;
      }
      before = token.text().isBlank() ? before : token.text();
    }
    return true;
  }

  /** Returns where the library and the shell are, for the compiler of snippets. */
  static List<Path> classPath() {
    return List.of(locationOf(Reactor.class), locationOf(Preloaded.class));
  }

  private static ModuleDescriptor libraryDescriptor() {
    if (Reactor.class.getModule().isNamed()) {
      return Reactor.class.getModule().getDescriptor();
    }
    String file = "/" + Reactor.class.getName().replace('.', '/') + ".class";
    String url = Objects.requireNonNull(Reactor.class.getResource(file)).toString();
    try (InputStream in = new URL(url.replace(file, "/module-info.class")).openStream()) {
      return ModuleDescriptor.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path locationOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
