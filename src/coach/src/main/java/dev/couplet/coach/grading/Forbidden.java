// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import dev.couplet.coach.grading.ClassFile.Reference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What no answer needs: classes and members, each with the reason that a learner is told, and the
 * kind by which an exercise allows them if it does need them.
 *
 * @param kind what an exercise may allow; empty if none may
 * @param names classes with their members, such as {@code java.util.Timer}; a member of a class,
 *     such as {@code java.lang.System#exit}; a class without its members, such as {@code
 *     java.lang.Thread#}; a star in any of them stands for anything
 * @param reason why not, and what to do instead
 */
record Forbidden(String kind, Pattern names, String reason) {
  private static final List<Forbidden> ALL =
      List.of(
          never(
              "it ends the program before the checks have their verdict. Return from the method"
                  + " instead.",
              "java.lang.System#exit",
              "java.lang.Runtime#exit",
              "java.lang.Runtime#halt"),
          never(
              "it runs when the program ends, which is too late for the checks. Take it away.",
              "java.lang.Runtime#addShutdownHook"),
          kind(
              "processes",
              "no other program is needed here. Take it away.",
              "java.lang.Runtime#exec",
              "java.lang.Process",
              "java.lang.ProcessBuilder*",
              "java.lang.ProcessHandle*"),
          never(
              "it meddles with threads that are not yours. Take it away.",
              "java.lang.Thread#stop",
              "java.lang.Thread#suspend",
              "java.lang.Thread#resume",
              "java.lang.Thread#enumerate",
              "java.lang.Thread#getAllStackTraces",
              "java.lang.Thread#getThreadGroup",
              "java.lang.Thread#setDefaultUncaughtExceptionHandler",
              "java.lang.Thread#getContextClassLoader",
              "java.lang.ThreadGroup"),
          kind(
              "threads",
              "the exercise is to be solved on the one thread that calls your code. Ask the reactor"
                  + " to call you later instead.",
              "java.lang.Thread#",
              "java.lang.Thread#<init>",
              "java.lang.Thread#start",
              "java.lang.Thread#startVirtualThread",
              "java.lang.Thread#ofVirtual",
              "java.lang.Thread#ofPlatform",
              "java.util.Timer#<init>",
              "java.util.concurrent.Executors",
              "java.util.concurrent.ThreadPoolExecutor",
              "java.util.concurrent.ScheduledThreadPoolExecutor",
              "java.util.concurrent.ForkJoinPool",
              "java.util.concurrent.CompletableFuture#supplyAsync",
              "java.util.concurrent.CompletableFuture#runAsync",
              "java.util.concurrent.CompletableFuture#delayedExecutor"),
          kind(
              "sockets",
              "the exercise needs no connection that you open yourself. Use what the method is"
                  + " given.",
              "java.net.Socket",
              "java.net.ServerSocket",
              "java.net.DatagramSocket",
              "java.net.MulticastSocket",
              "java.net.URL#openConnection",
              "java.net.URL#openStream",
              "java.net.http.*",
              "java.lang.System#inheritedChannel",
              // Not all of the package: a WritableByteChannel may as well be memory.
              "java.nio.channels.SocketChannel",
              "java.nio.channels.ServerSocketChannel",
              "java.nio.channels.DatagramChannel",
              "java.nio.channels.AsynchronousSocketChannel",
              "java.nio.channels.AsynchronousServerSocketChannel",
              "java.nio.channels.AsynchronousChannelGroup",
              "java.nio.channels.NetworkChannel",
              "java.nio.channels.MulticastChannel",
              "java.nio.channels.MembershipKey",
              "java.nio.channels.Pipe*",
              "java.nio.channels.SelectableChannel",
              "java.nio.channels.SelectionKey",
              "java.nio.channels.Selector",
              "java.nio.channels.spi.*"),
          kind(
              "files",
              "the exercise needs no file. Take it away.",
              "java.io.File",
              "java.io.FileInputStream",
              "java.io.FileOutputStream",
              "java.io.FileReader",
              "java.io.FileWriter",
              "java.io.RandomAccessFile",
              "java.nio.channels.AsynchronousFileChannel",
              "java.nio.channels.FileChannel*",
              "java.nio.channels.FileLock",
              "java.nio.file.*"),
          never(
              "it gets at what is under standard output, where the checks report. Print with"
                  + " System.out.",
              "java.io.FileDescriptor"),
          never(
              "it changes what the whole program shares, the checks included. Take it away.",
              "java.lang.System#setSecurityManager",
              "java.lang.System#setProperty",
              "java.lang.System#setProperties",
              "java.lang.System#clearProperty",
              "java.lang.System#load",
              "java.lang.System#loadLibrary",
              "java.lang.Runtime#load",
              "java.lang.Runtime#loadLibrary",
              "java.util.TimeZone#setDefault",
              "java.util.Locale#setDefault"),
          never(
              "reflection reaches what is not yours, and no answer needs it. Call the method by its"
                  + " name.",
              "java.lang.Class#forName",
              "java.lang.Class#getDeclared*",
              "java.lang.Class#getMethod*",
              "java.lang.Class#getField*",
              "java.lang.Class#getConstructor*",
              "java.lang.Class#newInstance",
              "java.lang.Class#getClassLoader",
              "java.lang.Class#getResource*",
              "java.lang.Class#getModule",
              "java.lang.Class#getProtectionDomain",
              "java.lang.reflect.*",
              "java.lang.StackWalker*",
              "java.lang.invoke.MethodHandles*#*",
              "java.lang.invoke.MethodHandle#*",
              "java.lang.invoke.VarHandle#*",
              "java.beans.*",
              "java.rmi.*",
              "javax.naming.*"),
          never(
              "it brings in code that was not compiled with your answer. Write it in your file.",
              "java.lang.ClassLoader*",
              "java.lang.Module*",
              "java.net.URLClassLoader",
              "java.security.SecureClassLoader",
              "java.util.ServiceLoader",
              "javax.script.*",
              "javax.tools.*"),
          never(
              "it belongs to the inside of Java. Take it away.",
              "sun.*",
              "com.sun.*",
              "jdk.*",
              "java.lang.instrument.*",
              "java.lang.foreign.*",
              "java.lang.management.*",
              "javax.management.*"),
          kind(
              "tests",
              "checks are made with it, and answers do without.",
              "org.junit.jupiter.api.*",
              "org.junit.jupiter.params.*",
              "org.assertj.*",
              "org.opentest4j.*",
              "dev.couplet.testing.*"),
          kind(
              "memory",
              "with it the checks play the world around your answer. Use the reactor, clock or"
                  + " transport that the method is given.",
              "dev.couplet.memory.*",
              "dev.couplet.clock.VirtualClock",
              "dev.couplet.trace.ErrorLog#record",
              "dev.couplet.trace.ErrorLog$Recording"),
          never(
              "it belongs to the grader. Take it away.",
              "org.junit.*",
              "net.bytebuddy.*",
              "dev.couplet.coach.*"));

  /** What an exercise may allow. */
  static final Set<String> KINDS =
      ALL.stream()
          .map(Forbidden::kind)
          .filter(kind -> !kind.isEmpty())
          .collect(Collectors.toUnmodifiableSet());

  /** Returns what is to be said of {@code reference}; nothing if it is fine, or {@code allowed}. */
  static Optional<String> against(Reference reference, Set<String> allowed) {
    String name = reference.owner() + "#" + reference.member();
    return ALL.stream()
        .filter(each -> each.names.matcher(name).matches())
        .findFirst()
        .filter(each -> !allowed.contains(each.kind))
        .map(each -> inWords(reference) + " is not for this exercise: " + each.reason);
  }

  private static String inWords(Reference reference) {
    String owner = reference.owner().replace('$', '.');
    String type =
        owner.startsWith("java.lang.") ? owner.substring(owner.lastIndexOf('.') + 1) : owner;
    return switch (reference.member()) {
      case "" -> type;
      case "<init>" -> "new " + type;
      default -> type + "." + reference.member();
    };
  }

  private static Forbidden never(String reason, String... names) {
    return kind("", reason, names);
  }

  private static Forbidden kind(String kind, String reason, String... names) {
    return new Forbidden(
        kind,
        Pattern.compile(
            List.of(names).stream().map(Forbidden::pattern).collect(Collectors.joining("|"))),
        reason);
  }

  private static String pattern(String name) {
    return "\\Q" + (name.contains("#") ? name : name + "#*").replace("*", "\\E.*\\Q") + "\\E";
  }
}
