// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import dev.couplet.trace.ErrorLog;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call that holds a reactor, so that nothing else can happen.
 *
 * @param held how long, so far; since the watch first saw it
 * @param stack where the reactor's thread is, innermost first
 */
public record BlockedLoop(Duration held, List<StackTraceElement> stack) {
  private static final Pattern LIBRARY =
      Pattern.compile(
          "dev\\.couplet\\.(clock|defer|mail|memory|net|protocols|reactor|task|trace|web)\\..*");
  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");
  private static final Pattern JDK = Pattern.compile("(java|javax|jdk|sun|com\\.sun)\\..*");

  /** Makes one with a copy of the stack. */
  public BlockedLoop {
    stack = List.copyOf(stack);
  }

  /**
   * Returns the place in the program that holds the reactor: the method that the library called,
   * and the line that it has come to.
   */
  public StackTraceElement callback() {
    int loop = stack.size() - 1;
    while (loop >= 0 && !isLibrary(stack.get(loop))) {
      loop--;
    }
    for (int i = loop; i >= 0; i--) {
      if (isProgram(stack.get(i))) {
        return stack.get(i);
      }
    }
    // A method of the JDK was the callback, for instance; it was called by the library.
    return stack.get(0);
  }

  /** Writes it to the {@link ErrorLog}: the listener for those who have no other. */
  public void report() {
    Throwable trace = new Throwable("the reactor's thread is here");
    trace.setStackTrace(stack.toArray(StackTraceElement[]::new));
    ErrorLog.report(toString(), trace);
  }

  @Override
  public String toString() {
    StackTraceElement callback = callback();
    return "%s (%s:%d) has held the reactor for %.3f s"
        .formatted(
            name(callback), callback.getFileName(), callback.getLineNumber(), held.toNanos() / 1e9);
  }

  /** The compiler puts a lambda into a method of its own, named after the one that it is in. */
  private static String name(StackTraceElement frame) {
    Matcher lambda = LAMBDA.matcher(frame.getMethodName());
    return lambda.matches()
        ? "a lambda in " + frame.getClassName() + "." + lambda.group(1)
        : frame.getClassName() + "." + frame.getMethodName();
  }

  /** Without a file it is a class that the JDK has spun to call a lambda. */
  private static boolean isProgram(StackTraceElement frame) {
    return !isLibrary(frame)
        && !JDK.matcher(frame.getClassName()).matches()
        && frame.getFileName() != null;
  }

  private static boolean isLibrary(StackTraceElement frame) {
    return LIBRARY.matcher(frame.getClassName()).matches();
  }
}
