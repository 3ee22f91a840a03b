// SPDX-License-Identifier: Apache-2.0
package ch01_overlap;

import static ch01_overlap.Emails.Step.ANN_ASKED;
import static ch01_overlap.Emails.Step.ANN_FOUND;
import static ch01_overlap.Emails.Step.ANN_SENT;
import static ch01_overlap.Emails.Step.BOB_ASKED;
import static ch01_overlap.Emails.Step.BOB_FOUND;
import static ch01_overlap.Emails.Step.BOB_SENT;
import static ch01_overlap.Emails.Step.WENT_ON;

import ch01_overlap.Emails.Mail;
import ch01_overlap.Emails.Step;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.testing.Draw;
import dev.couplet.testing.Replayed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Runs the programs on virtual time, with delays that are drawn afresh, and compares. Who is wrong
 * hears what somebody with such an order believes, and not the right order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OverlapTest {

  /** What one may believe of a program, and what shows in the order if one does. */
  private record Belief(Predicate<List<Step>> shows, String words) {}

  private static final Belief MAIL_OUT_OF_ORDER =
      new Belief(
          order ->
              !inTurn(order, ANN_ASKED, ANN_FOUND, ANN_SENT)
                  || !inTurn(order, BOB_ASKED, BOB_FOUND, BOB_SENT),
          "In this order an e-mail does something before it has the answer that this needs. What"
              + " stands inside a callback runs only when that is called.");

  /** The first that shows is said. */
  private static final List<Belief> OF_ONE_AFTER_THE_OTHER =
      List.of(
          MAIL_OUT_OF_ORDER,
          new Belief(
              order -> !before(order, ANN_ASKED, WENT_ON),
              "This is the order if calling send did nothing yet. But send is a method like any"
                  + " other: its first line runs in the call."),
          new Belief(
              order -> before(order, BOB_ASKED, ANN_SENT),
              "This is the order if Bob's e-mail began at once. But its call stands in what is"
                  + " handed to send: when is that run?"),
          new Belief(
              order -> before(order, BOB_SENT, WENT_ON),
              "This is the order if the program waited until both e-mails are sent. What does"
                  + " findServer do, and when does it return?"),
          new Belief(
              order -> before(order, ANN_FOUND, WENT_ON),
              "This is the order if send returned only when an answer has come. What does"
                  + " findServer do, and when does it return?"));

  private static final List<Belief> OF_OVERLAPPING =
      List.of(
          MAIL_OUT_OF_ORDER,
          new Belief(
              order -> before(order, BOB_ASKED, ANN_ASKED),
              "This is the order if the program knew beforehand whose server is the quicker one. It"
                  + " makes its calls in the order in which they stand."),
          new Belief(
              order -> before(order, ANN_SENT, BOB_ASKED),
              "This is the order if send waited until its e-mail is sent. But it hands a callback"
                  + " to findServer and returns: what does the program do then?"),
          new Belief(
              order -> before(order, WENT_ON, ANN_ASKED) || before(order, WENT_ON, BOB_ASKED),
              "This is the order if calling send did nothing yet. But send is a method like any"
                  + " other: its first line runs in the call."),
          new Belief(
              order -> before(order, BOB_SENT, WENT_ON) && before(order, ANN_SENT, WENT_ON),
              "This is the order if the program waited for both e-mails before its last line. Which"
                  + " of its calls would wait, and for what?"),
          new Belief(
              order -> before(order, ANN_FOUND, WENT_ON) || before(order, BOB_FOUND, WENT_ON),
              "This is the order if an answer could break in while the program is still in its own"
                  + " lines. With one thread, a callback has to wait until they are done."),
          new Belief(
              order -> before(order, ANN_SENT, BOB_FOUND),
              "This is the order if answers came in the order of the questions. But each comes when"
                  + " its server has it: look at how long the two servers take."),
          new Belief(
              order -> before(order, ANN_FOUND, BOB_SENT),
              "This is the order if the two e-mails took turns, step by step. But neither waits for"
                  + " the other: look at how long the two servers take."));

  @Replayed
  @Order(1)
  void oneAfterTheOther(Draw draw) {
    compare(
        Overlap.oneAfterTheOther(), said(Emails::oneAfterTheOther, draw), OF_ONE_AFTER_THE_OTHER);
  }

  @Replayed
  @Order(2)
  void overlapping(Draw draw) {
    compare(Overlap.overlapping(), said(Emails::overlapping, draw), OF_OVERLAPPING);
  }

  private static void compare(List<Step> predicted, List<Step> said, List<Belief> beliefs) {
    requireEachOnce(predicted);
    if (predicted.equals(said)) {
      return;
    }
    for (Belief belief : beliefs) {
      if (belief.shows.test(predicted)) {
        throw new AssertionError(belief.words);
      }
    }
    throw new AssertionError("The program says its steps in another order.");
  }

  private static void requireEachOnce(List<Step> predicted) {
    if (predicted == null || predicted.isEmpty()) {
      throw new AssertionError(
          "Nothing is predicted yet: return a list of the seven steps, the first to be said"
              + " first.");
    }
    Set<Step> missing = EnumSet.allOf(Step.class);
    for (Step step : predicted) {
      if (step == null) {
        throw new AssertionError("Among the predicted steps is a null; name each step once.");
      }
      if (!missing.remove(step)) {
        throw new AssertionError(
            "Each step is said once, but " + step + " is predicted more than once.");
      }
    }
    if (!missing.isEmpty()) {
      throw new AssertionError(
          "Each step is said once, but the prediction leaves out " + missing + ".");
    }
  }

  private static List<Step> said(Consumer<Emails> program, Draw draw) {
    MemoryReactor reactor = new MemoryReactor();
    List<Step> said = new ArrayList<>();
    Emails emails = new Emails(new SlowNet(reactor, draw), said::add);
    reactor.callWhenRunning(() -> program.accept(emails));
    reactor.callLater(Duration.ofMinutes(1), reactor::stop);
    reactor.run();
    return said;
  }

  /** Ann's server takes about a second for each of its answers, Bob's about a tenth of one. */
  private record SlowNet(MemoryReactor reactor, Draw draw) implements Emails.Net {
    @Override
    public void findServer(Mail mail, Runnable answered) {
      answer(mail, answered);
    }

    @Override
    public void deliver(Mail mail, Runnable answered) {
      answer(mail, answered);
    }

    private void answer(Mail mail, Runnable answered) {
      int millis = mail == Mail.TO_ANN ? draw.between(900, 1_300) : draw.between(50, 300);
      reactor.callLater(Duration.ofMillis(millis), answered);
    }
  }

  private static boolean inTurn(List<Step> order, Step first, Step second, Step third) {
    return before(order, first, second) && before(order, second, third);
  }

  private static boolean before(List<Step> order, Step one, Step other) {
    return order.indexOf(one) < order.indexOf(other);
  }
}
