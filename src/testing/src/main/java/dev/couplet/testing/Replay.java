// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a {@link Replayed} test once for each seed, until one fails. */
public final class Replay implements TestTemplateInvocationContextProvider {
  /** Seeds are drawn from so few that one can be typed. */
  private static final int SEEDS = 1_000_000;

  /** Makes the extension; JUnit does. */
  public Replay() {}

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    AtomicBoolean failed = new AtomicBoolean();
    return seeds(context).takeWhile(seed -> !failed.get()).mapToObj(seed -> new Run(seed, failed));
  }

  private static LongStream seeds(ExtensionContext context) {
    return context
        .getConfigurationParameter("couplet.seed", Long::valueOf)
        .map(LongStream::of)
        .orElseGet(() -> manySeeds(context));
  }

  private static LongStream manySeeds(ExtensionContext context) {
    Replayed replayed = context.getRequiredTestMethod().getAnnotation(Replayed.class);
    int count =
        context
            .getConfigurationParameter("couplet.seeds.count", Integer::valueOf)
            .orElseGet(() -> replayed.times());
    long first =
        context
            .getConfigurationParameter("couplet.seeds.first", Long::valueOf)
            .orElseGet(() -> (long) new SecureRandom().nextInt(SEEDS));
    return LongStream.range(first, first + count);
  }

  private record Run(long seed, AtomicBoolean failed)
      implements TestTemplateInvocationContext, ParameterResolver, TestExecutionExceptionHandler {
    @Override
    public String getDisplayName(int invocation) {
      return "seed " + seed;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Draw.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return new Draw(seed);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown)
        throws Throwable {
      failed.set(true);
      context.publishReportEntry("seed", Long.toString(seed));
      throw thrown;
    }
  }
}
