// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.clock.Clock;
import dev.couplet.clock.DelayedCall;
import dev.couplet.defer.Failure;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A factory that connects again whenever an attempt has failed or the connection was lost, each
 * time after a longer delay.
 *
 * <p>The first delay is {@value #DEFAULT_FACTOR} seconds, and each one so many times the one
 * before, up to an hour, and all are left to chance a little: so that the clients of a server that
 * was away do not come back all at once. It serves one connector at a time. A subclass calls {@link
 * #resetDelay} when it has what it connected for, so that the next loss is not held against the
 * server. Only for the reactor's thread.
 */
public abstract class ReconnectingClientFactory extends ClientFactory {
  /** By how much each delay is longer than the one before, unless another factor is given. */
  public static final double DEFAULT_FACTOR = 2.718281828459045;

  /**
   * How far the delays scatter, unless another jitter is given: their standard deviation as a part
   * of the delay. Chosen by Twisted, which has it from "molar Planck constant times c".
   */
  public static final double DEFAULT_JITTER = 0.119626565582;

  private final Clock clock;
  private final Random random;
  private double factor = DEFAULT_FACTOR;
  private double jitter = DEFAULT_JITTER;
  private Duration initialDelay = Duration.ofSeconds(1);
  private Duration maxDelay = Duration.ofHours(1);
  private int maxRetries = Integer.MAX_VALUE;

  private double delaySeconds = 1;
  private int retries;
  private boolean stopped;

  /** While an attempt goes on. */
  private @Nullable Connector connecting;

  /** While it waits for the next one. */
  private @Nullable DelayedCall retry;

  /** Makes one that waits on {@code clock}, the reactor that connects. */
  protected ReconnectingClientFactory(Clock clock) {
    this(clock, new Random());
  }

  /** Makes one that waits on {@code clock}, and scatters its delays by {@code random}. */
  protected ReconnectingClientFactory(Clock clock, Random random) {
    this.clock = clock;
    this.random = random;
  }

  // -------------------------------------------------------------------------------- settings

  /**
   * Sets what the first delay is a multiple of; a second unless set.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public final void initialDelay(Duration delay) {
    initialDelay = requireNotNegative("initialDelay", delay);
    delaySeconds = seconds(initialDelay);
  }

  /**
   * Sets the longest delay, before it is scattered; an hour unless set.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public final void maxDelay(Duration delay) {
    maxDelay = requireNotNegative("maxDelay", delay);
  }

  /**
   * Sets by how much each delay is longer than the one before.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public final void factor(double factor) {
    if (!(factor >= 1)) {
      throw new IllegalArgumentException("factor < 1: " + factor);
    }
    this.factor = factor;
  }

  /**
   * Sets how far the delays scatter: their standard deviation as a part of the delay; 0 for not at
   * all.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public final void jitter(double jitter) {
    if (!(jitter >= 0)) {
      throw new IllegalArgumentException("jitter < 0: " + jitter);
    }
    this.jitter = jitter;
  }

  /**
   * Sets how often it tries again before it gives up; for ever unless set.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public final void maxRetries(int retries) {
    if (retries < 0) {
      throw new IllegalArgumentException("maxRetries < 0: " + retries);
    }
    maxRetries = retries;
  }

  // ---------------------------------------------------------------------------------- retries

  @Override
  void attemptBegins(Connector connector) {
    connecting = connector;
  }

  @Override
  void connectionMade(Protocol protocol) {
    connecting = null;
  }

  /** Tries again, later; one that overrides this should call it on. */
  @Override
  public void clientConnectionFailed(Connector connector, Failure reason) {
    retry(connector);
  }

  /** Tries again, later; one that overrides this should call it on. */
  @Override
  public void clientConnectionLost(Connector connector, Failure reason) {
    retry(connector);
  }

  private void retry(Connector connector) {
    connecting = null;
    if (stopped || retries >= maxRetries) {
      return;
    }
    retries++;
    delaySeconds = Math.min(delaySeconds * factor, seconds(maxDelay));
    double scattered = delaySeconds + random.nextGaussian() * jitter * delaySeconds;
    retry =
        clock.callLater(
            Duration.ofNanos((long) (Math.max(0, scattered) * 1e9)),
            () -> {
              retry = null;
              connector.connect();
            });
  }

  /** Begins with the first delay again, and with no retry made. */
  public final void resetDelay() {
    delaySeconds = seconds(initialDelay);
    retries = 0;
    stopped = false;
  }

  /** Connects no more: gives up the attempt or the wait that goes on, and leaves a connection. */
  public final void stopTrying() {
    stopped = true;
    if (retry != null) {
      retry.cancel();
      retry = null;
    }
    if (connecting != null) {
      connecting.stopConnecting();
      connecting = null;
    }
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static Duration requireNotNegative(String name, Duration delay) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException(name + " < 0: " + delay);
    }
    return delay;
  }
}
