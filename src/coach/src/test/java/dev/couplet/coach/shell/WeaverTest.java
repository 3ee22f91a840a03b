// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.defer.Callback;
import dev.couplet.defer.Coroutine;
import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WeaverTest {

  @Nested
  class WhenAClassCallsSystemExit {
    @Test
    void theCallIsRefused() throws Exception {
      IntConsumer woven = wovenInstance(Exits.class);

      assertThatThrownBy(() -> woven.accept(7))
          .isInstanceOf(ExitRefused.class)
          .hasMessageStartingWith("System.exit(7) is refused");
    }

    @Test
    void aMethodReferenceIsRefusedToo() throws Exception {
      IntConsumer woven = wovenInstance(RefersToExit.class);

      assertThatThrownBy(() -> woven.accept(7)).isInstanceOf(ExitRefused.class);
    }

    @Test
    void theRestOfTheClassIsAsBefore() throws Exception {
      assertThat(wovenInstance(Exits.class)).hasToString("3000000000 and 2.5");
    }
  }

  @Nested
  class WhenAClassEndsTheProcessByItsRuntime {
    @Test
    void anExitIsRefused() throws Exception {
      IntConsumer woven = wovenInstance(ExitsByRuntime.class);

      assertThatThrownBy(() -> woven.accept(7))
          .hasMessageStartingWith("Runtime.exit(7) is refused");
    }

    @Test
    void aMethodReferenceToHaltIsRefused() throws Exception {
      IntConsumer woven = wovenInstance(RefersToHalt.class);

      assertThatThrownBy(() -> woven.accept(7))
          .hasMessageStartingWith("Runtime.halt(7) is refused");
    }
  }

  @Nested
  class WhenAClassHasAnExitOfItsOwn {
    @Test
    void itIsLeftAlone() throws Exception {
      IntConsumer woven = wovenInstance(OwnExit.class);

      woven.accept(7);

      assertThat(woven).hasToString("left with 7");
    }
  }

  @Nested
  class WhenTheThreadWasToldToStop {
    @Test
    void anEndlessLoopStops() throws Exception {
      assertStops(0);
    }

    @Test
    void aLoopThatTestsItsConditionAtTheEndStops() throws Exception {
      assertStops(1);
    }

    @Test
    void aSwitchThatJumpsBackStops() throws Exception {
      assertStops(2);
    }

    @Test
    void aLoopThatCatchesExceptionsStops() throws Exception {
      assertStops(3);
    }

    @Test
    void recursionStops() throws Exception {
      assertStops(4);
    }

    @Test
    void aMethodStopsAtItsBeginning() throws Exception {
      IntConsumer woven = wovenInstance(Loops.class);
      StopCheck.tell(Thread.currentThread());

      assertThatThrownBy(() -> woven.accept(5)).isInstanceOf(Stopped.class);
    }

    @Test
    void itStopsOnce() throws Exception {
      IntConsumer woven = wovenInstance(Loops.class);
      StopCheck.tell(Thread.currentThread());
      assertThatThrownBy(() -> woven.accept(5)).isInstanceOf(Stopped.class);

      woven.accept(5);

      assertThat(woven).hasToString("ended");
    }

    private void assertStops(int which) throws Exception {
      IntConsumer woven = wovenInstance(Loops.class);

      assertThatThrownBy(() -> woven.accept(which)).isInstanceOf(Stopped.class);
    }
  }

  @Nested
  class WhenAThreadWasGivenUp {
    @Test
    void itStopsAtEachCheckAndBeforeEachCallIntoTheLibrary() throws Exception {
      IntConsumer woven = wovenInstance(Loops.class);
      List<Throwable> thrown = new ArrayList<>();
      Thread thread =
          new Thread(
              () -> {
                StopCheck.giveUp(Thread.currentThread());
                for (int i = 0; i < 2; i++) {
                  try {
                    woven.accept(6);
                  } catch (Throwable e) {
                    thrown.add(e);
                  }
                }
                StopCheck.ended();
              });
      thread.start();
      thread.join();

      assertThat(thrown)
          .hasSize(2)
          .allSatisfy(each -> assertThat(each).hasMessageContaining("its reactor is revoked"));
    }
  }

  @Nested
  class OfWhatAClassNames {
    @Test
    void itIsKnownThatItWaits() throws IOException {
      assertThat(Weaver.weave(classFile(Waits.class)).awaits()).isTrue();
    }

    @Test
    void itIsKnownThatAMethodReferenceWaits() throws IOException {
      assertThat(Weaver.weave(classFile(RefersToAwait.class)).awaits()).isTrue();
    }

    @Test
    void itIsKnownThatItDoesNotWait() throws IOException {
      assertThat(Weaver.weave(classFile(Loops.class)).awaits()).isFalse();
    }
  }

  /** Loops of many kinds, none of which would end. */
  public static final class Loops implements IntConsumer {
    private String state = "new";

    @Override
    public void accept(int which) {
      switch (which) {
        case 0 -> whileTrue();
        case 1 -> doWhile();
        case 2 -> switching();
        case 3 -> catching();
        case 4 -> {
          Teller.tell();
          accept(4);
        }
        case 6 -> Deferreds.setDebugging(false);
        default -> state = "ended";
      }
    }

    private void whileTrue() {
      Teller.tell();
      while (true) {
        state += "";
      }
    }

    private void doWhile() {
      int n = 0;
      Teller.tell();
      do {
        n = n == 1 ? 0 : 1;
      } while (n < 2);
    }

    private void switching() {
      int n = 0;
      Teller.tell();
      while (true) {
        switch (n) {
          case 0:
            n = 1;
            continue;
          default:
            n = 0;
            continue;
        }
      }
    }

    private void catching() {
      Teller.tell();
      while (true) {
        try {
          state = Integer.toString(Integer.parseInt("x"));
        } catch (RuntimeException e) {
          state = "caught";
        }
      }
    }

    @Override
    public String toString() {
      return state;
    }
  }

  /** Tells the current thread to stop; public, since who calls it is of another class loader. */
  public static final class Teller {
    public static void tell() {
      StopCheck.tell(Thread.currentThread());
    }
  }

  /** Waits for a Deferred. */
  static final class Waits {
    String get(Deferred<String> deferred) throws Exception {
      return Helpers.await(deferred);
    }
  }

  /** Waits for a Deferred by a method handle. */
  static final class RefersToAwait {
    final Callback<Deferred<String>, String> await = Coroutine::await;
  }

  /** Ends the process, unless woven. Has constants of each width. */
  public static final class Exits implements IntConsumer {
    @Override
    public void accept(int status) {
      System.exit(status);
    }

    @Override
    public String toString() {
      return twice(1_500_000_000L) + " and " + half(5.0);
    }

    private static long twice(long n) {
      return n + 1_500_000_000L;
    }

    private static double half(double n) {
      return n - 2.5;
    }
  }

  /** Ends the process by a method handle, unless woven. */
  public static final class RefersToExit implements IntConsumer {
    private final IntConsumer exit = System::exit;

    @Override
    public void accept(int status) {
      exit.accept(status);
    }
  }

  /** Calls a method that only has the same name. */
  public static final class OwnExit implements IntConsumer {
    private String state = "new";

    private void exit(int status) {
      state = "left with " + status;
    }

    @Override
    public void accept(int status) {
      exit(status);
    }

    @Override
    public String toString() {
      return state;
    }
  }

  /** Ends the process another way, unless woven. */
  public static final class ExitsByRuntime implements IntConsumer {
    @Override
    public void accept(int status) {
      Runtime.getRuntime().exit(status);
    }
  }

  /** Ends the process in the hardest way, unless woven. */
  public static final class RefersToHalt implements IntConsumer {
    @Override
    public void accept(int status) {
      IntConsumer halt = Runtime.getRuntime()::halt;
      halt.accept(status);
    }
  }

  private static IntConsumer wovenInstance(Class<?> type) throws Exception {
    byte[] woven = Weaver.weave(classFile(type)).file();
    ClassLoader loader =
        new ClassLoader(type.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(type.getName())
                ? defineClass(name, woven, 0, woven.length)
                : super.loadClass(name, resolve);
          }
        };
    return (IntConsumer) loader.loadClass(type.getName()).getConstructor().newInstance();
  }

  private static byte[] classFile(Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }
}
