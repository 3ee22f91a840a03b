// SPDX-License-Identifier: Apache-2.0
package basics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.clock.VirtualClock;
import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import dev.couplet.trace.ErrorLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One function in many ways: each asks the same, in the same order, with the same outcome. */
class OneFunctionTest {
  private static final List<String> ALL_STEPS =
      List.of("address of Ada", "letter to Ada", "deliver 'Dear Ada' to Ada's house");

  private final List<String> steps = new ArrayList<>();
  private final List<String> outcomes = new ArrayList<>();
  private String broken = "nothing";
  private ErrorLog.Recording errors;

  @BeforeEach
  void recordErrors() {
    errors = ErrorLog.record();
  }

  @AfterEach
  void nothingIsReported() {
    errors.close();
    assertThat(errors.drain()).isEmpty();
  }

  private void step(String what) throws Unreachable {
    steps.add(what);
    if (what.startsWith(broken)) {
      throw new Unreachable("no " + broken);
    }
  }

  /** A way to write the function; it adds to {@link #outcomes} how it ends. */
  private interface Way {
    void send(OneFunctionTest test);
  }

  private void assertWorks(Way way) {
    way.send(this);
    assertThat(steps).isEqualTo(ALL_STEPS);
    assertThat(outcomes).containsExactly("sent to Ada");
  }

  private void assertFails(Way way) {
    broken = "letter";
    way.send(this);
    assertThat(steps).isEqualTo(ALL_STEPS.subList(0, 2));
    assertThat(outcomes).containsExactly("not sent: no letter");
  }

  private final class Blocking implements Waiting.Office {
    @Override
    public String address(String name) throws Unreachable {
      step("address of " + name);
      return name + "'s house";
    }

    @Override
    public String letter(String name) throws Unreachable {
      step("letter to " + name);
      return "Dear " + name;
    }

    @Override
    public void deliver(String address, String letter) throws Unreachable {
      step("deliver '" + letter + "' to " + address);
    }
  }

  private final class CallingBack implements Passing.Office {
    private final Blocking office = new Blocking();

    @Override
    public void address(String name, Consumer<String> found, Consumer<Exception> failed) {
      try {
        found.accept(office.address(name));
      } catch (Unreachable e) {
        failed.accept(e);
      }
    }

    @Override
    public void letter(String name, Consumer<String> written, Consumer<Exception> failed) {
      try {
        written.accept(office.letter(name));
      } catch (Unreachable e) {
        failed.accept(e);
      }
    }

    @Override
    public void deliver(String address, String letter, Runnable sent, Consumer<Exception> failed) {
      try {
        office.deliver(address, letter);
      } catch (Unreachable e) {
        failed.accept(e);
        return;
      }
      sent.run();
    }
  }

  private final class Deferring implements Promising.Office {
    private final Blocking office = new Blocking();

    @Override
    public Deferred<String> address(String name) {
      return Deferreds.execute(() -> office.address(name));
    }

    @Override
    public Deferred<String> letter(String name) {
      return Deferreds.execute(() -> office.letter(name));
    }

    @Override
    public Deferred<@Nullable Void> deliver(String address, String letter) {
      return Deferreds.execute(
          () -> {
            office.deliver(address, letter);
            return null;
          });
    }
  }

  private void sent() {
    outcomes.add("sent to Ada");
  }

  private void failed(Exception e) {
    outcomes.add("not sent: " + e.getMessage());
  }

  private void waiting() {
    outcomes.add(Waiting.report("Ada", new Blocking()));
  }

  private void nested() {
    Passing.send("Ada", new CallingBack(), this::sent, this::failed);
  }

  private void object() {
    new Passing.Sending("Ada", new CallingBack(), this::sent, this::failed).start();
  }

  private void table() {
    new Table("Ada", new CallingBack(), this::sent, this::failed).start();
  }

  private void chain() {
    Promising.report("Ada", new Deferring()).addCallbackVoid(outcomes::add);
  }

  private void coroutine() {
    Promising.inSteps("Ada", new Deferring()).addCallbackVoid(outcomes::add);
  }

  @Nested
  class WhenAllGoesWell {
    @Test
    void waiting() {
      assertWorks(OneFunctionTest::waiting);
    }

    @Test
    void nestedScopes() {
      assertWorks(OneFunctionTest::nested);
    }

    @Test
    void anObject() {
      assertWorks(OneFunctionTest::object);
    }

    @Test
    void aTable() {
      assertWorks(OneFunctionTest::table);
    }

    @Test
    void aChain() {
      assertWorks(OneFunctionTest::chain);
    }

    @Test
    void aCoroutine() {
      assertWorks(OneFunctionTest::coroutine);
    }
  }

  @Nested
  class WhenAStepFails {
    @Test
    void waiting() {
      assertFails(OneFunctionTest::waiting);
    }

    @Test
    void nestedScopes() {
      assertFails(OneFunctionTest::nested);
    }

    @Test
    void anObject() {
      assertFails(OneFunctionTest::object);
    }

    @Test
    void aTable() {
      assertFails(OneFunctionTest::table);
    }

    @Test
    void aChain() {
      assertFails(OneFunctionTest::chain);
    }

    @Test
    void aCoroutine() {
      assertFails(OneFunctionTest::coroutine);
    }
  }

  @Nested
  class APromise {
    private final VirtualClock clock = new VirtualClock();

    @Test
    void isKept() {
      Promise.sign("Ada", clock).addCallbackVoid(outcomes::add);
      clock.advance(Duration.ofMillis(200));
      assertThat(outcomes).containsExactly("To Ada's house");
    }

    @Test
    void isBroken() {
      Promise.sign("", clock).addCallbackVoid(outcomes::add);
      clock.advance(Duration.ofMillis(200));
      assertThat(outcomes).containsExactly("To whom it may concern");
    }
  }

  @Test
  void onOneThreadNothingIsShared() {
    Sharing sharing = new Sharing();
    sharing.letterSent();
    sharing.letterSent();
    assertThat(sharing.sent()).isEqualTo(2);
  }
}
