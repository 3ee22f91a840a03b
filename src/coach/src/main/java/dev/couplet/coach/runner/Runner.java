// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.runner;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the checks of one answer and reports them on standard output.
 *
 * <p>It starts before there is an answer, has loaded what it needs by running checks of its own,
 * and waits for a {@link Request} on standard input. After one it ends.
 */
public final class Runner {
  /** Some half a second's work. */
  private static final int MORE_ROUNDS = 50;

  /** Kept back, so that there is room to report it when the answer has eaten all memory. */
  @SuppressWarnings("UnusedVariable") // Taking up room is its use.
  private static byte @Nullable [] reserve = new byte[1 << 20];

  private Runner() {}

  /**
   * Runs one set of checks; then the process ends, whatever threads the answer has left.
   *
   * @param arguments the folder to work in, which is deleted should the parent end before
   */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    InputStream in = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
    Orphan orphan = new Orphan(in, Path.of(arguments[0]));
    Printed printed = leaveStandardStreamsToReports();
    Launcher launcher = launcher();
    warmUp(launcher, Map.of("couplet.seed", "1"));
    Duration start = Patience.processorTime(ProcessHandle.current());
    Request request;
    try {
      warmUpMore(launcher, in);
      request = Request.read(in);
    } catch (IOException e) {
      orphan.end();
      return;
    }
    orphan.watch();
    run(launcher, request, start, new Reporter(new Wire(request.token()), out, printed));
    Runtime.getRuntime().halt(0);
  }

  private static void run(Launcher launcher, Request request, Duration start, Reporter reporter) {
    // Found before the clock runs: a busy machine may take its time to load classes.
    ClassLoader loader = new AnswerLoader(request.classes(), Runner.class.getClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    TestPlan plan = launcher.discover(discovery(loader, request.checks(), request.parameters()));
    LeftThreads threads = LeftThreads.from(AnswerLoader.NAME, request.waitLimit().dividedBy(4));
    Watchdog watchdog =
        new Watchdog(
            reporter,
            Thread.currentThread(),
            Watchdog.scaled(request.processorLimit(), start),
            request.waitLimit());
    watchdog.start();
    reporter.begin();
    execute(launcher, plan, reporter);
    watchdog.stop();
    threads.find().ifPresent(reporter::left);
    LeftProcesses.end().ifPresent(reporter::left);
    reporter.done();
    if (again(launcher, loader, request, reporter)) {
      reporter.end();
    }
  }

  /**
   * The verdict is out, and nothing here can change it. Returns whether all has been said that is
   * to be said.
   */
  private static boolean again(
      Launcher launcher, ClassLoader loader, Request request, Reporter reporter) {
    Reporter.@Nullable Failure failure = reporter.firstFailure();
    if (request.traced().equals(Request.NOTHING)
        || (request.traced().equals(Request.FAILED) && failure == null)) {
      return true;
    }
    Deadline.set();
    Again again =
        failure != null && request.traced().equals(Request.FAILED)
            ? Again.failing(failure)
            : Again.of(request.traced(), request.parameters());
    try {
      again.record(launcher, loader, reporter);
    } catch (Throwable e) {
      // Then there is nothing to show of it.
      reserve = null;
      return false;
    } finally {
      LeftProcesses.end();
    }
    return true;
  }

  private static void execute(Launcher launcher, TestPlan plan, Reporter reporter) {
    try {
      launcher.execute(plan, reporter);
    } catch (Throwable e) {
      reserve = null;
      reporter.ended(e);
    }
  }

  /**
   * Has the JVM compile what runs checks, by running it again and again: only as long as nobody
   * waits for it.
   */
  private static void warmUpMore(Launcher launcher, InputStream in) throws IOException {
    for (int i = 0; i < MORE_ROUNDS && in.available() == 0; i++) {
      warmUp(launcher, Map.of("couplet.seeds.first", "1", "couplet.seeds.count", "15"));
    }
  }

  /** Better before there is an answer than when the learner waits. */
  private static void warmUp(Launcher launcher, Map<String, String> parameters) {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), false);
    Reporter reporter = new Reporter(new Wire(""), nowhere);
    execute(
        launcher,
        launcher.discover(
            discovery(Runner.class.getClassLoader(), List.of(WarmUp.class.getName()), parameters)),
        reporter);
    new Watchdog(reporter, Thread.currentThread(), Duration.ZERO, Duration.ZERO);
    LeftProcesses.end();
  }

  /**
   * What the answer prints goes to standard error, so that it can't cut a report in two, and it
   * reads nothing. Returns the end of what is printed.
   */
  private static Printed leaveStandardStreamsToReports() {
    Printed printed = new Printed(new FileOutputStream(FileDescriptor.err));
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(stream);
    System.setErr(stream);
    System.setIn(InputStream.nullInputStream());
    return printed;
  }

  private static Launcher launcher() {
    // JUnit would load the flight recorder, for events that nobody records, unless it takes itself
    // for part of a native image. Nothing else reads this property here.
    System.setProperty("org.graalvm.nativeimage.imagecode", "none");
    try {
      return LauncherFactory.openSession(
              LauncherConfig.builder()
                  .enableTestEngineAutoRegistration(false)
                  .enableTestExecutionListenerAutoRegistration(false)
                  .enableLauncherSessionListenerAutoRegistration(false)
                  .enableLauncherDiscoveryListenerAutoRegistration(false)
                  .enablePostDiscoveryFilterAutoRegistration(false)
                  .addTestEngines(new JupiterTestEngine())
                  .build())
          .getLauncher();
    } finally {
      System.clearProperty("org.graalvm.nativeimage.imagecode");
    }
  }

  private static LauncherDiscoveryRequest discovery(
      ClassLoader loader, List<String> checks, Map<String, String> parameters) {
    List<ClassSelector> selectors = new ArrayList<>();
    for (String name : checks) {
      try {
        selectors.add(selectClass(Class.forName(name, false, loader)));
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("no class " + name, e);
      }
    }
    return LauncherDiscoveryRequestBuilder.request()
        .enableImplicitConfigurationParameters(false)
        .configurationParameters(parameters)
        .selectors(selectors)
        .build();
  }
}
