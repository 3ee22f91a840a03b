// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import dev.couplet.defer.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.util.List;

/** One end of a pipe that notes what a reactor does to it. */
final class RecordingDescriptor implements ReadDescriptor, WriteDescriptor {
  private final SelectableChannel channel;
  private final List<Object> events;
  private Step onRead = () -> {};
  private Step onWrite = () -> {};
  private Runnable onLost = () -> {};

  /** What it does when it is called. */
  interface Step {
    void run() throws IOException;
  }

  RecordingDescriptor(SelectableChannel channel, List<Object> events) {
    this.channel = channel;
    this.events = events;
  }

  RecordingDescriptor onRead(Step step) {
    onRead = step;
    return this;
  }

  RecordingDescriptor onWrite(Step step) {
    onWrite = step;
    return this;
  }

  RecordingDescriptor onLost(Runnable step) {
    onLost = step;
    return this;
  }

  @Override
  public SelectableChannel channel() {
    return channel;
  }

  @Override
  public void doRead() throws IOException {
    events.add("read");
    // On a reactor in memory there is nothing to read, whatever it says.
    ((Pipe.SourceChannel) channel).read(ByteBuffer.allocate(100));
    onRead.run();
  }

  @Override
  public void doWrite() throws IOException {
    events.add("write");
    onWrite.run();
  }

  @Override
  public void connectionLost(Failure reason) {
    events.add("lost: " + reason.exception());
    onLost.run();
  }

  @Override
  public String toString() {
    return "a descriptor";
  }
}
