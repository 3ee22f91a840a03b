// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import dev.couplet.net.ConnectError;
import java.io.PrintWriter;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Says which poem came from where and how long it took, and in the end how long all took. What it
 * says is the same for every client, so that they can be compared. Safe for any thread.
 */
final class Report {
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean quiet;
  private final LongSupplier nanoTime;
  private final long startNanos;
  private final List<Poem> poems = new ArrayList<>();
  private int begun;

  /**
   * Begins a report.
   *
   * @param err where failures are told
   * @param quiet whether to leave out the poems themselves
   * @param nanoTime the time by which the client lives
   */
  Report(PrintWriter out, PrintWriter err, boolean quiet, LongSupplier nanoTime) {
    this.out = out;
    this.err = err;
    this.quiet = quiet;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
  }

  /** Notes that a poem is being asked for; to be told once how that ends. */
  synchronized Fetch begin(Address server) {
    begun++;
    return new Fetch(server, nanoTime.getAsLong());
  }

  /** Returns the poems that have come so far, the first one first. */
  synchronized List<Poem> poems() {
    return List.copyOf(poems);
  }

  /** Sums up, and returns the exit code: 0 if every poem has come that was asked for, else 1. */
  synchronized int end() {
    out.printf("%d of %d poems in %s.%n", poems.size(), begun, since(startNanos));
    return poems.size() == begun ? 0 : 1;
  }

  private void show(Poem poem) {
    out.println();
    poem.text()
        .lines()
        .forEach(line -> out.println(line.isEmpty() ? line : "    " + printable(line)));
    out.println();
  }

  /** What a server sends must not command the terminal: to clear it, or to answer. */
  private static String printable(String line) {
    return line.replaceAll("[\\p{IsControl}&&[^\t]]", "?");
  }

  private String since(long nanos) {
    return seconds(Duration.ofNanos(nanoTime.getAsLong() - nanos));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f s", duration.toNanos() / 1e9);
  }

  /** What an exception means to somebody who typed an address. */
  private static String why(Throwable reason) {
    if (reason instanceof ConnectError && reason.getCause() != null) {
      // Its own message names the server, as ours does already.
      return why(reason.getCause());
    }
    if (reason instanceof UnknownHostException) {
      return "no machine of that name is known";
    }
    return reason.getMessage() == null ? reason.getClass().getSimpleName() : reason.getMessage();
  }

  /** One poem that was asked for: begun, and then come or failed. */
  final class Fetch {
    private final Address server;
    private final long beganNanos;

    private Fetch(Address server, long beganNanos) {
      this.server = server;
      this.beganNanos = beganNanos;
    }

    /** The server has closed the connection, and sent {@code bytes} before that. */
    void came(byte[] bytes) {
      synchronized (Report.this) {
        if (bytes.length == 0) {
          err.printf("No poem from %s: it closed the connection without a word.%n", server);
          return;
        }
        Poem poem = Poem.of(bytes);
        poems.add(poem);
        out.printf(
            "\"%s\" from %s: %d bytes in %s.%n",
            printable(poem.title()), server, bytes.length, since(beganNanos));
        if (!quiet) {
          show(poem);
        }
      }
    }

    /** The poem won't come. */
    void failed(Throwable reason) {
      synchronized (Report.this) {
        err.printf("No poem from %s: %s.%n", server, why(reason));
      }
    }
  }
}
