/* The stage: balloons, strings, name tags and frames of one step, as SVG.
 *
 * Elements are kept by id from step to step, so that what changes can move and what stays does not blink. What was let go in a
 * step (cut strings, ghosts) is drawn in exactly that step: a printed page and a saved picture show it too.
 */
"use strict";

const SVG = "http://www.w3.org/2000/svg";

function svgElement(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  element.append(...children);
  return element;
}

function svgText(x, y, text, className, anchor = "start") {
  const element = svgElement("text", { x, y, class: className, "text-anchor": anchor });
  element.textContent = text;
  return element;
}

function kindClass(trace, o) {
  const type = trace.types[o.type];
  if (o.kind === "atom") return type === "str" ? "k-str" : "k-num";
  if (DEFINITIONS.has(o.kind)) return "k-def";
  if (o.kind === "weak") return "k-weak";
  if (type === "tuple") return "k-tuple";
  return { seq: "k-seq", map: "k-map", set: "k-set" }[o.kind] ?? "k-obj";
}

/* A rounded body whose knot is at (0, 0). */
function balloonPath(width, height) {
  const w = width / 2;
  const r = Math.min(24, height / 2);
  return `M${-w + r} ${-height}H${w - r}Q${w} ${-height} ${w} ${-height + r}V${-r}Q${w} 0 ${w - r} 0H7L0 9L-7 0` +
    `H${-w + r}Q${-w} 0 ${-w} ${-r}V${-height + r}Q${-w} ${-height} ${-w + r} ${-height}Z`;
}

/* A curve with the given points; `d` as a property too, so that it moves smoothly. */
function setCurve(path, d) {
  path.setAttribute("d", d);
  path.style.d = `path("${d}")`;
}

function moveTo(element, x, y) {
  element.at = [x, y];
  element.style.transform = `translate(${x}px,${y}px)`;
}

class Drawing {
  constructor(trace, history, narrator, stage, onSelect) {
    Object.assign(this, { trace, history, narrator, stage, onSelect, selected: 0 });
  }

