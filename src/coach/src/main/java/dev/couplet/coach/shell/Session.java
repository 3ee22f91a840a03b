// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import dev.couplet.defer.Outcome;
import dev.couplet.memory.NeverStopped;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReactorAlreadyInstalled;
import dev.couplet.reactor.ReactorNotRunning;
import dev.couplet.reactor.Reactors;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * A JShell whose snippets run on a live reactor: the library is imported, and the variable {@code
 * reactor} is the reactor that runs, also after one was stopped and another took its place.
 *
 * <p>Made and used by one thread at a time; snippets run on the loop's.
 */
final class Session implements AutoCloseable {
  private static final String NEW_REACTOR = "the variable reactor is a new one now";

  /** What to tell a learner whose code stopped the reactor. */
  static final String REACTOR_STOPPED =
      "the reactor was stopped, and can't run again; " + NEW_REACTOR;

  /** What to tell one whose code made the reactor fail. Followed by the error. */
  private static final String REACTOR_BROKE =
      "the reactor broke, and the variable reactor is a new one now: ";

  private static final long LOOK_MILLIS = 20;
  private static final String WARM_UP = "reactor.seconds()";

  private static final String GAVE_UP =
      "what held the loop did not stop, and its thread was given up; " + NEW_REACTOR;

  private final SourceMap sources = new SourceMap();
  private final Problems problems = new Problems(this);
  private final Tracing tracing = new Tracing();
  private final Blocking blocking = new Blocking(this);
  private final Lock lock = new ReentrantLock(true);
  private final ShellTime time;
  private final Loop loop;
  private final LoopExecutionControl control;
  private final JShell jshell;
  private Origin origin = Origin.TYPED;
  private boolean starting = true;
  private int snippetsMade;
  private int ownSnippetsMade;

  private volatile boolean closed;

  /** What is still to be imported. It takes its time, and the first snippet may do without. */
  private final Queue<String> imports = new ArrayDeque<>(Preloaded.imports());

  /** Hears of what happens on the loop, on the loop's thread. */
  interface Listener {
    /** A snippet is about to run. */
    void snippetStarts();

    /**
     * A reactor ended while the session goes on: by {@code error}, or because a snippet or a
     * callback stopped it.
     */
    void reactorEnded(@Nullable Throwable error);

    /**
     * What held the loop did not stop. It was at {@code stack}, and is left there: a new reactor
     * runs on a new thread.
     */
    void gaveUp(StackTraceElement[] stack);
  }

  /** Starts a session with all that is preloaded. */
  Session(Listener listener) {
    this(listener, new ShellTime());
    importAll();
  }

  /** Starts a session on {@code time}, in which nothing has been imported yet. */
  Session(Listener listener, ShellTime time) {
    this.time = time;
    ReactorVariable reactorVariable = new ReactorVariable(listener, time, tracing, blocking);
    loop = new Loop(time, reactorVariable);
    Helpers.workFor(this);
    SnippetLoader loader = new SnippetLoader();
    loop.contextClassLoader(loader.classLoader());
    loop.start();
    install(loop.reactor());
    control =
        new LoopExecutionControl(
            loop,
            loader,
            this::noteLines,
            () -> {
              reactorVariable.set(loop.reactor());
              listener.snippetStarts();
            },
            new Values(this));
    jshell =
        JShell.builder()
            .executionEngine(new Provider(control), Map.of())
            .fileManager(PlainTypes::new)
            .idGenerator(this::nextId)
            .tempVariableNameGenerator(() -> "$" + (starting ? 0 : snippetsMade + 1))
            .build();
    Preloaded.classPath().forEach(path -> jshell.addToClasspath(path.toString()));
    declare(reactorVariable);
    endStart();
  }

  /** Imports the next of what is preloaded. Returns whether there was any left to import. */
  boolean importNext() {
    String next = closed ? null : imports.poll();
    if (next == null) {
      return false;
    }
    starting = true;
    try {
      require("import " + next + ";");
    } catch (IllegalStateException e) {
      // Who leaves at once does not wait for the start to be finished.
      if (!closed) {
        throw e;
      }
    }
    endStart();
    return true;
  }

