// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tests that are plain methods: each takes what it tests as its only parameter, and throws when
 * that is wrong. Private methods are not among them.
 *
 * @param <T> what is tested
 */
public final class Suite<T> {
  private final Class<?> tests;
  private final List<Method> methods;

  private Suite(Class<?> tests, List<Method> methods) {
    this.tests = tests;
    this.methods = methods;
  }

  /**
   * Returns the tests in the class {@code tests} of what has the type {@code tested}. An {@code
   * assert} in them counts, if nothing of that class has run yet.
   */
  public static <T> Suite<T> of(Class<?> tests, Class<T> tested) {
    tests.getClassLoader().setClassAssertionStatus(tests.getName(), true);
    return new Suite<>(
        tests,
        Arrays.stream(tests.getDeclaredMethods())
            .filter(method -> !method.isSynthetic() && !Modifier.isPrivate(method.getModifiers()))
            .filter(method -> List.of(method.getParameterTypes()).equals(List.of(tested)))
            // Reflection lists them in no particular order.
            .sorted(Comparator.comparing(Method::getName))
            .toList());
  }

  /** Returns how many tests there are. */
  public int size() {
    return methods.size();
  }

  /**
   * Tries each test on a subject of its own, until one throws; returns what that said.
   *
   * @param subject makes what is tested
   */
  public Optional<Refusal> refusal(Supplier<? extends T> subject) {
    for (Method test : methods) {
      try {
        test.setAccessible(true);
        Object target = Modifier.isStatic(test.getModifiers()) ? null : instance();
        test.invoke(target, subject.get());
      } catch (InvocationTargetException e) {
        Throwable thrown = e.getCause();
        return Optional.of(new Refusal(test.getName(), thrown == null ? e : thrown));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot call " + test, e);
      }
    }
    return Optional.empty();
  }

  private Object instance() throws ReflectiveOperationException {
    Constructor<?> constructor = tests.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  /**
   * A test's word that what it tested is wrong.
   *
   * @param test the method's name
   * @param thrown what it threw
   */
  public record Refusal(String test, Throwable thrown) {}
}
