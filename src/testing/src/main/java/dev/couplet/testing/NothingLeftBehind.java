// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import dev.couplet.clock.VirtualClock;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.reactor.Reactor;
import dev.couplet.trace.ErrorLog;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * Gives a test what it asks for by its parameters, and fails it if it leaves anything behind: a
 * delayed call that is still pending, a Deferred's failure that nobody handled, or an error that
 * was reported and that it did not drain.
 *
 * <pre>{@code
 * @ExtendWith(NothingLeftBehind.class)
 * class CountdownTest {
 *   @Test
 *   void countsDownToZero(MemoryReactor reactor) { … }
 * }
 * }</pre>
 *
 * <p>A constructor, a test and its set-up may ask for a {@link MemoryReactor} (as such or as a
 * {@link Reactor}), a {@link VirtualClock}, and an {@link ErrorLog.Recording}, from which the test
 * drains the errors that it expects. Each test has its own, and all its parameters get the same.
 *
 * <p>The error log is one for the whole program: tests with this extension must not run in parallel
 * within one.
 */
public final class NothingLeftBehind
    implements TestInstancePreConstructCallback,
        BeforeEachCallback,
        ParameterResolver,
        AfterEachCallback {
  private static final Map<Class<?>, Function<Belongings, Object>> PARAMETERS =
      Map.of(
          MemoryReactor.class, belongings -> belongings.reactor,
          Reactor.class, belongings -> belongings.reactor,
          VirtualClock.class, belongings -> belongings.clock,
          ErrorLog.Recording.class, belongings -> belongings.errors);

  /** Makes the extension; JUnit does. */
  public NothingLeftBehind() {}

  /** A test's own from its constructor on, so that errors are recorded from then on, too. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext factory, ExtensionContext context) {
    belongings(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    belongings(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Function<Belongings, Object> value = PARAMETERS.get(parameter.getParameter().getType());
    if (value == null) {
      throw new IllegalArgumentException("no value for " + parameter);
    }
    return value.apply(belongings(context));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    // A test that failed has left in the middle. Its errors may say why; its calls only distract.
    boolean failed = context.getExecutionException().isPresent();
    belongings(context).check(!failed);
  }

  private static Belongings belongings(ExtensionContext context) {
    return context
        .getStore(ExtensionContext.Namespace.create(NothingLeftBehind.class))
        .computeIfAbsent(Belongings.class, key -> new Belongings(), Belongings.class);
  }
}
