/* What the program looked like after each step.
 *
 * A trace holds changes only. A checkpoint every CHECKPOINT steps keeps jumps short; the last few states
 * that were asked for stay in `recent`, and nobody changes a state once it is there.
 *
 * state: objs   Map id -> {id, type, kind, imm, gen, hidden, text, slots, size, ordinal, rc}
 *        frames [{id, fn, names: Map name -> id}], the module first
 *        counts the collector's three counters
 *        out    the output so far
 */
"use strict";

const CHECKPOINT = 128;
const RECENT = 4;
const DEFINITIONS = new Set(["class", "func", "module"]);

/* The trace in the page: a header line, then one line a step. A broken last line is dropped. */
function readTrace(text) {
  const lines = text.split("\n").filter(line => line.trim());
  const trace = JSON.parse(lines[0]);
  trace.steps = [];
  for (let i = 1; i < lines.length; i++) {
    try {
      trace.steps.push(JSON.parse(lines[i]));
    } catch (error) {
      if (i + 1 < lines.length) throw error;
    }
  }
  if (!trace.steps.length) trace.steps.push({ l: 0, e: "start", d: [] });
  for (const step of trace.steps)
    for (const change of step.d) if (change[0] === "T") trace.types.push(change[1]);
  return trace;
}

class History {
  constructor(trace) {
    this.trace = trace;
    this.recent = new Map();
    this.checkpoints = [];
    const state = emptyState();
    trace.steps.forEach((step, n) => {
      if (n % CHECKPOINT === 0) this.checkpoints.push(copyState(state));
      applyStep(state, step);
    });
  }

  /* The state after step n. */
  at(n) {
    let state = this.recent.get(n);
    if (state) return state;
    const before = this.recent.get(n - 1);
    if (before) {
      state = applyStep(copyState(before), this.trace.steps[n]);
    } else {
      const from = Math.floor(n / CHECKPOINT);
      state = copyState(this.checkpoints[from]);
      for (let i = from * CHECKPOINT; i <= n; i++) applyStep(state, this.trace.steps[i]);
    }
    this.recent.set(n, state);
    if (this.recent.size > RECENT) this.recent.delete(this.recent.keys().next().value);
    return state;
  }

  before(n) {
    return n > 0 ? this.at(n - 1) : emptyState();
  }
}

function emptyState() {
  return { objs: new Map(), frames: [], counts: [0, 0, 0], out: "" };
}

function copyState(state) {
  return {
    objs: new Map([...state.objs].map(([id, o]) => [id, { ...o }])),
    frames: state.frames.map(f => ({ ...f, names: new Map(f.names) })),
    counts: state.counts.slice(),
    out: state.out,
  };
}

const changers = {
  N(state, [, id, type, kind, imm, gen, hidden, text, slots, size, ordinal]) {
    state.objs.set(id, { id, type, kind, imm, gen, hidden, text, slots: pairs(slots), size, ordinal, rc: 0 });
  },
  P(state, [, id, at, removed, inserted]) {
    const o = state.objs.get(id);
    if (!o) return;
    o.slots = o.slots.slice();
    o.slots.splice(at, removed, ...pairs(inserted));
  },
  R(state, [, id, count, hidden]) {
    const o = state.objs.get(id);
    if (o) { o.rc = count; o.hidden = hidden; }
  },
  G(state, [, id, gen]) {
    const o = state.objs.get(id);
    if (o) o.gen = gen;
  },
  D(state, [, id]) {
    state.objs.delete(id);
    for (const o of state.objs.values())
      if (o.kind === "weak" && o.slots.length && o.slots[0][1] === id) o.slots = [[o.slots[0][0], null]];
  },
  F(state, [, id, fn]) {
    state.frames.push({ id, fn, names: new Map() });
  },
  X(state, [, id]) {
    state.frames = state.frames.filter(f => f.id !== id);
  },
  B(state, [, frame, name, id]) {
    state.frames.find(f => f.id === frame)?.names.set(name, id);
  },
  U(state, [, frame, name]) {
    state.frames.find(f => f.id === frame)?.names.delete(name);
  },
  C(state, counts) {
    state.counts = counts.slice(1);
  },
  O(state, [, text]) {
    state.out += text;
  },
};

/* Slots are [key, value]; those of a sequence are written as values alone, and their key is where they stand. */
function pairs(slots) {
  return slots.map(slot => Array.isArray(slot) ? slot : [null, slot]);
}

function applyStep(state, step) {
  for (const change of step.d) changers[change[0]]?.(state, change);
  return state;
}

/* ---- questions to a state ---- */

function label(trace, o) {
  const type = trace.types[o.type];
  if (o.kind === "atom") return type === "NoneType" ? o.text : `${type} ${o.text}`;
  if (o.kind === "class") return `class ${o.text}`;
  if (o.kind === "func") return `function ${o.text}`;
  if (o.kind === "module") return `module ${o.text}`;
  return `${type} #${o.ordinal}`;
}

const isObject = value => typeof value === "number";
const slotKey = (o, i) => o.slots[i][0] ?? String(i);

/* The ids that some name, or something that is not drawn, leads to. */
function reachable(state) {
  const seen = new Set();
  const work = [];
  const reach = id => {
    if (id != null && !seen.has(id) && state.objs.has(id)) {
      seen.add(id);
      work.push(id);
    }
  };
  for (const f of state.frames) for (const id of f.names.values()) reach(id);
  for (const o of state.objs.values()) if (o.hidden > 0 || o.imm) reach(o.id);
  while (work.length) {
    const o = state.objs.get(work.pop());
    if (o.kind !== "weak") for (const [, value] of o.slots) if (isObject(value)) reach(value);
  }
  return seen;
}

/* Every string to an object: {name, frame} or {o, key}. */
function holders(state, id) {
  const found = [];
  for (const frame of state.frames)
    for (const [name, held] of frame.names) if (held === id) found.push({ name, frame });
  for (const o of state.objs.values())
    if (o.kind !== "weak")
      o.slots.forEach(([, value], i) => { if (value === id) found.push({ o, key: slotKey(o, i) }); });
  return found;
}

/* The ids that a name is tied to, worked out once for each state. */
const namedIds = new WeakMap();
function isNamed(state, id) {
  let ids = namedIds.get(state);
  if (!ids) {
    ids = new Set();
    for (const f of state.frames) for (const held of f.names.values()) ids.add(held);
    namedIds.set(state, ids);
  }
  return ids.has(id);
}

/* The text of a value that is written in its place, or null for one that is a string to a balloon. */
function inlineText(state, value) {
  if (value == null) return "None";
  if (!isObject(value)) return value;
  const o = state.objs.get(value);
  if (!o) return "?";
  return o.kind === "atom" && !isNamed(state, value) ? o.text : null;
}
