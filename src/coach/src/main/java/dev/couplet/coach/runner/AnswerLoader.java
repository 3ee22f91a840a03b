// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.runner;

import java.util.List;
import java.util.Map;

/** Has the classes of the answer and of its checks, from memory. */
final class AnswerLoader extends ClassLoader {
  /** The loader's name, by which frames of its classes are known. */
  static final String NAME = "answer";

  /** What is on the class path for the runner's sake. */
  private static final List<String> HIDDEN =
      List.of("dev.couplet.coach.", "org.junit.platform.launcher.", "org.junit.jupiter.engine.");

  private final Map<String, byte[]> classes;

  AnswerLoader(Map<String, byte[]> classes, ClassLoader parent) {
    super(NAME, parent);
    this.classes = classes;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (HIDDEN.stream().anyMatch(name::startsWith)) {
      throw new ClassNotFoundException(name + " is not for answers");
    }
    return super.loadClass(name, resolve);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] file = classes.get(name);
    if (file == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, file, 0, file.length);
  }
}
