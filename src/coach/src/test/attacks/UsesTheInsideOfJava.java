// Screened: refused
// Unscreened: not solved
// Attack: reaches into memory
package ch01_first;

final class Greeting {
  static String greet(String name) throws Exception {
    var field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
    field.setAccessible(true);
    ((sun.misc.Unsafe) field.get(null)).allocateMemory(1);
    return name;
  }
}
