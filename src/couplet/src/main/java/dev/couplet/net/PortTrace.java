// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.trace.Kind;
import dev.couplet.trace.Recorder;
import dev.couplet.trace.Subject;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** What a recording is told of a port that is listened on. */
final class PortTrace {
  private final Recorder maker;
  private final Subject subject;
  private boolean ended;

  private PortTrace(Recorder maker) {
    this.maker = maker;
    subject = maker.subject(Subject.Type.PORT);
  }

  /** Tells that {@code host} is listened on, if anybody is to be told. */
  static @Nullable PortTrace listening(SocketAddress host) {
    Recorder recorder = Recorder.current();
    if (recorder == null) {
      return null;
    }
    PortTrace trace = new PortTrace(recorder);
    recorder.event(Kind.LISTENING).of(trace.subject).text(ConnectionTrace.words(host)).line().add();
    return trace;
  }

  Subject subject() {
    return subject;
  }

  void ended() {
    Recorder recorder = maker.onThisThread();
    if (recorder != null && !ended) {
      ended = true;
      recorder.event(Kind.LISTENING_ENDED).of(subject).add();
    }
  }
}
