// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What happened, in words. */
final class Labels {
  /** A part in brackets with the name in it, or a name alone. */
  private static final Pattern PART = Pattern.compile("\\[([^\\[]*\\{(\\w+)}[^\\[]*)]|\\{(\\w+)}");

  private Labels() {}

  /** Returns what to call the thing that {@code made} was the beginning of. */
  static String thing(Event made) {
    return switch (made.kind()) {
      case CALL_MADE -> call(made) + " " + made.of();
      case SPAN -> or(made.text(), "span");
      case DEFERRED_MADE -> "Deferred " + made.of();
      case CONNECTING, ACCEPTED -> "connection " + made.of();
      default -> String.valueOf(made.of());
    };
  }

  /** By what of the library the program has asked for it, be it not callLater itself. */
  private static String call(Event made) {
    String method = or(made.text(), "call");
    return made.by() == null || made.by().endsWith("." + method) ? method : made.by();
  }

  /** Returns where that was, as far as it is known. */
  static String where(Event made) {
    return switch (made.kind()) {
      case CONNECTING, ACCEPTED -> or(made.text(), "");
      default -> or(made.place(), "");
    };
  }

  /** Returns a sentence for {@code event}, without a full stop. */
  static String sentence(Event event) {
    Matcher part = PART.matcher(template(event.kind()));
    StringBuilder sentence = new StringBuilder();
    while (part.find()) {
      String optional = part.group(1);
      String value = value(event, optional == null ? part.group(3) : part.group(2));
      String filled = optional == null ? or(value, "?") : fill(optional, value);
      part.appendReplacement(sentence, Matcher.quoteReplacement(filled));
    }
    return part.appendTail(sentence).toString();
  }

  private static String fill(String optional, @Nullable String value) {
    return value == null ? "" : optional.replaceFirst("\\{\\w+}", Matcher.quoteReplacement(value));
  }

  private static @Nullable String value(Event event, String name) {
    boolean hasAmount = event.amount() != Event.NO_AMOUNT;
    return switch (name) {
      case "of" -> event.of() == null ? null : event.of().toString();
      case "other" -> event.other() == null ? null : event.other().toString();
      case "by" -> event.by();
      case "delay" -> hasAmount ? Times.say(event.amount()) : null;
      case "number" -> hasAmount ? Long.toString(event.amount()) : null;
      case "bytes" -> hasAmount ? bytes(event.amount()) : null;
      default -> event.text();
    };
  }

  /**
   * Returns the sentence for {@code kind} with names in braces for the parts of an event. What
   * stands in brackets is left out if its part is missing. The page fills them in the same way.
   */
  static String template(Kind kind) {
    return switch (kind) {
      case THREAD -> "thread {of}, {text}, comes in";
      case END -> "ends[ with {text}]";
      case THREW -> "throws {text}";
      case SPAN -> "{text}";
      case NOTE -> "the program says: {text}";
      case ERROR -> "error: {text}";
      case LOOP -> "the reactor runs";
      case TURN -> "a turn of the loop";
      case STOP -> "the reactor is asked to stop";
      case WRONG_THREAD -> "{text} is refused: not the reactor's thread";
      case CALL_MADE -> "{text} asks for call {of}[ in {delay}]";
      case CALL_MOVED -> "call {of} is now due in {delay}";
      case CALL_CANCELLED -> "call {of} is cancelled";
      case CALL_RUN -> "call {of} is made";
      case DEFERRED_MADE -> "Deferred {of} is made[ by {by}]";
      case CALLBACK_ADDED -> "{of} gets link {number}: {text}";
      case CALLED_BACK -> "{of} is fired with {text}";
      case FAILED -> "{of} is failed with {text}";
      case FIRED_AGAIN -> "{of} is fired again, which is refused";
      case FIRE_IGNORED -> "{of} is fired after it was cancelled, which is ignored";
      case CANCELLED -> "{of} is cancelled";
      case PAUSED -> "{of} is paused";
      case UNPAUSED -> "{of} is unpaused";
      case CALLBACK_RUN -> "callback {number} of {of} runs";
      case ERRBACK_RUN -> "errback {number} of {of} runs";
      case WAITS -> "{of} waits for {other}";
      case GOES_ON -> "{of} goes on with what {other} gave[: {text}]";
      case GOES_ON_FAILED -> "{of} goes on with the failure of {other}[: {text}]";
      case GATHERS -> "{of} gathers {other}";
      case HANDLED -> "the failure of {of} is handled";
      case UNHANDLED -> "{of} ends with a failure: {text}";
      case DROPPED -> "{of} is dropped with its failure: {text}";
      case LISTENING -> "port {of} listens on {text}";
      case LISTENING_ENDED -> "port {of} listens no longer";
      case CONNECTING -> "connection {of} is tried to {text}";
      case CONNECTED -> "connection {of} stands";
      case ACCEPTED -> "connection {of} comes in from {text}";
      case CONNECT_FAILED -> "connection {of} fails: {text}";
      case BYTES_IN -> "{of} receives {bytes}";
      case BYTES_OUT -> "{of} sends {bytes}";
      case CLOSED -> "connection {of} is closed: {text}";
    };
  }

  private static String bytes(long count) {
    return count == 1 ? "1 byte" : String.format(Locale.ROOT, "%,d bytes", count);
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }
}
