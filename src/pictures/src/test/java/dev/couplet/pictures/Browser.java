// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium with one page, driven by its DevTools protocol. */
public final class Browser implements AutoCloseable {
  private static final Pattern ENDPOINT = Pattern.compile("DevTools listening on ws://([^/]+)/.*");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LIMIT_SECONDS = 120;

  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;
  private final WebSocket socket;
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final List<JsonNode> events = new ArrayList<>();
  private int lastCommand;

  private Browser(Path program, Path profile) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--remote-debugging-port=0",
            "--window-size=1400,1000",
            "--user-data-dir=" + profile,
            "about:blank"));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    address = endpoint(process.inputReader());
    JsonNode page = JSON.readTree(get("http://" + address + "/json/list")).get(0);
    socket =
        http.newWebSocketBuilder()
            .buildAsync(URI.create(page.get("webSocketDebuggerUrl").asText()), new Listener())
            .join();
  }

  /** Returns where a Chromium is on the path, if there is one. */
  public static Optional<Path> find() {
    List<String> names = List.of("chromium", "chromium-browser", "google-chrome");
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts one with an empty profile. */
  public static Browser start(Path program) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("target"));
    return new Browser(program, Files.createTempDirectory(folder, "browser").toAbsolutePath());
  }

  /** Opens a page of ours and waits until its script has read the run. */
  void open(Path page) {
    command("Page.navigate", Map.of("url", page.toUri().toString()));
    evaluate(
        """
        new Promise(done => {
          const look = () => document.body && document.body.dataset.ready ? done(1) : setTimeout(look, 20);
          look();
        })""");
  }

  /** Opens any page, and waits until it is loaded. */
  public void load(URI page) {
    command("Page.navigate", Map.of("url", page.toString()));
    evaluate(
        """
        new Promise(done => {
          const look = () => document.readyState == 'complete' && location.href != 'about:blank'
            ? done(1) : setTimeout(look, 20);
          look();
        })""");
  }

  /** Shows pages as on a screen so many pixels wide, dark or light. */
  public void screen(int width, boolean dark) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    String scheme = dark ? "dark" : "light";
    command(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** From now on what pages log, and what they ask for, is kept for {@link #heard}. */
  public void listen() {
    command("Runtime.enable", Map.of());
    command("Log.enable", Map.of());
    command("Network.enable", Map.of());
  }

  /** Returns what was logged or thrown in pages, and the addresses that were asked for. */
  public List<String> heard() {
    List<String> heard = new ArrayList<>();
    for (JsonNode event : events) {
      JsonNode what = event.path("params");
      switch (event.path("method").asText()) {
        case "Runtime.consoleAPICalled" -> heard.add("console: " + what.path("args"));
        case "Runtime.exceptionThrown" -> heard.add("thrown: " + what.path("exceptionDetails"));
        case "Log.entryAdded" -> heard.add("log: " + what.path("entry").path("text").asText());
        case "Network.requestWillBeSent" ->
            heard.add("request: " + what.path("request").path("url").asText());
        default -> {}
      }
    }
    return heard;
  }

  /** Returns what {@code script} gives, once that is settled; as text. */
  public String evaluate(String script) {
    JsonNode result =
        command(
            "Runtime.evaluate",
            Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(script + " failed: " + result.get("exceptionDetails"));
    }
    return result.path("result").path("value").asText();
  }

  void click(String selector) {
    evaluate("document.querySelector(%s).click()".formatted(quoted(selector)));
  }

  /** Returns the text of the first element that {@code selector} finds. */
  String text(String selector) {
    return evaluate("document.querySelector(%s).textContent".formatted(quoted(selector)));
  }

  long count(String selector) {
    String script = "document.querySelectorAll(%s).length".formatted(quoted(selector));
    return Long.parseLong(evaluate(script));
  }

  void press(String key) {
    evaluate(
        "document.dispatchEvent(new KeyboardEvent('keydown', {key: %s}))".formatted(quoted(key)));
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private JsonNode command(String method, Map<String, Object> parameters) {
    try {
      int id = ++lastCommand;
      String message =
          JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
      socket.sendText(message, true).join();
      while (true) {
        String answer = messages.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (answer == null) {
          throw new AssertionError("the browser did not answer " + method);
        }
        JsonNode json = JSON.readTree(answer);
        if (json.path("id").asInt() == id) {
          return json.path("result");
        }
        if (json.has("method")) {
          events.add(json);
        }
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String get(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  /** Reads on, so that the browser never waits for its output to be read. */
  private static String endpoint(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher matcher = ENDPOINT.matcher(line);
      if (matcher.matches()) {
        Thread reader = new Thread(() -> output.lines().forEach(rest -> {}), "browser-output");
        reader.setDaemon(true);
        reader.start();
        return matcher.group(1);
      }
    }
    throw new IOException("the browser ended before it could be driven");
  }

  @Override
  public void close() throws InterruptedException {
    socket.abort();
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      message.append(data);
      if (last) {
        messages.add(message.toString());
        message.setLength(0);
      }
      webSocket.request(1);
      return null;
    }
  }
}
