// Screened: refused
// Unscreened: still running
// Attack: stops its process, watchdog and all
package ch01_first;

final class Greeting {
  static String greet(String name) throws Exception {
    new ProcessBuilder("kill", "-STOP", "" + ProcessHandle.current().pid()).start().waitFor();
    while (true) {}
  }
}
