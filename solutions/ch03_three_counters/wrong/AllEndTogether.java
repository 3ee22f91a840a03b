// Fails: allBeginTogether
// Because: All counters begin when the reactor does, and each ends when it has come to 0; here the
// short ones wait so as to end with the longest.
package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.List;

final class Counters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private Counters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    Duration longest =
        counters.stream().map(Counters::length).max(Duration::compareTo).orElseThrow();
    for (Counter counter : counters) {
      Duration begin = longest.minus(length(counter));
      for (int i = 0; i <= counter.from(); i++) {
        int number = counter.from() - i;
        reactor.callLater(
            begin.plus(counter.every().multipliedBy(i)), () -> tick.tick(counter.name(), number));
      }
    }
    reactor.callLater(longest, reactor::stop);
  }

  private static Duration length(Counter counter) {
    return counter.every().multipliedBy(counter.from());
  }
}
