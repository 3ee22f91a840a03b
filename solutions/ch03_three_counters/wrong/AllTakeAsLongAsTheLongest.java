// Fails: eachKeepsItsOwnPace
// Because: A counter that has less to count is done sooner; here its ticks are drawn apart until
// they last as long as those of the longest.
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
      Duration pace = counter.from() == 0 ? Duration.ZERO : longest.dividedBy(counter.from());
      for (int i = 0; i <= counter.from(); i++) {
        int number = counter.from() - i;
        reactor.callLater(pace.multipliedBy(i), () -> tick.tick(counter.name(), number));
      }
    }
    reactor.callLater(longest, reactor::stop);
  }

  private static Duration length(Counter counter) {
    return counter.every().multipliedBy(counter.from());
  }
}