  /* Begin again with another layout. */
  reset(layout) {
    this.layout = layout;
    this.stage.querySelector(":scope > svg.picture")?.remove();
    this.svg = svgElement("svg", { class: "picture", role: "group", "aria-label": "Names tied to objects" });
    this.svg.setAttribute("preserveAspectRatio", "xMidYMax meet");
    const hatch = svgElement("pattern", { id: "hatch", width: 9, height: 9, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svgElement("rect", { class: "hatchline", width: 2.2, height: 9 }));
    this.svg.append(svgElement("defs", {}, hatch));
    this.layers = {};
    for (const name of ["ground", "strings", "cuts", "nodes", "cards", "tags", "ghosts"])
      this.svg.append(this.layers[name] = svgElement("g"));
    this.layers.ground.append(
      svgElement("rect", { class: "ground", x: -9000, y: 34, width: 40000, height: 4000 }),
      svgElement("line", { class: "groundline", x1: -9000, x2: 31000, y1: 34, y2: 34 }));
    this.nodes = new Map();
    this.tags = new Map();
    this.cards = new Map();
    this.strings = new Map();
    this.stage.prepend(this.svg);
  }

  draw(n, animate) {
    const step = this.trace.steps[n];
    const now = { n, step, state: this.history.at(n), before: this.history.before(n) };
    now.held = reachable(now.state);
    now.phase = step.d.find(d => d[0] === "K")?.[1];
    now.tiers = this.layout.tiersAt[n];
    this.svg.classList.toggle("moving", animate);
    this.svg.setAttribute("viewBox", this.layout.camera(n).join(" "));
    this.drawNodes(now);
    this.drawCards(now);
    const wanted = this.wantedStrings(now);
    this.drawStrings(now, wanted);
    this.drawReleased(now);
    for (const [key, tag] of this.tags) if (!now.liveTags.has(key)) { tag.remove(); this.tags.delete(key); }
  }

  /* ---- balloons ---- */

  drawNodes(now) {
    const drawn = new Set();
    for (const id of now.tiers.keys()) {
      const o = now.state.objs.get(id);
      const place = this.layout.at(id, now.n);
      if (!o || !place) continue;
      drawn.add(id);
      let node = this.nodes.get(id);
      if (!node) {
        node = svgElement("g", { tabindex: 0, role: "img", "data-id": id });
        node.addEventListener("click", () => this.onSelect(id));
        node.addEventListener("keydown", event => {
          if (event.key === "Enter") { this.onSelect(id); event.preventDefault(); }
        });
        this.nodes.set(id, node);
        this.layers.nodes.append(node);
      }
      const lost = !now.held.has(id);
      const was = now.before.objs.get(id)?.rc ?? 0;
      node.dataset.rc = o.rc;
      node.dataset.label = label(this.trace, o);
      node.dataset.state = lost ? "out-of-reach" : "held";
      if (o.gen != null) node.dataset.gen = o.gen;
      else delete node.dataset.gen;
      this.fillNode(node, now, o, {
        lost, was,
        change: now.step.e === "start" ? 0 : o.rc - was,
        looked: now.phase?.look?.includes(id),
        scratch: now.phase?.refs?.[id],
      });
      moveTo(node, place.x, place.y);
    }
    for (const [id, node] of this.nodes)
      if (!drawn.has(id)) { node.remove(); this.nodes.delete(id); }
  }

  fillNode(node, now, o, look) {
    const { state } = now;
    const [width, height] = balloonSize(this.trace, state, o);
    const r = Math.min(24, height / 2);
    node.replaceChildren();
    node.size = [width, height];
    node.slots = [];
    node.setAttribute("class", `node ${kindClass(this.trace, o)}${look.lost ? " lost" : ""}${look.looked ? " looked" : ""}` +
      `${this.selected === o.id ? " selected" : ""}`);
    node.append(
      svgElement("rect", { class: "halo", x: -width / 2 - 9, y: -height - 9, width: width + 18, height: height + 18, rx: r + 8 }),
      svgElement("path", { class: "body", d: balloonPath(width, height) }),
      svgElement("path", { class: "hatch", d: balloonPath(width, height) }));
    if (!look.lost)
      node.append(svgElement("path", {
        class: "shine",
        d: `M${-width / 2 + 7} ${-height + r + 5}Q${-width / 2 + 7.5} ${-height + 13} ${-width / 2 + 15} ${-height + 8}`,
      }));
    if (o.kind === "atom" || DEFINITIONS.has(o.kind)) this.fillAtom(node, o, height);
    else if (o.kind === "weak") this.fillWeak(node, now, o, width, height);
    else {
      node.append(svgText(-width / 2 + 19, -height + 20, label(this.trace, o), "title"));
      if (o.gen != null) node.append(svgText(width / 2 - 14, -height + 18.5, "gen " + o.gen, "gen", "end"));
      if (o.kind === "seq" || o.kind === "set") this.fillCells(node, now, o, height);
      else this.fillRows(node, now, o, width, height);
    }
    this.fillBadge(node, o, look, height);
    node.setAttribute("aria-label", this.sentence(state, o, look.lost));
  }

  fillAtom(node, o, height) {
    const kind = DEFINITIONS.has(o.kind) ? (o.kind === "func" ? "function" : o.kind) : this.trace.types[o.type];
    node.append(svgText(0, -height + 16, kind, "title small", "middle"), svgText(0, -height + 35, o.text, "value", "middle"));
  }

  fillWeak(node, now, o, width, height) {
    const target = o.slots[0]?.[1];
    node.append(svgText(0, -height + 18, label(this.trace, o), "title", "middle"),
      svgText(0, -height + 36, target == null ? "gives None" : "watches ┄", "note", "middle"));
    const left = this.liesLeft(now, o.id, target);
    node.slots.push({ key: 0, value: target, x: left ? -width / 2 : width / 2, y: -height / 2 });
  }

  liesLeft(now, from, to) {
    const a = this.layout.at(from, now.n);
    const b = this.layout.at(to, now.n);
    return Boolean(a && b && b.x < a.x - 4);
  }

  /* A sequence: cells side by side with their indexes. */
  fillCells(node, now, o, height) {
    const { state } = now;
    const shown = shownSlots(o);
    const widths = shown.map(i => i < 0 ? 46 : cellWidth(inlineText(state, o.slots[i][1]) ?? "●"));
    let x = -widths.reduce((a, b) => a + b, 0) / 2;
    if (!o.slots.length) node.append(svgText(0, -14, "empty", "note", "middle"));
    shown.forEach((i, at) => {
      const width = widths[at];
      const middle = x + width / 2;
      if (i < 0) {
        node.append(svgText(middle, -height + 52, "⋯", "note", "middle"),
          svgText(middle, -height + 66, "+" + (o.slots.length - shown.length + 1), "index", "middle"));
      } else {
        node.append(svgElement("rect", { class: "cell", x, y: -height + 40, width, height: 28 }));
        if (o.kind === "seq") node.append(svgText(middle, -height + 36.5, slotKey(o, i), "index", "middle"));
        const text = inlineText(state, o.slots[i][1]);
        if (text != null) node.append(svgText(middle, -height + 59, text, "value", "middle"));
        else this.leadFromCell(node, now, o, i, middle, height);
      }
      x += width;
    });
  }

  /* The string of a cell leaves above if its target hangs higher, otherwise below, beside the knot. */
  leadFromCell(node, now, o, i, middle, height) {
    const value = o.slots[i][1];
    const mine = this.layout.at(o.id, now.n);
    const its = this.layout.at(value, now.n);
    const up = Boolean(mine && its && its.y < mine.y - 20);
    let x = middle;
    if (!up && Math.abs(x) < 15) x = x < 0 ? -15 : 15;
    const y = up ? -height : 0;
    node.append(svgElement("path", { class: "lead", d: `M${middle} ${-height + 54}L${x} ${y}` }),
      svgElement("circle", { class: "dot", cx: middle, cy: -height + 54, r: 4.6 }));
    node.slots.push({ key: i, value, x, y });
  }

  /* An instance or a dict: a row for each attribute or key. */
  fillRows(node, now, o, width, height) {
    const { state } = now;
    const shown = shownSlots(o);
    shown.forEach((i, row) => {
      const y = -height + 30 + row * 27;
      if (i < 0) {
        node.append(svgText(0, y + 17, "⋯ +" + (o.slots.length - shown.length + 1), "note", "middle"));
        return;
      }
      const value = o.slots[i][1];
      const text = inlineText(state, value);
      node.append(svgElement("rect", { class: "cell", x: -width / 2 + 10, y, width: width - 20, height: 25, rx: 5 }),
        svgText(-width / 2 + 19, y + 17.5, slotKey(o, i), "key"));
      if (text != null) {
        node.append(svgText(width / 2 - 19, y + 17.5, text, "value", "end"));
        return;
      }
      const left = this.liesLeft(now, o.id, value);
      const x = left ? -width / 2 : width / 2;
      node.append(svgElement("path", { class: "lead", d: `M${left ? x + 10 : x - 10} ${y + 12.5}H${x}` }),
        svgElement("circle", { class: "dot", cx: x, cy: y + 12.5, r: 5 }));
      const target = state.objs.get(value);
      if (target) node.append(svgText(width / 2 - 19, y + 17.5, label(this.trace, target), "reference", "end"));
      node.slots.push({ key: i, value, x, y: y + 12.5 });
    });
  }

  /* The count on the knot, how it changed, what is not drawn, and what the collector notes. */
  fillBadge(node, o, look, height) {
    const badge = svgElement("g", { class: "badge" + (look.change > 0 ? " up" : look.change < 0 ? " down" : ""), transform: "translate(0,20)" },
      svgElement("circle", { r: 12 }), svgText(0, 4.8, o.imm ? "∞" : o.rc, "", "middle"));
    node.append(badge);
    const changed = look.change && !o.imm && look.was > 0;
    if (changed)
      node.append(svgElement("g", { class: "change " + (look.change > 0 ? "up" : "down"), transform: "translate(46,20)" },
        svgElement("rect", { x: -25, y: -10, width: 50, height: 20, rx: 9 }), svgText(0, 4, `${look.was} → ${o.rc}`, "", "middle")));
    if (o.hidden > 0 && !o.imm) node.append(svgText(changed ? 80 : 19, 24, `+${o.hidden} not drawn`, "hidden"));
    if (look.scratch != null)
      node.append(svgElement("g", { class: "scratch", transform: `translate(0,${-height - (look.lost ? 40 : 20)})` },
        svgElement("rect", { x: -33, y: -11, width: 66, height: 22, rx: 5 }), svgText(0, 4, "scratch " + look.scratch, "", "middle")));
    if (look.lost) node.append(svgText(0, -height - 14, this.narrator.word("outOfReach"), "lostlabel", "middle"));
  }

  sentence(state, o, lost) {
    const by = holders(state, o.id).map(h => h.name ?? `${label(this.trace, h.o)}.${h.key}`);
    return `${label(this.trace, o)}, ${o.imm ? "shared value" : this.narrator.strings(o.rc)}` +
      (by.length ? `, held by ${by.join(", ")}` : "") + (o.gen != null ? `, generation ${o.gen}` : "") +
      (lost ? `, ${this.narrator.word("outOfReach")}` : "");
  }

  /* ---- frames and their name tags ---- */

  drawCards(now) {
    const live = new Set();
    const shown = shownFrames(now.state);
    this.columnOf = new Map();
    shown.forEach((f, column) => {
      const x = this.layout.columns[column];
      if (!f) {
        live.add("between");
        const text = svgText(x + 14, 78, `… ${now.state.frames.length - shown.length + 1} calls`, "", "start");
        this.card("between").replaceChildren(svgElement("rect", { x, y: 46, width: 110, height: 56, rx: 11 }), text);
        return;
      }
      const frame = this.layout.frames.get(f.id);
      if (!frame) return;
      live.add(f.id);
      this.columnOf.set(f.id, x);
      const card = this.card(f.id);
      card.setAttribute("class", "frame" + (f === now.state.frames.at(-1) ? " top" : ""));
      card.replaceChildren(svgElement("rect", { x, y: 46, width: frame.width, height: 56, rx: 11 }),
        svgText(x + 14, 95, f.fn === "module" ? "module names" : f.fn + "() names", ""));
      if (!this.holdsSomething(now, f)) card.append(svgText(x + frame.width / 2, 71, "no strings held", "none", "middle"));
    });
    for (const [id, card] of this.cards) if (!live.has(id)) { card.remove(); this.cards.delete(id); }
  }

  card(id) {
    let card = this.cards.get(id);
    if (!card) {
      card = svgElement("g", { class: "frame" });
      this.cards.set(id, card);
      this.layers.cards.append(card);
    }
    return card;
  }

  holdsSomething(now, frame) {
    for (const id of frame.names.values()) if (this.nodes.has(id)) return true;
    const before = now.before.frames.find(f => f.id === frame.id);
    if (before) for (const name of before.names.keys()) if (!frame.names.has(name)) return true;
    return false;
  }

  tagPlace(frameId, name) {
    const tag = this.layout.frames.get(frameId)?.tags.get(name);
    const x = this.columnOf.get(frameId);
    return tag && x !== undefined ? { x: x + tag.x, width: tag.width } : null;
  }

  putTag(now, frameId, name, className) {
    const place = this.tagPlace(frameId, name);
    if (!place) return null;
    const key = frameId + ":" + name;
    now.liveTags.add(key);
    let tag = this.tags.get(key);
    if (!tag) {
      const w = place.width / 2;
      tag = svgElement("g", { "data-name": name },
        svgElement("path", { d: `M${-w} 8L${-w + 9} 0H${w - 9}L${w} 8V28H${-w}Z` }),
        svgElement("circle", { cy: 5, r: 2.6, class: "dot" }), svgText(0, 22.5, name, "", "middle"));
      this.tags.set(key, tag);
      this.layers.tags.append(tag);
    }
    tag.setAttribute("class", "tag " + className);
    moveTo(tag, place.x, 50);
    return place;
  }

  /* ---- strings ---- */

  /* key -> {to, x, y, kind, fresh, leaves}: from every tag and slot to the balloon it holds. */
  wantedStrings(now) {
    const wanted = new Map();
    now.liveTags = new Set();
    const framesBefore = new Map(now.before.frames.map(f => [f.id, f]));
    for (const f of shownFrames(now.state)) {
      if (!f) continue;
      for (const [name, id] of f.names) {
        if (!this.nodes.has(id)) continue;
        const fresh = framesBefore.get(f.id)?.names.get(name) !== id;
        const place = this.putTag(now, f.id, name, fresh ? "fresh" : "");
        if (place) wanted.set(`n${f.id}:${name}`, { to: id, x: place.x, y: 55, kind: "", fresh, leaves: "tag" });
      }
    }
    for (const [id, node] of this.nodes) {
      const o = now.state.objs.get(id);
      const old = now.before.objs.get(id);
      for (const slot of node.slots) {
        const target = slot.value == null ? null : this.nodes.get(slot.value);
        if (!target) continue;
        wanted.set(`o${id}:${slot.key}`, {
          to: slot.value, from: id, slot: slot.key, x: node.at[0] + slot.x, y: node.at[1] + slot.y,
          kind: o.kind === "weak" ? "weak" : o.kind === "seq" || o.kind === "set" ? "seq" : o.kind === "map" ? "map" : "obj",
          fresh: old?.slots[slot.key]?.[1] !== slot.value,
          leaves: target.at[1] < node.at[1] - 20 ? "up" : "side",
        });
      }
    }
    return wanted;
  }

  drawStrings(now, wanted) {
    /* Strings end side by side at the knot, in the order they come from. */
    const arriving = new Map();
    for (const string of wanted.values()) {
      if (!arriving.has(string.to)) arriving.set(string.to, []);
      arriving.get(string.to).push(string);
    }
    for (const [id, strings] of arriving) {
      const [x, y] = this.nodes.get(id).at;
      strings.sort((p, q) => p.x - q.x);
      strings.forEach((string, i) => {
        string.tx = x + (i - (strings.length - 1) / 2) * Math.min(8, 60 / strings.length);
        string.ty = y + 33;
      });
    }
    for (const [key, string] of wanted) {
      let path = this.strings.get(key);
      if (!path) {
        path = svgElement("path");
        this.strings.set(key, path);
        this.layers.strings.append(path);
      }
      path.setAttribute("class", "string " + string.kind + (string.fresh && now.step.e !== "start" ? " fresh" : ""));
      path.dataset.to = string.to;
      setCurve(path, this.curve(string));
    }
    for (const [key, path] of this.strings) if (!wanted.has(key)) { path.remove(); this.strings.delete(key); }
  }

  curve({ x, y, tx, ty, leaves, kind, from, slot }) {
    if (leaves === "tag") {
      const bend = Math.max(26, (y - ty) / 2);
      return `M${x} ${y}C${x} ${y - bend} ${tx} ${ty + bend} ${tx} ${ty}`;
    }
    if (leaves === "up") return `M${x} ${y}C${x} ${y - 60} ${tx} ${ty + 46} ${tx} ${ty}`;
    /* Cells dip deeper per index, so that twins stay apart. */
    if (kind === "seq") return `M${x} ${y}C${x} ${y + 52 + (slot % 6) * 13} ${tx} ${ty + 58 + (slot % 6) * 11} ${tx} ${ty}`;
    const right = x >= this.nodes.get(from).at[0];
    const out = x + (right ? 1 : -1) * Math.min(90, Math.max(40, Math.abs(tx - x) / 2));
    return `M${x} ${y}C${out} ${y} ${tx} ${ty + 64} ${tx} ${ty}`;
  }

  /* ---- what was let go in this step ---- */

  drawReleased(now) {
    this.layers.cuts.replaceChildren();
    this.layers.ghosts.replaceChildren();
    if (now.step.e === "end" || now.n === 0) return;
    for (const f of now.before.frames) {
      const after = now.state.frames.find(x => x.id === f.id);
      if (!after) continue;
      for (const [name, id] of f.names) {
        if (after.names.get(name) === id) continue;
        const place = this.tagPlace(f.id, name);
        const was = this.layout.at(id, now.n - 1);
        if (!place || !was || !this.layout.tiersAt[now.n - 1].has(id)) continue;
        if (!after.names.has(name)) this.putTag(now, f.id, name, "gone");
        const bend = (50 - (was.y + 33)) / 2;
        const middle = (place.x + was.x) / 2;
        this.layers.cuts.append(svgElement("path", {
          class: "cut", d: `M${place.x} 52C${place.x} ${52 - bend * 0.8} ${middle} ${52 - bend * 0.8} ${middle} ${52 - bend * 1.1}`,
        }));
      }
    }
    for (const change of now.step.d) if (change[0] === "D" && change[2] !== "told") this.drawGhost(now, change[1]);
  }

  drawGhost(now, id) {
    const o = now.before.objs.get(id);
    const place = this.layout.at(id, now.n - 1);
    if (!o || !place || !this.layout.tiersAt[now.n - 1].has(id)) return;
    const ghost = svgElement("g", { "data-ghost": id });
    this.fillNode(ghost, { ...now, n: now.n - 1, state: now.before }, o, { lost: false, was: 0, change: 0 });
    for (const part of ghost.querySelectorAll(".badge,.hidden,.shine,.halo,.hatch")) part.remove();
    ghost.setAttribute("class", "node ghost " + kindClass(this.trace, o));
    ghost.append(svgText(0, -ghost.size[1] - 12, this.narrator.word("floatsAway"), "away", "middle"),
      svgElement("path", { class: "cut loose", d: "M0 10q9 16-2 28q-9 12 3 24" }));
    ghost.style.setProperty("--ghost-x", place.x + "px");
    ghost.style.setProperty("--ghost-y", place.y - 42 + "px");
    moveTo(ghost, place.x, place.y - 42);
    this.layers.ghosts.append(ghost);
  }

  /* The picture as a file of its own: its style inside, no variables. */
  standalone(title) {
    const copy = this.svg.cloneNode(true);
    for (const path of copy.querySelectorAll("path")) path.style.d = "";
    copy.setAttribute("xmlns", SVG);
    const root = getComputedStyle(document.documentElement);
    const rules = [...document.styleSheets[0].cssRules].map(rule => rule.cssText).join("\n");
    const style = svgElement("style");
    style.textContent = rules.replace(/var\((--[\w-]+)(?:,[^)]*)?\)/g, (all, name) => root.getPropertyValue(name).trim() || all);
    const heading = svgElement("title");
    heading.textContent = title;
    copy.prepend(heading, style);
    return copy.outerHTML;
  }
}
