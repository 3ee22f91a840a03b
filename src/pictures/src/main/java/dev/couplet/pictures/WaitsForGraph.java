// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.trace.Event;
import dev.couplet.trace.Subject;
import dev.couplet.trace.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The picture of what is pending at the end of a run, and what waits for what: Deferreds, delayed
 * calls, connections and ports.
 */
public final class WaitsForGraph {
  private final Map<Subject, Node> nodes = new LinkedHashMap<>();
  private final long nanos;

  /**
   * Something that is pending.
   *
   * @param head what it is
   * @param state how it stands
   * @param awaits what it waits for, as far as that is pending too
   */
  record Node(Subject subject, String head, String state, List<Subject> awaits) {}

  /** A node in its place: how many wait before it, and whether it was placed before. */
  record Placed(Node node, int depth, boolean again, boolean last) {}

  private WaitsForGraph(Run run) {
    nanos = run.lastNanos();
    for (Life life : Life.all(run).values()) {
      if (life.pending()) {
        add(life.made, state(life), awaits(life));
      }
    }
    run.events().forEach(this::take);
    // Only now is it known what else is pending.
    nodes.replaceAll((subject, node) -> node.awaits().isEmpty() ? node : onlyPending(node));
  }

  /** Returns the graph of what is pending at the end of {@code trace}. */
  public static WaitsForGraph of(Trace trace) {
    return new WaitsForGraph(Run.of(trace));
  }

  /** Returns it as SVG, for light and dark surroundings. */
  public String svg() {
    return new WaitsForSvg(this).draw();
  }

  /** Returns it as text of no more than 80 columns. */
  public String text(Glyphs glyphs) {
    return new WaitsForText(this, glyphs).draw();
  }

  /** Returns in sentences what it shows. */
  public String description() {
    List<String> sentences = new ArrayList<>();
    sentences.add(title() + ".");
    for (Node node : nodes.values()) {
      String state = node.head() + ": " + node.state();
      List<String> names = node.awaits().stream().map(Subject::toString).toList();
      sentences.add(state + (names.isEmpty() ? "." : " " + String.join(", ", names) + "."));
    }
    return String.join(" ", sentences);
  }

  String title() {
    String when = " at the end, after " + Times.say(nanos);
    return switch (nodes.size()) {
      case 0 -> "Nothing is pending" + when;
      case 1 -> "One thing is pending" + when;
      default -> nodes.size() + " things are pending" + when;
    };
  }

  private void take(Event event) {
    switch (event.kind()) {
      case CALL_MADE ->
          add(event, "due at " + Times.say(event.nanos() + Math.max(0, event.amount())), List.of());
      case CONNECTING -> add(event, "not connected yet", List.of());
      case CONNECTED, ACCEPTED -> add(event, "open", List.of());
      case LISTENING -> add(event, "listens", List.of());
      case CALL_RUN, CALL_CANCELLED, CONNECT_FAILED, CLOSED, LISTENING_ENDED ->
          nodes.remove(Run.subject(event));
      default -> {}
    }
  }

  private void add(Event made, String state, List<Subject> awaits) {
    Subject subject = Run.subject(made);
    String where = Labels.where(made);
    String head = Labels.thing(made) + (where.isEmpty() ? "" : ", " + where);
    nodes.put(subject, new Node(subject, head, state, awaits));
  }

  private static String state(Life life) {
    if (life.paused) {
      return "paused";
    }
    if (life.waitsFor != null) {
      return "waits for";
    }
    if (!life.members.isEmpty()) {
      return "waits for";
    }
    String links = life.callbacks == 1 ? "1 callback waits" : life.callbacks + " callbacks wait";
    return "not fired" + (life.callbacks == 0 ? "" : ", " + links);
  }

  private static List<Subject> awaits(Life life) {
    return life.waitsFor != null ? List.of(life.waitsFor) : life.members;
  }

  private Node onlyPending(Node node) {
    List<Subject> pending = node.awaits().stream().filter(nodes::containsKey).toList();
    return new Node(node.subject(), node.head(), node.state(), pending);
  }

  // --- For those who draw it ---

  /** All nodes as a tree is read: first what nobody waits for, after each what it waits for. */
  List<Placed> placed() {
    Set<Subject> awaited = new HashSet<>();
    nodes.values().forEach(node -> awaited.addAll(node.awaits()));
    List<Placed> placed = new ArrayList<>();
    Set<Subject> seen = new HashSet<>();
    for (Node node : nodes.values()) {
      if (!awaited.contains(node.subject())) {
        place(node, 0, true, seen, placed);
      }
    }
    // What is left waits in a circle.
    for (Node node : nodes.values()) {
      if (!seen.contains(node.subject())) {
        place(node, 0, true, seen, placed);
      }
    }
    return placed;
  }

  /** Not by recursion: a million may wait for each other in a row. */
  private void place(Node root, int depth, boolean last, Set<Subject> seen, List<Placed> placed) {
    List<Placed> todo = new ArrayList<>();
    todo.add(new Placed(root, depth, false, last));
    while (!todo.isEmpty()) {
      Placed next = todo.remove(todo.size() - 1);
      boolean again = !seen.add(next.node().subject());
      placed.add(new Placed(next.node(), next.depth(), again, next.last()));
      if (again) {
        continue;
      }
      List<Subject> awaits = next.node().awaits();
      for (int i = awaits.size() - 1; i >= 0; i--) {
        Node node = nodes.get(awaits.get(i));
        if (node != null) {
          todo.add(new Placed(node, next.depth() + 1, false, i == awaits.size() - 1));
        }
      }
    }
  }
}
