/* The page around the drawing: source, output, sentences, keys, buttons, the link to a step, and the views as text.
 *
 * Everything shown follows from the step number and the switches; show() is the only place that draws.
 */
"use strict";

const byId = id => document.getElementById(id);

class Page {
  constructor(trace) {
    this.trace = trace;
    this.history = new History(trace);
    this.narrator = new Narrator(trace, SENTENCES[trace.words] ?? SENTENCES.plain);
    this.last = trace.steps.length - 1;
    this.step = 0;
    this.switches = { ask: false, definitions: false, memory: false, text: false, exact: trace.words === "exact", theme: false };
    this.drawing = new Drawing(trace, this.history, this.narrator, byId("stage"), id => this.select(id));
    this.drawing.reset(new Layout(trace, false));
    this.files = trace.program.files ?? [trace.program];
    this.file = -1;
    byId("range").max = this.last;
    byId("exact").setAttribute("aria-pressed", this.switches.exact);
    this.connect();
    this.setTheme(matchMedia("(prefers-color-scheme: dark)").matches);
    this.show(this.stepInLink(), false);
    this.drawMarks();
  }

  /* ---- showing a step ---- */

  go(n, animate = true) {
    n = Math.max(0, Math.min(this.last, n));
    byId("question")?.remove();
    if (this.switches.ask && n === this.step + 1 && this.askFirst(n)) return;
    this.show(n, animate && Math.abs(n - this.step) < 3);
  }

  show(n, animate) {
    this.step = n;
    const step = this.trace.steps[n];
    const state = this.history.at(n);
    this.drawing.draw(n, animate);
    this.showSource(step);
    this.showOutput(this.history.before(n).out, state.out);
    this.showSentences(n, step, state);
    this.showMeters(step, state);
    const range = byId("range");
    range.value = n;
    range.setAttribute("aria-valuetext", `step ${n + 1} of ${this.last + 1}, line ${step.l}`);
    byId("position").textContent = `${n + 1} / ${this.last + 1}`;
    history.replaceState(null, "", "#" + (n + 1));
    if (this.drawing.selected) this.showWhy(state);
    this.showSheets(state);
  }

  showSource(step) {
    const file = step.f ?? 0;
    if (file !== this.file) {
      this.file = file;
      const program = this.files[file] ?? this.files[0];
      byId("file").textContent = program.file;
      byId("code").innerHTML = program.source.map((text, i) =>
        `<div class="line" data-line="${i + 1}"><i></i><b>${i + 1}</b><span>${colourSource(text) || " "}</span></div>`).join("");
      this.marked = [];
    }
    const lines = byId("code").children;
    for (const line of this.marked) {
      line.classList.remove("now", "next");
      line.firstChild.textContent = "";
    }
    this.marked = [];
    const mark = (number, className, sign) => {
      const line = lines[number - 1];
      if (!line) return;
      line.classList.add(className);
      line.firstChild.textContent = sign;
      this.marked.push(line);
    };
    if (step.n !== step.l) mark(step.n, "next", "▸");
    mark(step.l, "now", "●");
    this.marked.at(-1)?.scrollIntoView({ block: "nearest" });
  }

  showOutput(before, all) {
    const fresh = all.slice(before.length);
    const out = byId("out");
    out.textContent = before;
    if (fresh) {
      const mark = document.createElement("mark");
      mark.textContent = fresh.replace(/\n$/, "");
      out.append(mark, fresh.endsWith("\n") ? "\n" : "");
    }
    out.scrollTop = out.scrollHeight;
  }

  showSentences(n, step, state) {
    const lines = this.narrator.tell(n, this.history.before(n), state);
    const note = this.trace.notes?.[step.f ?? 0]?.[step.l] ?? (step.f ? null : this.trace.notes?.[step.l]);
    if (typeof note === "string") lines.unshift({ mark: "#", html: `<span class="note">${escapeHtml(note)}</span>` });
    byId("say").innerHTML = lines.map(({ mark, html }) => `<li data-mark="${mark}">${html}</li>`).join("");
    byId("say").parentElement.scrollTop = 0;
  }

