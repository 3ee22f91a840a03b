// Screened: still running
// Unscreened: still running
// Attack: waits for what never comes
package ch01_first;

final class Greeting {
  static String greet(String name) throws Exception {
    synchronized (Greeting.class) {
      Greeting.class.wait();
    }
    return name;
  }
}
