// SPDX-License-Identifier: Apache-2.0
package basics;

import static dev.couplet.defer.Coroutine.await;

import dev.couplet.defer.Coroutine;
import dev.couplet.defer.Deferred;
import org.jspecify.annotations.Nullable;

/** The function with Deferreds: as a chain, and from top to bottom in a coroutine. */
final class Promising {
  private Promising() {}

  // tag::office[]
  interface Office {
    Deferred<String> address(String name);

    Deferred<String> letter(String name);

    Deferred<@Nullable Void> deliver(String address, String letter);
  }

  // end::office[]

  // tag::chain[]
  static Deferred<@Nullable Void> send(String name, Office office) {
    return office
        .address(name)
        .addCallbackDeferred(
            address ->
                office.letter(name).addCallbackDeferred(letter -> office.deliver(address, letter)));
  }

  // end::chain[]

  // tag::recover[]
  static Deferred<String> report(String name, Office office) {
    return send(name, office)
        .addCallback(nothing -> "sent to " + name)
        .addErrback(
            failure -> {
              failure.trap(Unreachable.class);
              return "not sent: " + failure.exception().getMessage();
            });
  }

  // end::recover[]

  // tag::coroutine[]
  static Deferred<String> inSteps(String name, Office office) {
    return Coroutine.start(
        () -> {
          try {
            String address = await(office.address(name));
            String letter = await(office.letter(name));
            await(office.deliver(address, letter));
            return "sent to " + name;
          } catch (Unreachable e) {
            return "not sent: " + e.getMessage();
          }
        });
  }
  // end::coroutine[]
}
