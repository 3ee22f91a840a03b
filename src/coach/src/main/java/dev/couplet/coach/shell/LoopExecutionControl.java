// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs what JShell compiled on the loop's thread, while JShell's thread waits. Values become text
 * there too: a snippet's {@code toString} may use the reactor.
 */
final class LoopExecutionControl extends DirectExecutionControl {
  private final Loop loop;
  private final SnippetLoader loader;
  private final Consumer<List<String>> beforeLoading;
  private final Runnable beforeSnippet;
  private final Values values;
  private volatile @Nullable Throwable thrown;
  private volatile @Nullable Object value;
  private volatile boolean interrupted;

  /**
   * Makes a control.
   *
   * @param beforeLoading told the names of the classes that are about to be loaded
   * @param values knows how to say those that JShell has no words for
   * @param beforeSnippet called on the loop's thread before each snippet, in its turn
   */
  LoopExecutionControl(
      Loop loop,
      SnippetLoader loader,
      Consumer<List<String>> beforeLoading,
      Runnable beforeSnippet,
      Values values) {
    super(loader);
    this.loop = loop;
    this.loader = loader;
    this.beforeLoading = beforeLoading;
    this.beforeSnippet = beforeSnippet;
    this.values = values;
  }

  /** Returns what the last snippet threw, as it threw it; null if it did not. */
  @Nullable Throwable thrown() {
    return thrown;
  }

  /** Returns the class {@code name}, which a snippet became. */
  Class<?> snippetClass(String name) throws ClassNotFoundException {
    return loader.findClass(name);
  }

  /** Returns what the last snippet came to, as it is; null if it came to nothing. */
  @Nullable Object value() {
    return value;
  }

  void forgetOutcome() {
    thrown = null;
    value = null;
  }

  @Override
  public void load(ClassBytecodes[] compiled)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    beforeLoading.accept(Stream.of(compiled).map(ClassBytecodes::name).toList());
    super.load(compiled);
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    PrintStream out = System.out;
    PrintStream err = System.err;
    try {
      return loader.mayWait(snippet.getDeclaringClass().getName())
          ? loop.callWaiting(() -> invokeHere(snippet))
          : loop.call(() -> invokeHere(snippet));
    } catch (Stopped e) {
      // It has not come back, and never will to us.
      thrown = e;
      throw new InvocationTargetException(e);
    } finally {
      // JShell's next step is to flush them.
      if (System.out == null) {
        System.setOut(out);
      }
      if (System.err == null) {
        System.setErr(err);
      }
    }
  }

  @Override
  public String varValue(String className, String varName)
      throws RunException, EngineTerminationException, InternalException {
    try {
      return loop.call(() -> valueHere(className, varName));
    } catch (RunException | EngineTerminationException | InternalException e) {
      throw e;
    } catch (Exception e) {
      throw new InternalException(e.toString());
    }
  }

  /** Stops the snippet that runs, or the next one if JShell is still at work on it. */
  @Override
  public void stop() {
    interrupted = true;
    loop.stop();
  }

  /** Lets the next snippet run, though an earlier one was interrupted. */
  void forgetInterrupt() {
    interrupted = false;
  }

  /**
   * Tells JShell only that something was thrown. What it was, {@link #thrown} has: its message may
   * be the learner's code, which must not run on JShell's thread, and its causes may be a circle.
   */
  @Override
  protected String throwConvertedInvocationException(Throwable cause)
      throws RunException, InternalException {
    if (cause instanceof SPIResolutionException) {
      return super.throwConvertedInvocationException(cause);
    }
    String name = cause.getClass().getName();
    throw new UserException(name, name, cause.getStackTrace());
  }

  private String valueHere(String className, String name)
      throws RunException, EngineTerminationException, InternalException {
    try {
      Field field = loader.findClass(className).getDeclaredField(name);
      field.setAccessible(true);
      Object held = field.get(null);
      String spoken = held == null ? null : values.text(held);
      return spoken == null ? super.varValue(className, name) : spoken;
    } catch (ReflectiveOperationException e) {
      return super.varValue(className, name);
    }
  }

  private String invokeHere(Method snippet) throws InvocationTargetException {
    beforeSnippet.run();
    try {
      if (interrupted) {
        throw new InterruptedException("before it ran");
      }
      Object made = snippet.invoke(null);
      value = made;
      String spoken = made == null ? null : values.text(made);
      return spoken == null ? valueString(made) : spoken;
    } catch (InvocationTargetException e) {
      thrown = e.getCause();
      throw e;
    } catch (Throwable e) {
      // From the value's toString, most likely; and in any case nothing that JShell could explain.
      thrown = e;
      throw new InvocationTargetException(e);
    }
  }
}
