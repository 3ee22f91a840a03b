"use strict";
// The page of a run. All it shows comes from the scripts of class "run": columns of numbers, each
// as long as there are events, deflated, in base 64. PageRun.java writes them in the same order.

const WIDTH = 960, LEFT = 170, RIGHT = 945, LANE = 32, TOP = 26;
const MOST_ROWS = 400, MOST_EFFECTS = 20, LONGEST_NOTE = 16;
const runs = [];
let view = null; // the part of the time that is drawn: [from, to] in nanoseconds

// --- Reading ---

async function read(element) {
  const text = atob(element.textContent.trim());
  const packed = Uint8Array.from(text, c => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let at = 0;
  // By multiplication, since shifts end at 32 bits.
  const number = () => {
    let value = 0, factor = 1, byte;
    do {
      byte = bytes[at++];
      value += (byte & 127) * factor;
      factor *= 128;
    } while (byte > 127);
    return value;
  };
  const signed = () => { const n = number(); return n % 2 ? -(n + 1) / 2 : n / 2; };
  const length = number();
  const run = JSON.parse(new TextDecoder().decode(bytes.subarray(at, at + length)));
  at += length;
  const n = run.count = number();
  const column = (make, next) => {
    const all = new make(n + 1);
    for (let id = 1; id <= n; id++) all[id] = next(id);
    return all;
  };
  run.kind = column(Uint8Array, number);
  run.thread = column(Uint16Array, number);
  let time = 0;
  run.time = column(Float64Array, () => time += number());
  run.cause = column(Uint32Array, id => { const back = number(); return back ? id - back : 0; });
  const subjects = () => {
    const last = run.letters.map(() => 0);
    const types = new Uint8Array(n + 1), numbers = new Uint32Array(n + 1);
    for (let id = 1; id <= n; id++) {
      const code = number();
      if (code) {
        const type = (code - 1) % last.length, zigzag = Math.floor((code - 1) / last.length);
        last[type] += zigzag % 2 ? -(zigzag + 1) / 2 : zigzag / 2;
        types[id] = type + 1;
        numbers[id] = last[type];
      }
    }
    return id => types[id] ? run.letters[types[id] - 1] + numbers[id] : null;
  };
  run.of = subjects();
  run.other = subjects();
  run.amount = column(Float64Array, () => number() - 1);
  const string = () => {
    const all = column(Uint32Array, number);
    return id => all[id] ? run.strings[all[id] - 1] : null;
  };
  run.text = string();
  run.line = string();
  run.by = string();
  run.lane = column(Uint8Array, number);
  run.shape = column(Uint8Array, number);
  for (const lane of run.lanes) {
    lane.stretches = [];
    let from = 0;
    for (let left = number(); left > 0; left--) {
      from += signed();
      const lasts = number();
      lane.stretches.push({from, to: from + lasts, style: run.styles[number()].name, event: number()});
    }
  }
  nest(run);
  return run;
}

/** Finds what lies within what, what ended what, and where each step begins. */
function nest(run) {
  run.end = new Uint32Array(run.count + 1);
  run.depth = new Uint16Array(run.count + 1);
  const open = new Map(), turns = [], outermost = [];
  for (let id = 1; id <= run.count; id++) {
    const kind = run.kinds[run.kind[id]];
    const stack = open.get(run.thread[id]) || [];
    open.set(run.thread[id], stack);
    if (kind.ends) {
      run.end[run.cause[id]] = id;
      const place = stack.lastIndexOf(run.cause[id]);
      if (place >= 0) stack.splice(place, 1);
    }
    run.depth[id] = stack.length;
    if (kind.opens) {
      if (kind.name === "turn") turns.push(id);
      if (stack.length === 0) outermost.push(id);
      stack.push(id);
    }
  }
  run.steps = turns.length ? turns : outermost;
  if (!run.steps.length || run.steps[0] > 1) run.steps = [1, ...run.steps];
  run.step = 0;
  run.picked = 0;
}

// --- Words ---

function time(nanos) {
  const round = (value, places) => String(+value.toFixed(places));
  if (nanos === 0) return "0 s";
  if (nanos >= 999950000) return round(nanos / 1e9, 2) + " s";
  if (nanos >= 999950) return round(nanos / 1e6, 1) + " ms";
  return nanos >= 1000 ? round(nanos / 1e3, 1) + " µs" : nanos + " ns";
}

function sentence(run, id) {
  const value = name => {
    switch (name) {
      case "of": return run.of(id);
      case "other": return run.other(id);
      case "by": return run.by(id);
      case "delay": return run.amount[id] < 0 ? null : time(run.amount[id]);
      case "number": return run.amount[id] < 0 ? null : String(run.amount[id]);
      case "bytes": return run.amount[id] < 0 ? null
          : run.amount[id] === 1 ? "1 byte" : run.amount[id].toLocaleString("en") + " bytes";
      default: return run.text(id);
    }
  };
  return run.kinds[run.kind[id]].says
      .replace(/\[([^\[]*\{(\w+)}[^\[]*)]/g,
          (all, optional, name) => value(name) === null ? "" : optional)
      .replace(/\{(\w+)}/g, (all, name) => value(name) ?? "?");
}

/** What became of what an event opened. */
function outcome(run, id) {
  const end = run.end[id];
  if (!run.kinds[run.kind[id]].opens) return "";
  if (!end) return ", and is not done";
  const lasted = ", for " + time(run.time[end] - run.time[id]);
  const words = sentence(run, end);
  return lasted + (words === "ends" ? "" : ", " + words);
}

function place(run, id) {
  const line = run.line(id);
  return line === null ? null : line.replace(/^.*\((.*)\)$/, "$1");
}

// --- Elements ---

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

function draw(parent, name, attributes, text) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  parent.append(element);
  return element;
}

function build(run) {
  const section = make("section", {class: "run", "aria-label": run.title});
  run.svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  run.where = make("p", {class: "where", "aria-live": "polite"});
  run.list = make("ol", {class: "events"});
  run.chain = make("div", {class: "chain"});
  if (runs.length > 1) section.append(make("h2", {}, run.title));
  if (run.count < run.events || run.dropped) {
    const all = run.events + run.dropped;
    section.append(make("p", {class: "facts cut"},
        `The run was too long for one page: these are the first ${run.count.toLocaleString("en")} `
        + `of ${all.toLocaleString("en")} events.`));
  }
  section.append(run.svg);
  if (run.findings.length) {
    const list = make("ul", {class: "findings"});
    for (const finding of run.findings) {
      const button = make("button", {}, `${finding.lint}: ${finding.says}`);
      button.onclick = () => pick(run, finding.event);
      list.append(make("li", {}, button));
    }
    section.append(make("h3", {}, `${run.found} to look at`), list);
  }
  section.append(run.where, make("div", {class: "halves"},
      make("div", {}, make("h3", {}, "In this step"), run.list), run.chain));
  run.svg.addEventListener("click", click => pickAt(run, click));
  return section;
}

// --- The timeline ---

function x(nanos) {
  return LEFT + (RIGHT - LEFT) * (nanos - view[0]) / (view[1] - view[0]);
}

function axisStep(span) {
  for (let unit = 1; ; unit *= 10) {
    for (const step of [unit, 2 * unit, 5 * unit]) if (span <= step * 8) return step;
  }
}

function drawTimeline(run) {
  const svg = run.svg, height = TOP + LANE * run.lanes.length + 8;
  svg.setAttribute("class", "couplet");
  svg.setAttribute("viewBox", `0 0 ${WIDTH} ${height}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", run.description);
  svg.replaceChildren();
  const clip = "clip-" + runs.indexOf(run);
  draw(draw(draw(svg, "defs", {}), "clipPath", {id: clip}), "rect",
      {x: LEFT - 6, y: 0, width: RIGHT - LEFT + 12, height});
  const step = axisStep(view[1] - view[0]);
  for (let at = Math.ceil(view[0] / step) * step; at <= view[1]; at += step) {
    draw(svg, "line", {class: "grid", x1: x(at), y1: TOP - 6, x2: x(at), y2: height});
    draw(svg, "text", {class: "axis", x: x(at), y: TOP - 10}, time(at));
  }
  const body = draw(svg, "g", {"clip-path": `url(#${clip})`});
  drawCursor(run, body, height);
  for (const lane of run.lanes) {
    for (const stretch of lane.stretches) {
      if (stretch.style === "blocked" && stretch.to >= view[0] && stretch.from <= view[1]) {
        const from = x(stretch.from);
        draw(body, "rect", {class: "band", x: from, y: TOP, width: Math.max(1, x(stretch.to) - from), height});
      }
    }
  }
  run.lanes.forEach((lane, index) => drawLane(run, svg, body, lane, index));
  drawMarks(run, body);
  if (run.parts) drawFlag(run, body, height);
  drawCauses(run, body);
}

function middle(lane) {
  return TOP + LANE * lane + LANE / 2;
}

function drawLane(run, svg, body, lane, index) {
  const y = middle(index);
  const cut = (text, length) => text.length > length ? text.slice(0, length - 1) + "…" : text;
  draw(svg, "line", {class: "lane", x1: 8, y1: y + LANE / 2, x2: RIGHT, y2: y + LANE / 2});
  draw(svg, "text", {class: "label", x: 8, y: y - 1}, cut(lane.label, 22));
  draw(svg, "text", {class: "detail", x: 8, y: y + 11}, cut(lane.detail, 27));
  for (const style of run.styles.map(style => style.name)) {
    let drawnTo = -Infinity;
    for (const stretch of lane.stretches) {
      if (stretch.style !== style || stretch.to < view[0] || stretch.from > view[1]) continue;
      const from = Math.max(x(stretch.from), LEFT - 6), to = Math.min(x(stretch.to), RIGHT + 6);
      if (to < drawnTo + 0.7) continue;
      drawnTo = Math.max(to, from + 2);
      if (["idle", "pending", "waiting"].includes(style)) {
        draw(body, "line", {class: style, x1: from, y1: y, x2: Math.max(to, from + 1), y2: y});
      } else {
        const half = style === "blocked" ? 12 : style === "late" ? 5 : 8;
        const box = {x: from, y: y - half, width: Math.max(2, to - from), height: 2 * half};
        if (style === "blocked") draw(body, "rect", {class: "plate", ...box});
        draw(body, "rect", {class: style, ...box});
        if (style === "blocked" && box.width > 70) {
          const words = time(stretch.to - stretch.from), wide = 7 * words.length + 6;
          draw(body, "rect", {class: "plate", x: from + box.width / 2 - wide / 2, y: y - 8, width: wide, height: 16});
          draw(body, "text", {class: "held-for", x: from + box.width / 2, y: y + 4}, words);
        }
      }
    }
  }
}

function firstAfter(run, nanos) {
  let low = 1, high = run.count + 1;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (run.time[mid] < nanos) low = mid + 1; else high = mid;
  }
  return low;
}

/** Of the marks that would stand in one place, the one that says most, which has the last shape. */
function drawMarks(run, body) {
  const places = new Map();
  const last = firstAfter(run, view[1] + 1);
  for (let id = firstAfter(run, view[0]); id < last; id++) {
    if (!run.shape[id] || !run.lane[id]) continue;
    const key = run.lane[id] * 4096 + Math.round(x(run.time[id]) / 3);
    const before = places.get(key);
    if (before === undefined || run.shape[id] >= run.shape[before]) places.set(key, id);
  }
  for (const id of places.values()) {
    const name = run.shapes[run.shape[id] - 1].name;
    draw(body, "use", {class: "mark " + name, href: "#couplet-" + name, x: x(run.time[id]),
      y: middle(run.lane[id] - 1)});
  }
  drawNotes(run, body, [...places.values()].sort((a, b) => a - b));
}

/** Short notes are written where they stand, as far as there is room. */
function drawNotes(run, body, ids) {
  const freeFrom = run.lanes.map(() => -Infinity);
  for (const id of ids) {
    const text = run.shapes[run.shape[id] - 1].name === "note" ? run.text(id) : null;
    if (text === null || text.length > LONGEST_NOTE) continue;
    const lane = run.lane[id] - 1, half = 3.2 * text.length, at = x(run.time[id]);
    if (at - half >= freeFrom[lane]) {
      draw(body, "text", {class: "note-word", x: at, y: middle(lane) - 13}, text);
      freeFrom[lane] = at + half + 3;
    }
  }
}

function stepEnd(run, step) {
  return step + 1 < run.steps.length ? run.steps[step + 1] - 1 : run.count;
}

function drawCursor(run, body, height) {
  if (!run.count) return;
  const from = x(run.time[run.steps[run.step]]), to = x(run.time[stepEnd(run, run.step)]);
  draw(body, "rect", {class: "cursor", x: from - 1, y: TOP - 6, width: Math.max(3, to - from), height});
  draw(body, "line", {class: "cursor-edge", x1: from, y1: TOP - 6, x2: from, y2: height});
}

function drawFlag(run, body, height) {
  const at = x(run.time[run.parts]);
  draw(body, "line", {class: "flag", x1: at, y1: 0, x2: at, y2: height});
  draw(body, "text", {class: "flag-word", x: at + 3, y: 10}, "⚑");
}

function causes(run, id) {
  const all = [];
  for (let at = id; at; at = run.cause[at]) all.push(at);
  return all;
}

function drawCauses(run, body) {
  if (!run.picked) return;
  const seen = causes(run, run.picked).filter(id => run.lane[id]);
  for (let i = 0; i + 1 < seen.length; i++) {
    const x1 = x(run.time[seen[i + 1]]), y1 = middle(run.lane[seen[i + 1]] - 1);
    const x2 = x(run.time[seen[i]]), y2 = middle(run.lane[seen[i]] - 1);
    if (Math.abs(x1 - x2) + Math.abs(y1 - y2) > 3) {
      draw(body, "path", {class: "cause", d: `M${x1} ${y1} Q${(x1 + x2) / 2} ${(y1 + y2) / 2 - 14} ${x2} ${y2}`});
    }
  }
  if (run.lane[run.picked]) {
    draw(body, "circle", {class: "picked", cx: x(run.time[run.picked]), cy: middle(run.lane[run.picked] - 1), r: 9});
  }
}

function pickAt(run, click) {
  const box = run.svg.getBoundingClientRect();
  const px = (click.clientX - box.left) * WIDTH / box.width;
  const lane = Math.floor(((click.clientY - box.top) * WIDTH / box.width - TOP) / LANE) + 1;
  let best = 0, distance = 14;
  const slack = (view[1] - view[0]) / (RIGHT - LEFT) * 14;
  const at = view[0] + (px - LEFT) * (view[1] - view[0]) / (RIGHT - LEFT);
  const last = firstAfter(run, at + slack);
  for (let id = firstAfter(run, at - slack); id < last; id++) {
    if (run.lane[id] === lane && Math.abs(x(run.time[id]) - px) < distance) {
      distance = Math.abs(x(run.time[id]) - px);
      best = id;
    }
  }
  if (best) pick(run, best);
}

// --- The step, and the event that was picked ---

function row(run, id, indent) {
  const button = make("button", {
    "data-event": id, "aria-current": run.picked === id ? "true" : null,
    class: run.parts === id ? "parts" : null, style: `padding-left:${6 + 14 * indent}px`
  }, make("span", {class: "time"}, time(run.time[id])), sentence(run, id) + outcome(run, id));
  if (run.parts === id) button.append(" ⚑ here the runs part");
  if (place(run, id)) button.append(make("span", {class: "place"}, place(run, id)));
  button.onclick = () => pick(run, id);
  return make("li", {}, button);
}

function drawStep(run) {
  const from = run.steps[run.step], to = stepEnd(run, run.step);
  run.where.textContent = run.count === 0 ? "nothing happened"
      : `step ${run.step + 1} of ${run.steps.length}, at ${time(run.time[from])}`;
  run.list.replaceChildren();
  const shown = [];
  for (let id = from; id <= to && run.count; id++) if (!run.kinds[run.kind[id]].ends) shown.push(id);
  let start = 0;
  if (shown.length > MOST_ROWS && run.picked) {
    start = Math.max(0, shown.indexOf(run.picked) - MOST_ROWS / 2);
  }
  const base = run.depth[from];
  for (const id of shown.slice(start, start + MOST_ROWS)) {
    run.list.append(row(run, id, Math.min(8, Math.max(0, run.depth[id] - base))));
  }
  if (shown.length > MOST_ROWS) {
    run.list.append(make("li", {class: "facts"},
        `${shown.length.toLocaleString("en")} events in this step; ${MOST_ROWS} are listed, from the one that was picked`));
  }
}

function drawPicked(run) {
  run.chain.replaceChildren();
  const id = run.picked;
  if (!id) {
    run.chain.append(make("h3", {}, "Pick an event to follow its causes"));
    return;
  }
  const list = (heading, name, ids) => {
    const all = make("ol", {class: name});
    ids.forEach(each => all.append(row(run, each, 0)));
    run.chain.append(make("h3", {}, heading), all);
  };
  const facts = [run.kinds[run.kind[id]].name, "event " + id, "thread " + run.thread[id],
    run.line(id), run.by(id)].filter(fact => fact);
  const chain = causes(run, id);
  list(chain.length > 1 ? "Picked, and what caused it, back to the first" : "Picked; nothing caused it",
      "causes", chain.slice(0, 100));
  run.chain.append(make("p", {class: "facts"}, facts.join(" · ")));
  const effects = [];
  for (let later = id + 1; later <= run.count && effects.length < MOST_EFFECTS; later++) {
    if (run.cause[later] === id && !run.kinds[run.kind[later]].ends) effects.push(later);
  }
  if (effects.length) list("What it caused", "effects", effects);
}

function redraw() {
  for (const run of runs) {
    drawTimeline(run);
    drawStep(run);
    drawPicked(run);
  }
  document.getElementById("back").disabled = document.getElementById("first").disabled =
      runs.every(run => run.step === 0);
  document.getElementById("on").disabled = document.getElementById("last").disabled =
      runs.every(run => run.step === run.steps.length - 1);
}

function goTo(run, step) {
  run.step = Math.max(0, Math.min(run.steps.length - 1, step));
  const at = run.time[run.steps[run.step]], span = view[1] - view[0];
  if (at < view[0] || at > view[1]) view = within(at - span / 2, span);
}

function stepOf(run, id) {
  let low = 0, high = run.steps.length - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if (run.steps[mid] <= id) low = mid; else high = mid - 1;
  }
  return low;
}

function pick(run, id) {
  if (id > run.count) return;
  run.picked = id;
  goTo(run, stepOf(run, id));
  redraw();
  const button = run.list.querySelector(`[data-event="${id}"]`);
  if (button) button.focus({preventScroll: true});
}

// --- Moving about ---

function end() {
  return Math.max(1, ...runs.map(run => run.last));
}

function within(from, span) {
  const length = Math.max(1, Math.min(span, end()));
  const start = Math.max(0, Math.min(from, end() - length));
  return [start, start + length];
}

function zoom(factor) {
  const span = (view[1] - view[0]) * factor, run = runs[0];
  const at = run.count ? run.time[run.picked || run.steps[run.step]] : 0;
  view = within(factor < 1 ? at - span / 2 : (view[0] + view[1] - span) / 2, span);
  redraw();
}

function move(change) {
  runs.forEach(run => goTo(run, change(run)));
  redraw();
}

function toParting() {
  runs.forEach(run => { if (run.parts) pick(run, run.parts); });
}

const actions = {
  first: () => move(() => 0), back: () => move(run => run.step - 1),
  on: () => move(run => run.step + 1), last: () => move(run => run.steps.length - 1),
  "to-parting": toParting,
  in: () => zoom(1 / 2.5), out: () => zoom(2.5),
  whole: () => { view = [0, end()]; redraw(); }
};
const keys = {Home: "first", ArrowLeft: "back", ArrowRight: "on", End: "last", "+": "in", "-": "out", "0": "whole"};

async function start() {
  for (const element of document.querySelectorAll("script.run")) runs.push(await read(element));
  view = [0, end()];
  const parting = document.getElementById("parting");
  if (parting && parting.dataset.events) {
    parting.dataset.events.split(" ").forEach((id, index) => { runs[index].parts = Number(id); });
    document.getElementById("to-parting").hidden = false;
  }
  for (const [id, action] of Object.entries(actions)) document.getElementById(id).onclick = action;
  document.addEventListener("keydown", event => {
    const id = keys[event.key];
    if (id && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      actions[id]();
    }
  });
  const main = document.querySelector("main");
  main.replaceChildren(...runs.map(build));
  if (runs.length > 1) main.classList.add("two");
  redraw();
  document.body.dataset.ready = "yes";
}

start().catch(error => {
  document.getElementById("wait").textContent = "The run can't be shown: " + error.message;
});
