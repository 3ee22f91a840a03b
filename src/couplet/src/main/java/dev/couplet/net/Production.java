// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import org.jspecify.annotations.Nullable;

/** The producer that writes to one transport, if there is one, and what it was told last. */
final class Production {
  private @Nullable Producer producer;
  private boolean paused;

  boolean active() {
    return producer != null;
  }

  /** Returns whether the producer waits to be asked for more. */
  boolean pulled() {
    return producer instanceof PullProducer;
  }

  void register(Producer next) {
    if (producer != null) {
      throw new IllegalStateException(
          "cannot register " + next + ": " + producer + " is registered; unregister it first");
    }
    producer = next;
    paused = false;
  }

  void unregister() {
    producer = null;
  }

  /** Too much waits to be sent. */
  void pause() {
    if (producer instanceof PushProducer pushes && !paused) {
      paused = true;
      pushes.pauseProducing();
    }
  }

  /** All is sent. */
  void resume() {
    if (producer != null && (paused || pulled())) {
      paused = false;
      producer.resumeProducing();
    }
  }

  /** Nothing can be sent any more. */
  void stop() {
    Producer stopped = producer;
    producer = null;
    if (stopped != null) {
      stopped.stopProducing();
    }
  }
}
