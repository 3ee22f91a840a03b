// Screened: refused
// Unscreened: left running
// Attack: leaves a thread that runs for ever
package ch01_first;

final class Greeting {
  static String greet(String name) throws Exception {
    Thread thread = new Thread(() -> { while (true) {} }, "left");
    thread.setDaemon(true);
    thread.start();
    return "Hello, " + name;
  }
}
