// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Looks names up as the system does, which blocks, in threads of its own. They are not the
 * reactor's pool: a stop waits for that, and nobody can say when the system will answer.
 */
final class NameLookup {
  private static final int MOST_THREADS = 10;
  private static final int IDLE_SECONDS = 5;

  /** Addresses, not names: to read them takes no lookup. */
  private static final Pattern IP_V4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");

  private static final Executor THREADS = threads();

  private NameLookup() {}

  private static Executor threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            MOST_THREADS,
            MOST_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "name-lookup");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** How the addresses of a host are found. It may block. */
  interface Source {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  static Deferred<List<InetAddress>> of(String host, Reactor reactor) {
    if (host.indexOf(':') >= 0 || IP_V4.matcher(host).matches()) {
      return Deferreds.execute(() -> List.of(InetAddress.getAllByName(host)));
    }
    return inThread(host, reactor, InetAddress::getAllByName);
  }

  static Deferred<List<InetAddress>> inThread(String host, Reactor reactor, Source source) {
    Deferred<List<InetAddress>> result = new Deferred<>();
    THREADS.execute(
        () -> {
          Runnable fire;
          try {
            List<InetAddress> addresses = List.of(source.addresses(host));
            fire = () -> result.callback(addresses);
          } catch (UnknownHostException | RuntimeException e) {
            fire = () -> result.errback(e);
          }
          reactor.callFromThread(fire);
        });
    return result;
  }
}