  /** Imports all of what is preloaded, if that has not been done. */
  void importAll() {
    while (importNext()) {
      // The next.
    }
  }

  /** Does once, unseen, what an expression needs, so that the learner's first is quick. */
  void warmUp() {
    starting = true;
    analyze(WARM_UP);
    jshell.drop(require(WARM_UP));
    endStart();
  }

  Loop loop() {
    return loop;
  }

  /** Returns what is to be held by whoever uses this. */
  Lock lock() {
    return lock;
  }

  /** Has {@code listener} be told, in words, of what holds the loop. */
  void watchBlocking(Consumer<List<String>> listener) {
    blocking.tell(listener, loop.reactor());
  }

  /**
   * Waits for {@code latch}, which the reactor that runs counts down, if it does not end before.
   */
  void awaitOnLoop(CountDownLatch latch) {
    Reactor reactor = loop.reactor();
    try {
      while (loop.reactor() == reactor && !latch.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        // Not yet.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Tracing tracing() {
    return tracing;
  }

  ShellTime time() {
    return time;
  }

  Problems problems() {
    return problems;
  }

  SourceMap sources() {
    return sources;
  }

  /** Returns how far the text {@code source} is a snippet, and what follows it. */
  CompletionInfo analyze(String source) {
    return jshell.sourceCodeAnalysis().analyzeCompletion(source);
  }

  /** Evaluates the one snippet that {@code source} is, and returns what came of it. */
  Evaluation evaluate(String source, Origin from) {
    origin = from;
    control.forgetOutcome();
    List<SnippetEvent> events = jshell.eval(source);
    return Evaluation.of(events, control.thrown(), control.value());
  }

  /**
   * Interrupts the snippet that runs, and all that come before {@link #forgetInterrupt}. For any
   * thread.
   */
  void interrupt() {
    control.stop();
  }

  void forgetInterrupt() {
    control.forgetInterrupt();
  }

  /** Returns the snippets that are in force, without those of the shell's own start. */
  Stream<Snippet> snippets() {
    return jshell.snippets().filter(snippet -> jshell.status(snippet).isActive() && !own(snippet));
  }

  /** Returns the variables that have a value, {@code reactor} among them. */
  Stream<VarSnippet> variables() {
    return jshell.variables().filter(variable -> jshell.status(variable) == Snippet.Status.VALID);
  }

  /** Has a new reactor take the place of the one that runs, on virtual time or on the machine's. */
  void newReactor(boolean virtualTime) throws Exception {
    Reactor old = loop.reactor();
    time.setVirtual(virtualTime);
    time.replacing();
    loop.call(() -> end(old));
    if (loop.reactor() == old) {
      // It waits for something before it ends; that is not to be waited for here.
      loop.call(
          () -> {
            old.crash();
            return null;
          });
    }
  }

  private static @Nullable Void end(Reactor reactor) {
    try {
      reactor.stop();
    } catch (ReactorNotRunning e) {
      // It is about to end already.
    }
    return null;
  }

  /** Forgets all that was declared, and has a new reactor run. */
  void reset() throws Exception {
    snippets().toList().forEach(jshell::drop);
    newReactor(time.isVirtual());
  }

  /** Has the loop be recorded, or not. */
  void trace(boolean on) throws Exception {
    tracing.setOn(on);
    loop.call(
        () -> {
          tracing.end();
          tracing.begin(time.isVirtual());
          return null;
        });
  }

  /** Returns what JShell knows of a text that is being typed. */
  SourceCodeAnalysis analysis() {
    return jshell.sourceCodeAnalysis();
  }

  /** Returns the names of what was declared. */
  Stream<String> names() {
    return snippets()
        .filter(DeclarationSnippet.class::isInstance)
        .map(snippet -> ((DeclarationSnippet) snippet).name());
  }

  /** Returns the value of {@code variable} as text. */
  String value(VarSnippet variable) {
    return SourceMap.withoutWrappers(jshell.varValue(variable));
  }

  /** Returns what went wrong with a snippet; nothing if nothing did. */
  List<String> complaints(Evaluation evaluation) {
    Throwable thrown = evaluation.thrown();
    if (thrown == null) {
      return problems.of(evaluation);
    }
    try {
      // Its message may be the learner's code, as any other is: on the loop, and to be stopped.
      return loop.call(() -> problems.of(evaluation));
    } catch (Throwable e) {
      return List.of(thrown.getClass().getName() + ", whose message fails: " + e);
    }
  }

  /** Returns in words what a Deferred has come to. For the loop's thread. */
  String outcome(Outcome<?> outcome) {
    return outcome instanceof Outcome.Failed<?> failed
        ? String.join("\n", problems.of("", failed.failure().exception()))
        : Evaluation.shortened(String.valueOf(((Outcome.Success<?>) outcome).value()));
  }

  /** Returns what to tell when a reactor ended, by {@code error} or because it was stopped. */
  List<String> endWords(@Nullable Throwable error) {
    if (error instanceof NeverStopped.NothingLeft) {
      return List.of(
          String.format(
              Locale.ROOT,
              "at second %.3f nothing is left that could happen, so what is awaited never comes; %s",
              loop.reactor().seconds(),
              NEW_REACTOR));
    }
    return error == null ? List.of(REACTOR_STOPPED) : problems.of(REACTOR_BROKE, error);
  }

  /** Returns what to tell when a thread was given up while it was at {@code stack}. */
  List<String> gaveUpWords(StackTraceElement[] stack) {
    List<String> words = new ArrayList<>(List.of(GAVE_UP));
    words.addAll(problems.frames(stack));
    return words;
  }

  /** Returns what {@code snippet} names and nobody has declared. */
  List<String> unresolved(DeclarationSnippet snippet) {
    return jshell.unresolvedDependencies(snippet).toList();
  }

  /** Returns the errors and warnings of {@code snippet}. */
  List<Diag> diagnostics(Snippet snippet) {
    return jshell.diagnostics(snippet).toList();
  }

  @Override
  public void close() {
    closed = true;
    jshell.close();
    loop.close();
  }

  private void endStart() {
    starting = false;
  }

  private void declare(ReactorVariable variable) {
    // By its full name, so that a learner's own class Reactor does not change the variable's type.
    Snippet snippet = require(Reactor.class.getName() + " reactor;");
    String owner = jshell.sourceCodeAnalysis().wrapper(snippet).fullClassName();
    try {
      Field field = control.snippetClass(owner).getDeclaredField("reactor");
      loop.call(
          () -> {
            variable.bind(field, loop.reactor());
            return null;
          });
    } catch (Exception e) {
      throw new IllegalStateException("the variable reactor can't be set", e);
    }
  }

  private Snippet require(String source) {
    Evaluation evaluation = evaluate(source, origin);
    if (evaluation.rejected()) {
      throw new IllegalStateException(
          source
              + " "
              + diagnostics(evaluation.snippet()).stream().map(Objects::toString).toList());
    }
    return evaluation.snippet();
  }

  private String nextId(Snippet snippet, int index) {
    String id = starting ? "s" + ++ownSnippetsMade : Integer.toString(++snippetsMade);
    sources.add(id, snippet, origin, jshell.sourceCodeAnalysis().wrapper(snippet));
    return id;
  }

  private static boolean own(Snippet snippet) {
    return snippet.id().startsWith("s");
  }

  private void noteLines(List<String> classNames) {
    sources.loading(classNames, jshell.sourceCodeAnalysis()::wrapper);
  }

  /** So that the current reactor is the one that runs: of a process's first session, at least. */
  private static void install(Reactor reactor) {
    try {
      Reactors.install(reactor);
    } catch (ReactorAlreadyInstalled e) {
      // It is for good, and an earlier session's.
    }
  }

  /** Hands JShell the one control that the session made. */
  private record Provider(LoopExecutionControl control) implements ExecutionControlProvider {
    @Override
    public String name() {
      return "couplet";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
      return control;
    }
  }
}
