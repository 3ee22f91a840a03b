// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import java.util.Arrays;

/**
 * Tells who ended the process, where a snippet did by {@link Runtime#exit}, which nothing can
 * refuse: a shutdown hook that looks for the thread that waits for the hooks.
 */
final class LastWords implements AutoCloseable {
  private final Thread hook;

  /** Arms the hook, until this is closed. */
  LastWords(Display display, Problems problems) {
    hook = new Thread(() -> say(display, problems), "couplet shell's last words");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is going down, and the hook runs.
    }
  }

  private static void say(Display display, Problems problems) {
    for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
      if (Arrays.stream(stack).anyMatch(LastWords::isExit)) {
        display.complain("the process was ended by Runtime.exit, and the shell with it");
        display.complain(problems.frames(stack));
      }
    }
  }

  private static boolean isExit(StackTraceElement frame) {
    return frame.getClassName().equals("java.lang.Runtime") && frame.getMethodName().equals("exit");
  }
}
