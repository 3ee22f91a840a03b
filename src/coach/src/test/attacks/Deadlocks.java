// Screened: refused
// Unscreened: still running
// Attack: two threads wait for each other
package ch01_first;

final class Greeting {
  static String greet(String name) throws Exception {
    Thread other = new Thread(() -> { synchronized (Greeting.class) { } });
    synchronized (Greeting.class) {
      other.start();
      other.join();
    }
    return name;
  }
}
