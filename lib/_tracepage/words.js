/* What a step did, in sentences. All patterns stand in SENTENCES; {x} is put in as it is, so values are escaped before.
 *
 * Two sets of words: plain (strings, floats away) and exact (references, deallocated).
 */
"use strict";

const SENTENCES = {
  plain: {
    start: "Ready. No names are tied to anything yet.",
    end: "The program ends: every name lets go.",
    skip: "{n} steps are left out here.",
    call: "Call {fn}: a new frame opens with its own names.",
    return: "{fn} returns: its frame closes and its names let go.",
    returnBare: "{fn} returns: its frame closes; it had no names.",
    letGo: "{name} lets go of {object}: {change}. {held}",
    letGoLast: "{name} lets go of {object}.",
    held: "Still held by {holders}.",
    tiedDefinition: "{name} is tied to the new {object}.",
    tiedShared: "{name} is tied to {object}, a shared value that is always kept.",
    tiedNew: "A new {object} appears, tied to {name}: {strings}.",
    tiedSame: "{name} is tied to the same {object}: {change} strings. Nothing was copied.",
    tiedStill: "{name} is tied to the same {object}.",
    slotTied: "{slot} ties a string to {object}: {change}.",
    slotValue: "{slot} is now {value}.",
    slotChanged: "{slot} is now {value}. Same object, new contents: all its names see it.",
    slotsGone: "{object} lets go of {n} {items}.",
    lost: "No name leads to {objects} any more: {lost}, yet {each} held by each other, so the count never gets to 0.",
    lostOne: "No name leads to {objects} any more: {lost}, yet it holds itself, so the count never gets to 0.",
    count: "{collector} 1 of 4: copy each object’s count to a scratch number.",
    subtract: "2 of 4: for every string between these objects, take 1 off the scratch number.",
    subtractFound: "{objects} {reach} 0: nobody outside the group holds {them}. {lost}",
    subtractNone: "No scratch number reaches 0: everything is held from outside.",
    finalize: "3 of 4: say goodbye. {del} runs for {object}.",
    cameBack: "{object} came back: somebody holds it again.",
    free: "4 of 4: cut the strings. {n} found; what is left moves to generation {gen}.",
    awayCollector: "{object} floats away: the collector cut it loose.",
    awayCount: "{object} floats away: its last string was let go.",
    watcher: "{object} was only watching. It now gives None.",
    watches: "It watches {object} without holding it: the count stays {n}.",
    promoted: "{object} moves to generation {gen}.",
    untracked: "The collector no longer follows {object}: it can hold nothing.",
    printed: "Printed {text}",
    raised: "{type}: {text}",
    nothing: "Nothing changed hands.",
    oneString: "1 string",
    strings: "{n} strings",
    outOfReach: "out of reach",
    floatsAway: "↑ floats away",
  },
};

SENTENCES.exact = {
  ...SENTENCES.plain,
  start: "Ready. No names are bound yet.",
  end: "The program ends: every name is deleted.",
  letGo: "{name} no longer refers to {object}: reference count {change}. {held}",
  letGoLast: "{name} no longer refers to {object}.",
  held: "Still referred to by {holders}.",
  tiedDefinition: "{name} is bound to the new {object}.",
  tiedShared: "{name} is bound to {object}, a shared value that is never deallocated.",
  tiedNew: "A new {object} is created and bound to {name}: {strings}.",
  tiedSame: "{name} is bound to the same {object}: reference count {change}. Nothing was copied.",
  tiedStill: "{name} is bound to the same {object}.",
  slotTied: "{slot} refers to {object}: reference count {change}.",
  slotsGone: "{object} drops {n} {items}.",
  lost: "No name leads to {objects} any more: {lost}, yet {each} referred to by each other, so the reference count never gets to 0.",
  lostOne: "No name leads to {objects} any more: {lost}, yet it refers to itself, so the reference count never gets to 0.",
  subtract: "2 of 4: for every reference between these objects, take 1 off the scratch number.",
  subtractFound: "{objects} {reach} 0: nothing outside the group refers to {them}. {lost}",
  subtractNone: "No scratch number reaches 0: everything is referred to from outside.",
  cameBack: "{object} was resurrected: something refers to it again.",
  free: "4 of 4: clear the references. {n} unreachable; the survivors move to generation {gen}.",
  awayCollector: "{object} is deallocated by the collector.",
  awayCount: "{object} is deallocated: its reference count reached 0.",
  watcher: "The referent of {object} died. It now gives None.",
  watches: "It refers weakly to {object}: the reference count stays {n}.",
  oneString: "1 reference",
  strings: "{n} references",
  outOfReach: "unreachable",
  floatsAway: "↑ deallocated",
};

