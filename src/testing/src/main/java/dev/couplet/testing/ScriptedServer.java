// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server of a {@link ScriptedNetwork} does to each connection: it accepts or refuses it, and
 * then does one thing after the other, each so long after the one before.
 */
public final class ScriptedServer {
  enum Kind {
    BYTES,
    NOTHING,
    END,
    RESET
  }

  /** What it does {@code afterNanos} after what it did before; it has bytes if it sends some. */
  record Step(Kind kind, ByteBuffer bytes, long afterNanos) {}

  private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);

  private final InetSocketAddress address;
  private final List<Step> steps = new ArrayList<>();
  private Duration answersAfter = Duration.ZERO;
  private boolean atOnce;
  private boolean refuses;

  ScriptedServer(InetSocketAddress address) {
    this.address = address;
  }

  /** Returns where it is reached. */
  public InetSocketAddress address() {
    return address;
  }

  /** Lets the outcome of each attempt to connect be known {@code after} it was begun. */
  public ScriptedServer answersAfter(Duration after) {
    answersAfter = after;
    return this;
  }

  /** Lets {@code connect} itself have the outcome, also in a channel that does not block. */
  public ScriptedServer answersAtOnce() {
    atOnce = true;
    return this;
  }

  /** Refuses each connection. */
  public ScriptedServer refuses() {
    refuses = true;
    return this;
  }

  /** Sends {@code bytes}. */
  public ScriptedServer sends(Duration after, byte[] bytes) {
    return step(Kind.BYTES, ByteBuffer.wrap(bytes.clone()), after);
  }

  /** Has the channel ready to be read though nothing is there: the read gets 0 bytes. */
  public ScriptedServer falseAlarm(Duration after) {
    return step(Kind.NOTHING, NO_BYTES, after);
  }

  /** Closes the connection: once all was read, a read gets the end. */
  public ScriptedServer ends(Duration after) {
    return step(Kind.END, NO_BYTES, after);
  }

  /** Breaks the connection: once all was read, a read fails. */
  public ScriptedServer breaks(Duration after) {
    return step(Kind.RESET, NO_BYTES, after);
  }

  private ScriptedServer step(Kind kind, ByteBuffer bytes, Duration after) {
    steps.add(new Step(kind, bytes, after.toNanos()));
    return this;
  }

  List<Step> steps() {
    return steps;
  }

  long answersAfterNanos() {
    return answersAfter.toNanos();
  }

  boolean isAtOnce() {
    return atOnce;
  }

  boolean isRefusing() {
    return refuses;
  }
}
