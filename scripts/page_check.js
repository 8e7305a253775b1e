/* page_check.js -- runs inside a trace page and checks it at every step through its public hooks only:
 * window.balloon, data-* attributes, roles and keys. page_check.sh appends it to the page, opens that in a headless browser and
 * reads the verdict from <pre id="verdict">.
 */
"use strict";
(function () {
  const { balloon } = window;
  const steps = balloon.trace.steps.length;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const wrong = [];
  const check = (ok, what) => { if (!ok) wrong.push(what); };
  const press = key => document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;

  /* Every drawn object: its badge, its count explained, its strings, its words. */
  function checkBalloons(n, state, end) {
    const held = balloon.reach(state);
    const edges = new Map();
    const edge = id => edges.set(id, (edges.get(id) || 0) + 1);
    for (const f of state.frames) for (const id of f.names.values()) edge(id);
    for (const o of state.objs.values()) if (o.kind !== "weak") for (const [, value] of o.slots) if (typeof value === "number") edge(value);
    for (const node of all(".node[data-id]")) {
      const id = +node.dataset.id;
      const name = `step ${n}: ${node.dataset.label}`;
      const o = state.objs.get(id);
      check(o, `${name} is drawn but not alive`);
      if (!o) continue;
      const count = edges.get(id) || 0;
      check(+node.dataset.rc === o.rc, `${name}: badge says ${node.dataset.rc}, the trace ${o.rc}`);
      check(node.querySelector(".badge text").textContent === (o.imm ? "∞" : String(o.rc)), `${name}: number on the knot`);
      check(o.imm || o.rc === count + o.hidden, `${name}: count ${o.rc} is not ${count} strings + ${o.hidden} not drawn`);
      check(end || all(`.string[data-to="${id}"]:not(.weak)`).length <= count, `${name}: more strings than references`);
      check(node.getAttribute("aria-label"), `${name} has no name for a screen reader`);
      check((node.dataset.state === "out-of-reach") === !held.has(id), `${name}: out of reach or not`);
    }
  }

  /* Nothing moves while it is drawn, nothing overlaps. */
  const places = new Map();
  function checkPlaces(n) {
    for (const node of all(".node[data-id]")) {
      const before = places.get(node.dataset.id);
      const where = node.style.transform;
      check(!before || before.n !== n - 1 || before.where === where, `step ${n}: ${node.dataset.label} moved`);
      places.set(node.dataset.id, { n, where });
    }
    const boxes = all(".node[data-id] .body").map(body => body.getBoundingClientRect());
    boxes.forEach((a, i) => boxes.slice(0, i).forEach(b => check(apart(a, b), `step ${n}: balloons overlap`)));
  }

  let drawn = 0;
  let slowest = 0;
  for (let n = 0; n < steps; n++) {
    const begin = performance.now();
    balloon.go(n, false);
    slowest = Math.max(slowest, performance.now() - begin);
    const step = balloon.trace.steps[n];
    checkBalloons(n, balloon.stateAt(n), step.e === "end");
    checkPlaces(n);
    for (const change of step.d)
      if (change[0] === "D") check(!all(`.node[data-id="${change[1]}"]`).length, `step ${n}: freed ${change[1]} is still tied`);
    check(all("#say li").length > 0, `step ${n}: nothing is said`);
    drawn += all(".node[data-id]").length;
  }

  balloon.go(0, false);
  for (const [key, expected] of [["ArrowRight", Math.min(1, steps - 1)], ["ArrowLeft", 0], ["End", steps - 1], ["Home", 0],
    ["PageDown", Math.min(10, steps - 1)], ["PageUp", 0]]) {
    press(key);
    check(balloon.step === expected, `key ${key}: step ${balloon.step}`);
  }
  press("t");
  check(all("#sheet-text tbody tr").length === [...balloon.stateAt(0).objs.values()].filter(o => !["class", "func", "module"].includes(o.kind)).length, "text view");
  press("Escape");
  check(!all("#sheet-text").length, "Escape closes the text view");
  for (const key of ["d", "m", "w", "n"]) { press(key); press(key); }
  const node = all(".node[data-id]")[0];
  if (node) {
    node.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    check(all("#why").length === 1, "Enter on a balloon says why it is alive");
    press("Escape");
    check(!all("#why").length, "Escape closes it");
  }
  check(location.hash === "#1", "link to the step");
  check(all("[aria-live=polite]").length === 1, "live region");
  check(all("button").every(b => b.textContent.trim() || b.getAttribute("aria-label")), "names of buttons");
  check(performance.getEntriesByType("resource").length === 0, "nothing was fetched");
  check(!window.pageErrors?.length, "errors: " + window.pageErrors);
  checkContrast();

  /* Text against what lies under it, in both themes: at least 4.5 to 1. */
  function checkContrast() {
    const light = v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
    const luminance = c => 0.2126 * light(c[0]) + 0.7152 * light(c[1]) + 0.0722 * light(c[2]);
    const colour = name => {
      const hex = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
      return [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16));
    };
    const pairs = [["--ink", "--card"], ["--ink", "--paper"], ["--ink", "--now"], ["--soft", "--card"], ["--faint", "--card"], ["--gain", "--card"],
      ["--loss", "--card"], ["--lost", "--card"], ["--accent", "--card"], ["--lost", "--sky-top"], ["--soft", "--sky-top"], ["--soft", "--ground"]];
    for (const kind of ["seq", "tuple", "map", "set", "obj", "str", "num", "def", "weak"])
      pairs.push([`--edge-${kind}`, `--fill-${kind}`], ["--ink", `--fill-${kind}`]);
    for (const theme of ["light", "dark"]) {
      document.documentElement.dataset.theme = theme;
      for (const [a, b] of pairs) {
        const [high, low] = [luminance(colour(a)), luminance(colour(b))].sort((x, y) => y - x);
        const ratio = (high + 0.05) / (low + 0.05);
        check(ratio >= 4.5, `${theme}: ${a} on ${b} is ${ratio.toFixed(2)} to 1`);
      }
    }
  }

  const verdict = { steps, drawn, wrong: wrong.length, first: wrong.slice(0, 8), slowest: Math.round(slowest), opened: Math.round(window.openedIn ?? 0) };
  document.body.innerHTML = "<pre id=verdict></pre>";
  document.getElementById("verdict").textContent = JSON.stringify(verdict);
})();