  showMeters(step, state) {
    const { threshold } = this.trace.gc;
    const meters = state.counts.map((count, i) =>
      `<span class="meter">gen ${i} <i><s style="width:${Math.min(100, count / (threshold[i] || 1) * 100)}%"></s></i>` +
      `<b>${count}</b> of ${threshold[i]}</span>`);
    let live = 0;
    for (const o of state.objs.values()) if (!o.imm && o.kind !== "atom" && !DEFINITIONS.has(o.kind)) live++;
    meters.push(`<span class="meter">live <b>${live}</b> objects</span>`);
    if (this.trace.gc.enabled === false) meters.push(`<span class="meter">collector off</span>`);
    const phase = step.d.find(d => d[0] === "K")?.[1];
    if (phase) meters.push(`<span class="collecting">◆ collector running: generation ${phase.gen}</span>`);
    byId("meters").innerHTML = meters.join("");
  }

  /* ---- why is it alive ---- */

  select(id) {
    this.drawing.selected = id;
    this.show(this.step, false);
    byId("why")?.querySelector("button").focus();
  }

  closeWhy() {
    this.drawing.selected = 0;
    byId("why")?.remove();
  }

  showWhy(state) {
    const o = state.objs.get(this.drawing.selected);
    if (!o) return this.closeWhy();
    const held = holders(state, o.id);
    const watchers = [...state.objs.values()].filter(w => w.kind === "weak" && w.slots[0]?.[1] === o.id);
    const box = this.box("why", "popup");
    const reason = o.imm ? "A shared value; always kept." : held.length || o.hidden ? "Why is it alive? It is held by:" : "Nothing holds it.";
    box.innerHTML = `<button class="close" aria-label="Close (Esc)">×</button><h3>${this.narrator.name(o)}</h3><div>${reason}</div><ul>` +
      held.map(h => `<li>${this.narrator.holder(h)}</li>`).join("") +
      (o.hidden && !o.imm ? `<li>${o.hidden} more not drawn (the interpreter)</li>` : "") + "</ul>" +
      (watchers.length ? `<div>Watched by ${watchers.map(w => this.narrator.name(w)).join(", ")}</div>` : "") +
      (reachable(state).has(o.id) ? "" : `<div class="away">${this.narrator.word("outOfReach")}: no name leads here. Only the collector can free it.</div>`);
    box.querySelector("button").onclick = () => { this.closeWhy(); this.show(this.step, false); };
  }

  box(id, className) {
    let box = byId(id);
    if (!box) {
      box = document.createElement("div");
      box.id = id;
      box.className = className;
      byId("stage").append(box);
    }
    return box;
  }

  /* ---- the same facts as text, and by blocks of memory ---- */

  showSheets(state) {
    for (const [name, fill] of [["text", this.textView], ["memory", this.memoryView]]) {
      if (this.switches[name]) {
        const sheet = this.box("sheet-" + name, "sheet");
        sheet.tabIndex = 0;
        sheet.innerHTML = fill.call(this, state);
      } else {
        byId("sheet-" + name)?.remove();
      }
    }
  }

