// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import dev.couplet.clock.DelayedCall;
import dev.couplet.coach.shell.Commands.Command;
import dev.couplet.coach.shell.Commands.Next;
import dev.couplet.coach.shell.Commands.Refused;
import dev.couplet.pictures.Glyphs;
import dev.couplet.pictures.Page;
import dev.couplet.pictures.Timeline;
import dev.couplet.pictures.WaitsForGraph;
import dev.couplet.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands that look at the loop, or set its time. */
final class LoopCommands {
  private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?) *(ms|s|m|min|h)?");
  private static final Duration USUAL_SPAN = Duration.ofSeconds(10);
  private static final Duration EVER = Duration.ofDays(36_500);

  private final Session session;
  private final Display display;
  private final Shell.Surroundings surroundings;

  LoopCommands(Session session, Display display, Shell.Surroundings surroundings) {
    this.session = session;
    this.display = display;
    this.surroundings = surroundings;
  }

  List<Command> all() {
    return List.of(
        new Command(
            "/pending",
            "",
            "what is still to come, and what waits for what",
            "Calls, Deferreds and connections that are alive. While /trace is off, only the calls.",
            nothing -> pending()),
        new Command(
            "/timeline",
            "[10s|all] [page]",
            "what the loop did in the last seconds",
            "10 seconds unless you say. With the word page it is written as a page for a browser, on"
                + " which you can follow causes.",
            this::timeline),
        new Command(
            "/trace",
            "on|off",
            "record what the loop does, or not",
            "/pending and /timeline show what was recorded. A new reactor begins a new recording.",
            this::trace),
        new Command(
            "/time",
            "real|virtual",
            "let time pass, or stand still",
            "On virtual time nothing waits: it stands still until you /advance it or await"
                + " something. Changing it takes a new reactor; what the old one had to do is gone.",
            this::time),
        new Command(
            "/advance",
            "2s",
            "move virtual time on",
            "All that is due within it happens, each at its own time. Units are ms, s, m and h.",
            this::advance));
  }

  private Next pending() throws Exception {
    Optional<Trace> trace = trace(EVER);
    if (trace.isPresent()) {
      show(WaitsForGraph.of(trace.get()).text(glyphs()));
      return Next.GO_ON;
    }
    List<String> calls =
        session.loop().call(() -> session.loop().reactor().delayedCalls()).stream()
            .map(DelayedCall::toString)
            .toList();
    display.say(calls.isEmpty() ? "no calls are pending" : String.join("\n", calls));
    display.say("for Deferreds and connections: /trace on");
    return Next.GO_ON;
  }

  private Next timeline(String argument) throws IOException {
    boolean page = argument.endsWith("page");
    String span = page ? argument.substring(0, argument.length() - 4).strip() : argument;
    Duration last = span.isEmpty() ? USUAL_SPAN : span.equals("all") ? EVER : duration(span);
    Trace trace =
        trace(last).orElseThrow(() -> new Refused("nothing was recorded; /trace on records"));
    if (page) {
      Path file = surroundings.scratch().resolve("timeline.html");
      Files.createDirectories(surroundings.scratch());
      Files.writeString(file, Page.of("The shell", trace).html());
      display.say(file.toUri().toString());
    } else {
      show(Timeline.of(trace).text(glyphs()));
    }
    return Next.GO_ON;
  }

  private Optional<Trace> trace(Duration last) {
    return session.tracing().soFar().map(trace -> TraceView.of(trace, session.sources(), last));
  }

  private void show(String picture) {
    picture.stripTrailing().lines().forEach(display::say);
  }

  private Glyphs glyphs() {
    return surroundings.ascii() ? Glyphs.ASCII : Glyphs.UNICODE;
  }

  private Next trace(String argument) throws Exception {
    if (!argument.isEmpty()) {
      session.trace(choice(argument, "on", "off"));
    }
    display.say("trace is " + (session.tracing().isOn() ? "on" : "off"));
    return Next.GO_ON;
  }

  private Next time(String argument) throws Exception {
    if (!argument.isEmpty()) {
      boolean virtual = choice(argument, "virtual", "real");
      if (virtual != session.time().isVirtual()) {
        session.newReactor(virtual);
      }
    }
    display.say(
        session.time().isVirtual()
            ? String.format(
                Locale.ROOT,
                "time is virtual, and stands at %.3f s; /advance moves it on",
                session.loop().reactor().seconds())
            : "time is real");
    return Next.GO_ON;
  }

  private Next advance(String argument) throws Exception {
    if (!session.time().isVirtual()) {
      throw new Refused("time is real and moves on by itself; /time virtual makes it stand still");
    }
    Duration span = duration(argument.isEmpty() ? "1s" : argument);
    CountDownLatch passed = new CountDownLatch(1);
    session
        .loop()
        .call(
            () -> {
              session.time().advance(span, passed);
              return null;
            });
    session.awaitOnLoop(passed);
    return Next.GO_ON;
  }

  private static boolean choice(String argument, String yes, String no) {
    if (argument.equals(yes) || argument.equals(no)) {
      return argument.equals(yes);
    }
    throw new Refused(argument + " is neither " + yes + " nor " + no);
  }

  private static Duration duration(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw new Refused(text + " is no time; 2s is one, and 500ms");
    }
    double unit =
        switch (time.group(2) == null ? "s" : time.group(2)) {
          case "ms" -> 1e6;
          case "m", "min" -> 60e9;
          case "h" -> 3600e9;
          default -> 1e9;
        };
    return Duration.ofNanos(Math.round(Double.parseDouble(time.group(1)) * unit));
  }
}
