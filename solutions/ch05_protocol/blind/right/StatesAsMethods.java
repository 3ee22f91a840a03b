package ch05_protocol;

import dev.couplet.net.Factory;
import dev.couplet.protocols.LineReceiver;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Makes couplets of the lines that its clients send. Which of the two lines comes next is not asked
 * but known: it is the method that the field refers to. The count of all is a supplier that each
 * call of {@code factory} makes anew and hands to all of its protocols.
 */
final class CoupletServer {

  private CoupletServer() {}

  /** Returns the factory of a new server, which has no couplet yet. */
  static Factory factory() {
    LongSupplier numbers = new AtomicLong()::incrementAndGet;
    return Factory.forProtocol(() -> new Poet(numbers));
  }

  private static final class Poet extends LineReceiver {
    private final LongSupplier numbers;
    private Consumer<String> next = this::first;

    Poet(LongSupplier numbers) {
      this.numbers = numbers;
    }

    @Override
    public void lineReceived(String line) {
      (line.isEmpty() ? (Consumer<String>) this::goodbye : next).accept(line);
    }

    private void first(String first) {
      next = second -> couplet(first, second);
    }

    private void couplet(String first, String second) {
      next = this::first;
      sendLine(numbers.getAsLong() + ": " + first + " / " + second);
    }

    private void goodbye(String empty) {
      transport().loseConnection();
    }
  }
}
