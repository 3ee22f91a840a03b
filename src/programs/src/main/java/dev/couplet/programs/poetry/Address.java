// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

/** Where a server listens, as a user types it: {@code HOST:PORT}, or the port alone. */
record Address(String host, int port) {
  private static final int MAX_PORT = 65_535;

  static final String DEFAULT_HOST = "localhost";

  /**
   * Reads an address; without a host it is on this machine.
   *
   * @throws IllegalArgumentException if it has no port from 1 to 65535
   */
  static Address parse(String text) {
    // The last colon: an IPv6 address has others, as in [::1]:10001.
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? DEFAULT_HOST : text.substring(0, colon);
    String port = text.substring(colon + 1);
    if (host.isEmpty() || !port.matches("\\d{1,5}") || !isPort(Integer.parseInt(port))) {
      throw new IllegalArgumentException(
          "'" + text + "' is no address; say HOST:PORT, or PORT alone for this machine");
    }
    return new Address(host, Integer.parseInt(port));
  }

  private static boolean isPort(int number) {
    return number >= 1 && number <= MAX_PORT;
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
