// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.trace.Draft;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Recorder;
import dev.couplet.trace.Subject;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * What a recording is told of one connection, or of the attempt at one. What comes from outside has
 * for its cause what the connection did last: what was sent before, or else how it came about.
 *
 * <p>Methods that begin something return what {@link #done} is to be told when that is over.
 */
final class ConnectionTrace {
  private final Recorder maker;
  private final Subject subject;
  private int cause;

  private ConnectionTrace(Recorder maker) {
    this.maker = maker;
    subject = maker.subject(Subject.Type.CONNECTION);
  }

  /** Tells of an attempt, if anybody is to be told. */
  static @Nullable ConnectionTrace connecting(String target) {
    Recorder recorder = Recorder.current();
    if (recorder == null) {
      return null;
    }
    ConnectionTrace trace = new ConnectionTrace(recorder);
    trace.cause = recorder.event(Kind.CONNECTING).of(trace.subject).text(target).line().add();
    return trace;
  }

  /** Returns what tells of a connection that has come in, if anybody is to be told. */
  static @Nullable ConnectionTrace accepting() {
    Recorder recorder = Recorder.current();
    return recorder == null ? null : new ConnectionTrace(recorder);
  }

  int accepted(@Nullable Subject port, SocketAddress peer) {
    Draft event = event(Kind.ACCEPTED);
    return event == null ? 0 : made(event.other(port).text(words(peer)));
  }

  int connected(SocketAddress host, SocketAddress peer) {
    Draft event = event(Kind.CONNECTED);
    return event == null ? 0 : made(event.text(words(peer) + " from " + words(host)));
  }

  private int made(Draft event) {
    cause = event.open();
    return cause;
  }

  int failed(Throwable error) {
    Draft event = event(Kind.CONNECT_FAILED);
    return event == null ? 0 : event.text(error).open();
  }

  int received(int count) {
    Draft event = event(Kind.BYTES_IN);
    return event == null ? 0 : event.amount(count).open();
  }

  void sent(int count) {
    Draft event = count == 0 ? null : event(Kind.BYTES_OUT);
    if (event != null) {
      cause = event.amount(count).add();
    }
  }

  int closed(Throwable reason) {
    Draft event = event(Kind.CLOSED);
    return event == null ? 0 : event.text(reason).open();
  }

  /** What {@code begun} has begun is over. */
  void done(int begun) {
    Recorder recorder = maker.onThisThread();
    if (recorder != null) {
      recorder.end(begun);
    }
  }

  private @Nullable Draft event(Kind kind) {
    Recorder recorder = maker.onThisThread();
    return recorder == null ? null : recorder.event(kind).of(subject).causeInTurn(cause);
  }

  static String words(SocketAddress address) {
    return address instanceof InetSocketAddress inet && inet.getAddress() != null
        ? inet.getAddress().getHostAddress() + ":" + inet.getPort()
        : address.toString();
  }
}
