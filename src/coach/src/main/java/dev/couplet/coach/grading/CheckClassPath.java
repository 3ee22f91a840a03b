// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.runner.Runner;
import dev.couplet.reactor.Reactor;
import dev.couplet.testing.Replayed;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import net.bytebuddy.ByteBuddy;
import org.apiguardian.api.API;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.Launcher;
import org.opentest4j.AssertionFailedError;

/**
 * What answers and checks are compiled against, and what they run with: the library, JUnit and
 * AssertJ, wherever this process has them from; nothing else that is on its own class path.
 */
final class CheckClassPath {
  /** What sources may name. */
  private static final List<Class<?>> NAMED =
      List.of(
          Reactor.class,
          Replayed.class,
          Test.class,
          ParameterizedTest.class,
          JUnitException.class,
          Assertions.class,
          AssertionFailedError.class,
          API.class,
          NullMarked.class);

  /** What running takes beside. Reading a large one costs the compiler time. */
  private static final List<Class<?>> BESIDE =
      List.of(
          Runner.class, Launcher.class, TestEngine.class, JupiterTestEngine.class, ByteBuddy.class);

  private CheckClassPath() {}

  /** Returns the library alone, with the annotations in it. */
  static String ofLibrary() {
    return join(List.of(Reactor.class, NullMarked.class));
  }

  /** Returns the class path to compile checks against. */
  static String toCompile() {
    return join(NAMED);
  }

  /** Returns the class path to run with. */
  static String toRun() {
    return join(NAMED) + File.pathSeparator + join(BESIDE);
  }

  private static String join(List<Class<?>> types) {
    return types.stream()
        .map(CheckClassPath::home)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no path to " + type, e);
    }
  }
}
