package ch01_first;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.MethodName.class)
class GreetingTest {
  @Test
  void greetsAda() throws Exception {
    greets("Ada");
  }

  @Test
  void greetsBob() throws Exception {
    greets("Bob");
  }

  private static void greets(String name) throws Exception {
    String greeting = Greeting.greet(name);
    if (!greeting.equals("Hello, " + name)) {
      Assertions.fail(name + " should be greeted; the greeting was '" + greeting + "'.");
    }
  }
}
