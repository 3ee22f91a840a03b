// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.trace.Recording;
import dev.couplet.trace.Trace;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The other process: runs a program's {@code main} while recording, and writes the trace when the
 * process ends, however that comes about.
 *
 * <p>Its arguments are the file for the trace, the class, and the program's own arguments.
 */
final class TracedMain {
  private TracedMain() {}

  public static void main(String[] arguments) throws Throwable {
    Path file = Path.of(arguments[0]);
    String name = arguments[1];
    String[] own = Arrays.copyOfRange(arguments, 2, arguments.length);
    Class<?> program = Class.forName(name, false, ClassLoader.getSystemClassLoader());
    WarmedUp.all();
    Recording recording = Trace.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> write(recording, file), "couplet-trace"));
    try {
      run(program, own);
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      throw thrown == null ? e : withoutOurFrames(thrown, name);
    }
  }

  /** As a JVM does: static or not, with the arguments or without. */
  private static void run(Class<?> program, String[] arguments)
      throws ReflectiveOperationException {
    boolean withArguments =
        Arrays.stream(program.getDeclaredMethods())
            .anyMatch(method -> isMain(method) && method.getParameterCount() == 1);
    Method main =
        withArguments
            ? program.getDeclaredMethod("main", String[].class)
            : program.getDeclaredMethod("main");
    main.setAccessible(true);
    Object receiver = Modifier.isStatic(main.getModifiers()) ? null : instance(program);
    if (withArguments) {
      main.invoke(receiver, (Object) arguments);
    } else {
      main.invoke(receiver);
    }
  }

  private static Object instance(Class<?> program) throws ReflectiveOperationException {
    Constructor<?> constructor = program.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  private static boolean isMain(Method method) {
    return method.getName().equals("main")
        && (method.getParameterCount() == 0
            || Arrays.equals(method.getParameterTypes(), new Class<?>[] {String[].class}));
  }

  /** What is below the program's own main is not its own. */
  private static Throwable withoutOurFrames(Throwable thrown, String program) {
    StackTraceElement[] stack = thrown.getStackTrace();
    for (int i = stack.length - 1; i >= 0; i--) {
      if (stack[i].getClassName().equals(program)) {
        thrown.setStackTrace(Arrays.copyOf(stack, i + 1));
        break;
      }
    }
    return thrown;
  }

  private static void write(Recording recording, Path file) {
    Trace soFar = recording.soFar();
    Trace.Header header = soFar.header();
    Trace trace =
        new Trace(
            new Trace.Header(
                header.version(), header.virtualTime(), !wasInterrupted(), header.dropped()),
            soFar.events());
    try {
      trace.writeTo(file);
    } catch (IOException e) {
      System.err.println("The trace cannot be written to " + file + ": " + e.getMessage());
    }
  }

  /**
   * Whether a signal ends the process, rather than the program itself: then what is still open says
   * nothing. The JVM deals with a signal on a thread that it names after it.
   */
  private static boolean wasInterrupted() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().matches("SIG\\w+ handler"));
  }
}
