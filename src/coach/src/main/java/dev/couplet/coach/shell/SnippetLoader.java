// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/**
 * Loads the classes that JShell makes of snippets, below the loader that has the library: the
 * library's classes are the same for snippets as for the shell.
 */
final class SnippetLoader implements LoaderDelegate {
  private final Loader loader = new Loader(SnippetLoader.class.getClassLoader());
  private final Map<String, Class<?>> classes = new HashMap<>();

  private final Map<String, Wrapper> wrappers = new HashMap<>();

  /** What is known of the class around a snippet, together with those within it. */
  private static final class Wrapper {
    private boolean awaits;
    private final Set<String> names = new HashSet<>();
  }

  /**
   * Returns whether the snippet that became the class {@code name} waits for a Deferred as a
   * coroutine does, or names another one that may.
   */
  boolean mayWait(String name) {
    Set<String> seen = new HashSet<>();
    Deque<String> left = new ArrayDeque<>(List.of(wrapperOf(name)));
    while (!left.isEmpty()) {
      String next = left.pop();
      Wrapper wrapper = wrappers.get(next);
      if (seen.add(next) && wrapper != null) {
        if (wrapper.awaits) {
          return true;
        }
        left.addAll(wrapper.names);
      }
    }
    return false;
  }

  private static String wrapperOf(String className) {
    return SourceMap.wrapper(className).orElse(className);
  }

  ClassLoader classLoader() {
    return loader;
  }

  @Override
  public void load(ClassBytecodes[] compiled) throws ClassInstallException {
    boolean[] installed = new boolean[compiled.length];
    // All of them first: they may refer to each other.
    classesRedefined(compiled);
    for (int i = 0; i < compiled.length; i++) {
      String name = compiled[i].name();
      try {
        classes.put(name, Class.forName(name, false, loader));
        installed[i] = true;
      } catch (ClassNotFoundException | LinkageError e) {
        throw new ClassInstallException(name + " can't be loaded: " + e, installed);
      }
    }
  }

  @Override
  public void classesRedefined(ClassBytecodes[] compiled) {
    for (ClassBytecodes one : compiled) {
      Weaver.Woven woven = Weaver.weave(one.bytecodes());
      loader.bytecodes.put(one.name(), woven.file());
      Wrapper wrapper = wrappers.computeIfAbsent(wrapperOf(one.name()), name -> new Wrapper());
      wrapper.awaits |= woven.awaits();
      wrapper.names.addAll(woven.wrappers());
    }
  }

  @Override
  public void addToClasspath(String path) throws InternalException {
    for (String part : path.split(File.pathSeparator, -1)) {
      try {
        loader.addURL(new File(part).toURI().toURL());
      } catch (MalformedURLException e) {
        throw new InternalException(part + ": " + e.getMessage());
      }
    }
  }

  @Override
  public Class<?> findClass(String name) throws ClassNotFoundException {
    Class<?> found = classes.get(name);
    if (found == null) {
      throw new ClassNotFoundException(name);
    }
    return found;
  }

  private static final class Loader extends URLClassLoader {
    private final Map<String, byte[]> bytecodes = new ConcurrentHashMap<>();

    Loader(ClassLoader parent) {
      super("snippets", new URL[0], parent);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = bytecodes.get(name);
      return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    protected void addURL(URL url) {
      super.addURL(url);
    }
  }
}