  textView(state) {
    const held = reachable(state);
    const value = v => v == null ? "None" : isObject(v) ? (state.objs.has(v) ? this.narrator.name(state.objs.get(v)) : "?") : escapeHtml(v);
    const rows = [...state.objs.values()].filter(o => !DEFINITIONS.has(o.kind) || this.switches.definitions).map(o => {
      const contents = o.slots.slice(0, 40).map(([, v], i) => `${escapeHtml(slotKey(o, i))}: ${value(v)}`).join(", ");
      const more = o.slots.length > 40 ? ` … +${o.slots.length - 40}` : "";
      return `<tr><td>${this.narrator.name(o)}${held.has(o.id) ? "" : ` (${this.narrator.word("outOfReach")})`}</td><td>${contents}${more}</td>` +
        `<td>${o.imm ? "∞" : o.rc}${o.hidden && !o.imm ? `, ${o.hidden} not drawn` : ""}</td>` +
        `<td>${holders(state, o.id).map(h => this.narrator.holder(h)).join(", ")}</td><td>${o.gen ?? ""}</td></tr>`;
    });
    return `<table><caption class="offscreen">All names and objects at this step</caption>` +
      `<thead><tr><th>object</th><th>contents</th><th>count</th><th>held by</th><th>generation</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
  }

  memoryView(state) {
    const classes = new Map();
    for (const o of state.objs.values()) {
      const size = o.size > 512 ? Infinity : Math.ceil((o.size || 16) / 16) * 16;
      if (!classes.has(size)) classes.set(size, []);
      classes.get(size).push(o);
    }
    const short = o => o.kind === "atom" ? o.text : this.trace.types[o.type][0] + (o.ordinal || "");
    const pools = [...classes].sort((a, b) => a[0] - b[0]).map(([size, objects]) => {
      if (size === Infinity)
        return `<div class="pool"><b>over 512 bytes</b><span>${objects.map(o => this.narrator.name(o)).join(", ")}: straight from the system</span></div>`;
      const used = objects.map(o =>
        `<i class="used ${kindClass(this.trace, o)}" title="${this.narrator.name(o)}">${escapeHtml(short(o))}</i>`).join("");
      return `<div class="pool"><b>${size}-byte blocks</b><span>${used}${"<i></i>".repeat(Math.max(0, 12 - objects.length))}</span></div>`;
    });
    return `<h2>Memory blocks</h2><p>Small objects live in pools. Each pool is cut into equal blocks; a freed block is used again.</p>${pools.join("")}`;
  }

  /* ---- a question before a step ---- */

  /* The first object whose count the step changes, if everything that holds it is drawn. */
  predictable(n) {
    const before = this.history.before(n);
    const after = this.history.at(n);
    for (const [kind, id] of this.trace.steps[n].d) {
      if (kind !== "D" && kind !== "R") continue;
      const o = before.objs.get(id);
      if (!o || o.imm || o.hidden || o.kind === "atom" || DEFINITIONS.has(o.kind)) continue;
      const answer = after.objs.get(id)?.rc ?? 0;
      if (answer !== o.rc) return { o, answer };
    }
    return null;
  }

  askFirst(n) {
    const found = this.predictable(n);
    if (!found) return false;
    this.play(false);
    const { o, answer } = found;
    const box = this.box("question", "popup");
    const choices = [...new Set([0, 1, 2, 3, answer])].sort((a, b) => a - b);
    box.innerHTML = `<h3>Before you look</h3>Line ${this.trace.steps[n].l} runs next. How many strings will hold <b>${this.narrator.name(o)}</b>?` +
      `<div class="answers">${choices.map(c => `<button data-answer="${c}">${c}</button>`).join("")}</div>`;
    box.onclick = event => {
      const chosen = event.target.dataset.answer;
      if (chosen === undefined) return;
      box.innerHTML = `<b>${+chosen === answer ? "Yes" : "Not quite"}</b>: ${this.narrator.strings(answer)}${answer ? "" : ", so it floats away"}.`;
      box.onclick = null;
      this.show(n, true);
      setTimeout(() => box.remove(), 2600);
    };
    box.querySelector("button").focus();
    return true;
  }

  /* ---- controls ---- */

  play(on = !this.timer) {
    clearInterval(this.timer);
    this.timer = 0;
    const button = byId("play");
    button.textContent = on ? "❚❚" : "▶";
    button.setAttribute("aria-label", on ? "Pause (Space)" : "Play (Space)");
    if (!on) return;
    if (this.step >= this.last) this.show(0, false);
    this.timer = setInterval(() => this.step >= this.last ? this.play(false) : this.go(this.step + 1), +byId("speed").value);
  }

  /* The nearest step, in a direction, at which something was freed, collected or called. */
  nextEvent(direction) {
    for (let n = this.step + direction; n >= 0 && n <= this.last; n += direction)
      if (this.trace.steps[n].d.some(d => d[0] === "D" || d[0] === "K" || d[0] === "F")) return n;
    return direction > 0 ? this.last : 0;
  }

  toggle(name) {
    const on = this.switches[name] = !this.switches[name];
    byId(name).setAttribute("aria-pressed", on);
    if (name === "definitions") this.drawing.reset(new Layout(this.trace, on));
    if (name === "exact") this.narrator.table = on ? SENTENCES.exact : SENTENCES.plain;
    if (name === "theme") this.setTheme(on);
    this.show(this.step, false);
    if (name === "theme") this.drawMarks();
  }

  setTheme(dark) {
    this.switches.theme = dark;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    byId("theme").setAttribute("aria-pressed", dark);
  }

  saveSvg() {
    const name = this.files[0].file.replace(/^.*\//, "");
    const url = URL.createObjectURL(new Blob([this.drawing.standalone(`${name} step ${this.step + 1}`)], { type: "image/svg+xml" }));
    const anchor = document.createElement("a");
    anchor.href = url;
    anchor.download = `${name.replace(/\W+/g, "-")}-${this.step + 1}.svg`;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  copyLink() {
    navigator.clipboard?.writeText(location.href).catch(() => {});
  }

  stepInLink() {
    const [, number] = /^#(\d+)$/.exec(location.hash) ?? [];
    return Math.max(0, Math.min(this.last, (number ?? 1) - 1));
  }

  escape() {
    byId("question")?.remove();
    this.closeWhy();
    for (const name of ["text", "memory"]) if (this.switches[name]) this.toggle(name);
    this.show(this.step, false);
  }

  connect() {
    const buttons = {
      first: () => this.go(0), previous: () => this.go(this.step - 1), play: () => this.play(),
      next: () => this.go(this.step + 1), last: () => this.go(this.last),
      link: () => this.copyLink(), save: () => this.saveSvg(), print: () => print(),
    };
    for (const id in buttons) byId(id).onclick = buttons[id];
    for (const id in this.switches) byId(id).onclick = () => this.toggle(id);
    byId("range").oninput = event => this.go(+event.target.value, false);
    byId("speed").onchange = () => this.timer && this.play(true);
    const keys = {
      ArrowRight: buttons.next, ArrowLeft: buttons.previous, Home: buttons.first, End: buttons.last,
      ArrowDown: () => this.go(this.nextEvent(1)), ArrowUp: () => this.go(this.nextEvent(-1)),
      PageDown: () => this.go(this.step + 10), PageUp: () => this.go(this.step - 10), " ": buttons.play,
      q: () => this.toggle("ask"), d: () => this.toggle("definitions"), m: () => this.toggle("memory"),
      t: () => this.toggle("text"), w: () => this.toggle("exact"), n: () => this.toggle("theme"),
      l: buttons.link, s: buttons.save, p: buttons.print, Escape: () => this.escape(),
    };
    addEventListener("keydown", event => {
      if (event.ctrlKey || event.metaKey || event.altKey || /SELECT|TEXTAREA/.test(event.target.tagName)) return;
      if (event.target.type === "range" && /Arrow|Home|End|Page/.test(event.key)) return;
      if (event.key === " " && event.target.tagName === "BUTTON") return;
      const action = keys[event.key] ?? keys[event.key.toLowerCase()];
      if (!action) return;
      action();
      event.preventDefault();
    });
    addEventListener("resize", () => this.drawMarks());
    addEventListener("hashchange", () => { if (this.stepInLink() !== this.step) this.show(this.stepInLink(), false); });
  }

  /* Marks above the slider: freed, collector, call, output. */
  drawMarks() {
    const canvas = byId("marks");
    const width = canvas.width = canvas.clientWidth * 2;
    canvas.height = 30;
    const pen = canvas.getContext("2d");
    const colours = getComputedStyle(document.documentElement);
    const colour = name => colours.getPropertyValue(name).trim();
    const [faint, soft, lost, loss] = ["--faint", "--soft", "--lost", "--loss"].map(colour);
    this.trace.steps.forEach((step, n) => {
      const x = 8 + n / Math.max(1, this.last) * (width - 16);
      const kinds = new Set(step.d.map(d => d[0] === "F" && d[2] === "module" ? "" : d[0]));
      if (kinds.has("O")) { pen.fillStyle = faint; pen.fillRect(x - 1.5, 18, 3, 10); }
      if (kinds.has("F")) { pen.strokeStyle = soft; pen.lineWidth = 2; pen.strokeRect(x - 4, 17, 8, 8); }
      if (kinds.has("K")) {
        pen.fillStyle = lost;
        pen.beginPath();
        pen.moveTo(x, 8); pen.lineTo(x + 7, 16); pen.lineTo(x, 24); pen.lineTo(x - 7, 16);
        pen.fill();
      }
      if (kinds.has("D")) { pen.fillStyle = loss; pen.beginPath(); pen.arc(x, 7, 5.5, 0, 7); pen.fill(); }
    });
  }
}

/* A line of source with its comments, texts, keywords and calls marked. */
function colourSource(line) {
  const pattern = /(#.*$)|(f?"(?:[^"\\]|\\.)*"|f?'(?:[^'\\]|\\.)*')|\b(and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield|None|True|False)\b|\b([A-Za-z_]\w*)(?=\()/g;
  let html = "";
  let end = 0;
  for (const match of line.matchAll(pattern)) {
    const className = match[1] ? "comment" : match[2] ? "text" : match[3] ? "word" : "call";
    html += escapeHtml(line.slice(end, match.index)) + `<span class="${className}">${escapeHtml(match[0])}</span>`;
    end = match.index + match[0].length;
  }
  return html + escapeHtml(line.slice(end));
}

const page = new Page(readTrace(byId("trace").textContent));

/* What tests and other pages may use. */
window.balloon = {
  go: (n, animate) => page.go(n, animate),
  stateAt: n => page.history.at(n),
  reach: reachable,
  words: n => page.narrator.tell(n, page.history.before(n), page.history.at(n)),
  get step() { return page.step; },
  get trace() { return page.trace; },
};