const escapeHtml = text => String(text).replace(/[&<>"]/g, c => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
const asCode = text => `<code>${escapeHtml(text)}</code>`;
const asGain = text => `<span class="gain">${text}</span>`;
const asLoss = text => `<span class="loss">${text}</span>`;
const asAway = text => `<span class="away">${text}</span>`;

/* What happened from state `before` to `after`: [{mark, html}]. */
class Narrator {
  constructor(trace, table) {
    this.trace = trace;
    this.table = table;
  }

  word(pattern, values = {}) {
    return this.table[pattern].replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all).trim();
  }

  strings(n) {
    return n === 1 ? this.word("oneString") : this.word("strings", { n });
  }

  name(o) {
    return escapeHtml(label(this.trace, o));
  }

  holder(h) {
    if (h.name !== undefined) return asCode(h.name) + (h.frame.fn === "module" ? "" : ` in ${escapeHtml(h.frame.fn)}()`);
    return this.slot(h.o, h.key);
  }

  slot(o, key) {
    return this.name(o) + (o.kind === "seq" || o.kind === "map" ? `[${escapeHtml(key)}]` : o.kind === "set" ? "" : `.${escapeHtml(key)}`);
  }

  tell(n, before, after) {
    const step = this.trace.steps[n];
    const told = {
      step, before, after,
      lines: [],
      born: new Set(step.d.filter(d => d[0] === "N").map(d => d[1])),
      gone: new Map(step.d.filter(d => d[0] === "D").map(d => [d[1], d[2]])),
    };
    told.add = (mark, pattern, values) => told.lines.push({ mark, html: this.word(pattern, values) });
    told.counts = id => [before.objs.get(id)?.rc ?? 0, after.objs.get(id)?.rc ?? 0];
    if (step.e === "start") told.add("○", "start");
    if (step.e === "end") told.add("○", "end");
    if (step.e === "skip") told.add("⋯", "skip", { n: step.skipped ?? "" });
    for (const change of step.d) this.tellers[change[0]]?.call(this, told, change);
    if (n > 0 && step.e !== "end") this.tellLost(told);
    this.tellGone(told);
    if (!told.lines.length) told.add("·", "nothing");
    return told.lines;
  }

  tellLost({ before, after, add }) {
    const was = reachable(before);
    const is = reachable(after);
    const lost = [...after.objs.values()].filter(o => was.has(o.id) && !is.has(o.id) && o.kind !== "atom");
    if (!lost.length) return;
    add("▨", lost.length > 1 ? "lost" : "lostOne", {
      objects: lost.map(o => this.name(o)).join(" and "),
      lost: asAway(this.word("outOfReach")),
      each: lost.length > 1 ? "they are" : "it is",
    });
  }

  tellGone({ before, after, gone, add }) {
    for (const [id, why] of gone) {
      const o = before.objs.get(id);
      if (!o) continue;
      if (why !== "told" && why !== "kept") add("↑", why === "gc" ? "awayCollector" : "awayCount", { object: asAway(this.name(o)) });
      for (const w of before.objs.values())
        if (w.kind === "weak" && w.slots[0]?.[1] === id && after.objs.has(w.id)) add("┄", "watcher", { object: this.name(w) });
    }
  }
}

Narrator.prototype.tellers = {
  F(told, [, , fn]) {
    if (fn !== "module") told.add("↳", "call", { fn: asCode(fn + "()") });
  },

  X({ before, add }, [, id]) {
    const frame = before.frames.find(f => f.id === id);
    if (frame) add("↲", frame.names.size ? "return" : "returnBare", { fn: asCode(frame.fn + "()") });
  },

  B(told, [, frameId, name, id]) {
    const { before, after, add, born, gone, counts, step } = told;
    const o = after.objs.get(id) ?? before.objs.get(id);
    if (!o || step.e === "end") return;
    const was = before.frames.find(f => f.id === frameId)?.names.get(name);
    if (was != null && was !== id && before.objs.has(was)) this.tellRelease(told, name, was, false);
    const [from, to] = counts(id);
    const values = { name: asCode(name), object: this.name(o) };
    if (DEFINITIONS.has(o.kind)) add("+", "tiedDefinition", values);
    else if (o.imm) add("+", "tiedShared", values);
    else if (born.has(id)) {
      add("+", "tiedNew", { ...values, strings: asGain(this.strings(to)) });
      if (o.kind === "weak" && isObject(o.slots[0]?.[1]) && after.objs.has(o.slots[0][1])) {
        const target = after.objs.get(o.slots[0][1]);
        add("┄", "watches", { object: this.name(target), n: target.rc });
      }
    } else if (from !== to) add("+", "tiedSame", { ...values, change: asGain(`${from} → ${to}`) });
    else add("+", "tiedStill", values);
  },

  U(told, [, frameId, name]) {
    if (told.step.e === "end") return;
    const id = told.before.frames.find(f => f.id === frameId)?.names.get(name);
    if (id != null && told.before.objs.has(id)) this.tellRelease(told, name, id, true);
  },

  P({ before, after, add, born, counts }, [, id, at, removed, inserted]) {
    const o = after.objs.get(id);
    if (!o || born.has(id)) return;
    pairs(inserted).forEach(([key, value], i) => {
      const slot = this.slot(o, key ?? String(at + i));
      if (isObject(value) && after.objs.has(value)) {
        const target = after.objs.get(value);
        const [from, to] = counts(value);
        if (target.kind === "atom") add("~", "slotValue", { slot, value: escapeHtml(target.text) });
        else add("+", "slotTied", { slot, object: this.name(target), change: asGain(`${from} → ${to}`) });
      } else if (value != null) {
        add("~", "slotChanged", { slot, value: escapeHtml(value) });
      }
    });
    if (removed && !inserted.length && o.kind !== "weak")
      add("−", "slotsGone", { object: this.name(o), n: removed, items: removed > 1 ? "items" : "item" });
  },

  G({ after, add, step }, [, id, gen]) {
    const o = after.objs.get(id);
    if (!o || step.e !== "gc") return;
    if (gen == null) add("", "untracked", { object: this.name(o) });
  },

  K(told, [, phase]) {
    const { before, after, add, gone } = told;
    const names = ids => (ids ?? []).map(id => after.objs.get(id) ?? before.objs.get(id)).filter(Boolean).map(o => this.name(o));
    if (phase.phase === "count") add("◆", "count", { collector: `<b>Collector, generation ${phase.gen}.</b>` });
    if (phase.phase === "subtract") {
      const lost = names(phase.lost);
      add("◆", "subtract");
      if (lost.length) {
        const many = lost.length > 1;
        add("", "subtractFound", {
          objects: lost.join(" and "), reach: many ? "reach" : "reaches", them: many ? "them" : "it",
          lost: asAway(this.word("outOfReach").replace(/^./, c => c.toUpperCase()) + "."),
        });
      } else add("", "subtractNone");
    }
    if (phase.phase === "finalize") {
      for (const object of names([].concat(phase.on ?? []))) add("◆", "finalize", { del: asCode("__del__"), object });
      for (const object of names(phase.back)) add("+", "cameBack", { object });
    }
    if (phase.phase === "free") {
      add("◆", "free", { n: `<b>${phase.found ?? 0}</b>`, gen: Math.min(2, phase.gen + 1) });
      for (const [id, why] of gone) {
        if (why !== "gc" || !before.objs.has(id)) continue;
        add("↑", "awayCollector", { object: asAway(this.name(before.objs.get(id))) });
        gone.set(id, "told");
      }
    }
  },

  O({ add }, [, text]) {
    for (const line of text.replace(/\n$/, "").split("\n")) add("›", "printed", { text: asCode(line) });
  },

  E({ add }, [, type, text]) {
    add("!", "raised", { type: `<b>${escapeHtml(type)}</b>`, text: escapeHtml(text ?? "") });
  },
};

/* A name lets go of an object that lives on, or not. */
Narrator.prototype.tellRelease = function (told, name, id, withHolders) {
  const { before, after, add, gone, counts } = told;
  const o = before.objs.get(id);
  const values = { name: asCode(name), object: this.name(o) };
  if (gone.has(id) || o.imm || DEFINITIONS.has(o.kind)) return add("−", "letGoLast", values);
  const [from, to] = counts(id);
  const rest = withHolders ? holders(after, id) : [];
  add("−", "letGo", {
    ...values,
    change: asLoss(`${from} → ${to}`),
    held: rest.length ? this.word("held", { holders: rest.map(h => this.holder(h)).join(" and ") }) : "",
  });
};
