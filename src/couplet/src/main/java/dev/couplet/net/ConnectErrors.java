// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.defer.TimeoutError;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Locale;

/** Tells by what the system said why a connection could not be made. */
final class ConnectErrors {
  private ConnectErrors() {}

  /** Returns the error to report when connecting to {@code target} failed with {@code cause}. */
  static Throwable of(Throwable cause, InetSocketAddress target) {
    String message = "no connection to " + words(target) + ": " + cause.getMessage();
    if (cause instanceof UnknownHostException) {
      return new DnsLookupError("no address found for " + target.getHostString(), cause);
    } else if (cause instanceof ConnectException && says(cause, "timed out")) {
      TimeoutError timeout = new TimeoutError(message);
      timeout.initCause(cause);
      return timeout;
    } else if (cause instanceof ConnectException) {
      return new ConnectionRefusedError(message, cause);
    } else if (cause instanceof BindException) {
      return new ConnectBindError(message, cause);
    } else if (cause instanceof NoRouteToHostException
        || (cause instanceof SocketException && says(cause, "unreachable"))) {
      return new NoRouteError(message, cause);
    } else if (cause instanceof IOException || cause instanceof RuntimeException) {
      return new ConnectError(message, cause);
    }
    return cause;
  }

  private static boolean says(Throwable cause, String words) {
    return cause.getMessage() != null
        && cause.getMessage().toLowerCase(Locale.ROOT).contains(words);
  }

  static String words(InetSocketAddress address) {
    String host = address.getHostString();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
  }
}
