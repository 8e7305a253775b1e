/* Where everything stands: one place for an object's whole visible life, worked out from the whole trace.
 *
 * An *episode* is a stretch of steps in which an object is drawn. It has one place, so nothing ever moves while it
 * is looked at. Tiers: an object that a name holds is in tier 1, what it leads to one higher; a single link to one of its
 * own type (a list of nodes, a ring) goes sideways. Long episodes choose their place first, each the free one nearest to
 * its wish, which is over its tags or over its holders. The same trace always gives the same picture.
 */
"use strict";

const MOST_SLOTS = 9;           /* a sequence with more shows the first and the last few */
const MOST_BALLOONS = 60;
const MOST_FRAMES = 6;
const GAP = 46;                 /* between neighbours */
const SHELVES = 3;              /* of a tier; going one up costs SHELF_COST units of distance */
const SHELF_COST = 260;
const BUCKET = 64;              /* steps: only episodes in a common bucket can be in each other's way */
const CAMERA_REACH = 24;        /* steps before and after that the view has in it */
const SMALLEST_VIEW = [620, 430];

const textWidth = text => String(text).length * 8.6;
const cellWidth = text => Math.max(34, textWidth(text) + 16);

/* The slots that are written: indexes, and -1 where some are folded away. */
function shownSlots(o) {
  const n = o.slots.length;
  const most = o.kind === "seq" || o.kind === "set" ? MOST_SLOTS : MOST_SLOTS - 1;
  if (n <= most) return o.slots.map((_, i) => i);
  return [...Array(most - 4).keys(), -1, n - 3, n - 2, n - 1];
}

/* Width and height of a balloon. */
function balloonSize(trace, state, o) {
  if (o.kind === "atom" || DEFINITIONS.has(o.kind)) return [Math.max(58, textWidth(o.text) + 30), 46];
  if (o.kind === "weak") return [Math.max(124, textWidth(label(trace, o)) + 40), 46];
  const title = textWidth(label(trace, o)) + (o.gen != null ? 80 : 40);
  if (o.kind === "seq" || o.kind === "set") {
    let width = 26;
    for (const i of shownSlots(o)) width += i < 0 ? 46 : cellWidth(inlineText(state, o.slots[i][1]) ?? "●");
    if (!o.slots.length) width += 30;
    return [Math.max(112, title, width), o.slots.length ? 76 : 56];
  }
  let width = Math.max(120, title);
  for (const i of shownSlots(o)) {
    if (i < 0) continue;
    const [, value] = o.slots[i];
    const text = inlineText(state, value) ?? "● " + (state.objs.has(value) ? label(trace, state.objs.get(value)) : "");
    width = Math.max(width, textWidth(slotKey(o, i)) + textWidth(text) + 62);
  }
  return [width, 42 + shownSlots(o).length * 27];
}

/* The frames that are drawn; of a deep recursion the first two and the last three. null stands for the ones between. */
function shownFrames(state) {
  const frames = state.frames;
  if (frames.length <= MOST_FRAMES) return frames;
  return [...frames.slice(0, 2), null, ...frames.slice(-3)];
}

/* id -> tier of each object that is drawn in a state. */
function visibleObjects(state, withDefinitions) {
  const tiers = new Map();
  const work = [];
  const put = (id, tier) => {
    const o = state.objs.get(id);
    if (!o || tiers.has(id) || tiers.size >= MOST_BALLOONS) return;
    if (DEFINITIONS.has(o.kind) && !withDefinitions) return;
    if (o.kind === "atom" && !isNamed(state, id)) return;
    tiers.set(id, tier);
    work.push(o);
  };
  const follow = () => {
    for (let i = 0; i < work.length; i++) {
      const o = work[i];
      if (o.kind === "weak" || DEFINITIONS.has(o.kind)) continue;
      const held = shownSlots(o).filter(k => k >= 0 && isObject(o.slots[k][1])).map(k => o.slots[k][1]);
      const same = o.kind === "obj" ? held.filter(id => state.objs.get(id)?.type === o.type) : [];
      const sideways = same.length === 1 ? same[0] : null;
      for (const id of held) put(id, tiers.get(o.id) + (id === sideways ? 0 : 1));
    }
    work.length = 0;
  };
  /* The frame that runs comes first, so that it is not folded away. */
  const frames = shownFrames(state).filter(Boolean).reverse();
  for (const f of frames) {
    for (const id of f.names.values()) put(id, 1);
    follow();
  }
  const held = reachable(state);
  for (const o of state.objs.values())
    if (!held.has(o.id) && !tiers.has(o.id)) {
      put(o.id, 1);
      follow();
    }
  return tiers;
}

class Layout {
  constructor(trace, withDefinitions) {
    this.trace = trace;
    this.withDefinitions = withDefinitions;
    this.episodes = new Map();          /* id -> episodes in order */
    this.frames = new Map();            /* id -> {id, fn, column, columns, names, tags, width, x}: the first column it stands in */
    this.depths = [];                   /* number of frames drawn at each step */
    this.tiersAt = [];                  /* the answer of visibleObjects, shared by steps that change nothing */
    this.collect();
    this.placeFrames();
    this.wish();
    this.choosePlaces();
    this.measure();
  }

  /* Episodes and frames, in one walk over the trace. */
  collect() {
    const state = emptyState();
    let tiers = new Map();
    this.trace.steps.forEach((step, n) => {
      applyStep(state, step);
      namedIds.delete(state);
      const changed = n === 0 || step.d.some(d => "NBUPFXD".includes(d[0]));
      if (changed) tiers = visibleObjects(state, this.withDefinitions);
      this.tiersAt[n] = tiers;
      this.depths[n] = Math.min(state.frames.length, MOST_FRAMES);
      if (changed) this.collectFrames(state, tiers);
      this.collectEpisodes(state, tiers, n, changed);
    });
  }

  collectFrames(state, tiers) {
    shownFrames(state).forEach((f, column) => {
      if (!f) return;
      let known = this.frames.get(f.id);
      if (!known) this.frames.set(f.id, known = { id: f.id, fn: f.fn, column, columns: new Set(), names: new Set() });
      known.columns.add(column);
      for (const [name, id] of f.names) if (tiers.has(id)) known.names.add(name);
    });
  }

  collectEpisodes(state, tiers, n, changed) {
    for (const [id, tier] of tiers) {
      const o = state.objs.get(id);
      if (!o) continue;
      let list = this.episodes.get(id);
      if (!list) this.episodes.set(id, list = []);
      let episode = list[list.length - 1];
      if (!episode || episode.last < n - 1) {
        episode = { id, first: n, last: n, width: 0, height: 0, votes: new Map(), wishes: new Map(), earlier: episode };
        list.push(episode);
      }
      episode.last = n;
      episode.votes.set(tier, (episode.votes.get(tier) || 0) + 1);
      if (changed) {
        const [width, height] = balloonSize(this.trace, state, o);
        episode.width = Math.max(episode.width, width);
        episode.height = Math.max(episode.height, height);
      }
    }
    if (!changed) return;
    for (const [id] of tiers) {
      const o = state.objs.get(id);
      if (!o || o.kind === "weak" || DEFINITIONS.has(o.kind)) continue;
      for (const i of shownSlots(o)) {
        const value = i < 0 ? null : o.slots[i][1];
        if (isObject(value) && tiers.has(value)) this.episodes.get(value).at(-1).wishes.set("o" + id, 0.01);
      }
    }
    for (const f of state.frames)
      for (const [name, id] of f.names) {
        if (!tiers.has(id)) continue;
        const wishes = this.episodes.get(id).at(-1).wishes;
        const key = `n${f.id}:${name}`;
        wishes.set(key, (wishes.get(key) || 0) + 1);
      }
  }

  /* Every frame keeps a place for every name it will ever have. */
  placeFrames() {
    const widest = [];
    for (const frame of this.frames.values()) {
      frame.tags = new Map();
      let x = 14;
      for (const name of frame.names) {
        const width = Math.max(44, name.length * 8.5 + 24);
        frame.tags.set(name, { x: x + width / 2, width });
        x += width + 12;
      }
      const title = (frame.fn === "module" ? 6 : frame.fn.length + 2) * 7.6 + 76;
      frame.width = Math.max(title, x + 2);
      for (const column of frame.columns) widest[column] = Math.max(widest[column] || 0, frame.width);
    }
    this.columns = [0];
    for (let column = 0; column < widest.length; column++)
      this.columns[column + 1] = this.columns[column] + (widest[column] || 120) + 26;
    for (const frame of this.frames.values()) frame.x = this.columns[frame.column];
  }

  tagX(key) {
    const [, frame, name] = /^n(\d+):(.*)$/s.exec(key);
    const tag = this.frames.get(+frame)?.tags.get(name);
    return tag ? this.frames.get(+frame).x + tag.x : null;
  }

  /* Each episode's tier and the x it would like: over its tags, otherwise over its holders. */
  wish() {
    this.all = [...this.episodes.values()].flat().filter(e => e.width);
    for (const e of this.all) {
      let most = 0;
      for (const [tier, votes] of e.votes) if (votes > most) { most = votes; e.tier = tier; }
    }
    for (let round = 0; round < 4; round++)
      for (const e of this.all) {
        let sum = 0, weights = 0;
        for (const [key, weight] of e.wishes) {
          const x = key[0] === "n" ? this.tagX(key) : this.episodes.get(+key.slice(1))?.[0]?.wanted;
          if (x != null) { sum += x * weight; weights += weight; }
        }
        if (weights) e.wanted = sum / weights;
      }
  }

  choosePlaces() {
    const byLength = [...this.all].sort((p, q) => (q.last - q.first) - (p.last - p.first) || p.first - q.first || p.id - q.id);
    const grid = new Map();
    const heights = [];                 /* tier -> shelf -> the highest balloon on it */
    for (const e of byLength) {
      const wanted = e.earlier?.x ?? e.wanted ?? 80;
      const near = new Set();
      for (const key of this.buckets(e))
        for (const other of grid.get(key) || [])
          if (other.first <= e.last + 1 && e.first <= other.last + 1) near.add(other);
      [e.x, e.shelf] = this.freePlace(e, wanted, [...near]);
      for (const key of this.buckets(e)) {
        if (!grid.has(key)) grid.set(key, []);
        grid.get(key).push(e);
      }
      const shelves = heights[e.tier] ||= [];
      shelves[e.shelf] = Math.max(shelves[e.shelf] || 0, e.height);
    }
    this.placeTiers(heights);
  }

  buckets(e) {
    const keys = [];
    for (let b = Math.floor(e.first / BUCKET); b <= Math.floor((e.last + 1) / BUCKET); b++) keys.push(e.tier + "/" + b);
    return keys;
  }

  /* The free place nearest to `wanted`: side by side on its shelf, its strings coming down through a gap of the shelves
   * below, and clear of the strings of the shelves above. */
  freePlace(e, wanted, near) {
    let best = null;
    for (let shelf = 0; shelf < SHELVES && !(best && best.cost <= shelf * SHELF_COST); shelf++) {
      const clearance = other =>
        other.shelf === shelf ? (other.width + e.width) / 2 + GAP : other.shelf < shelf ? other.width / 2 + 22 : e.width / 2 + 22;
      const candidates = [wanted];
      for (const other of near) candidates.push(other.x + clearance(other), other.x - clearance(other));
      for (const x of candidates) {
        const cost = Math.abs(x - wanted) + shelf * SHELF_COST - (x > wanted ? 0.5 : 0);
        if (best && cost >= best.cost) continue;
        if (near.every(other => Math.abs(other.x - x) >= clearance(other) - 0.01)) best = { cost, x, shelf };
      }
    }
    if (best) return [best.x, best.shelf];
    /* Beside all of them there is always room. */
    return [Math.max(...near.map(other => other.x + (other.width + e.width) / 2 + GAP)), 0];
  }

  placeTiers(heights) {
    let y = -118;
    const shelfY = [];
    for (let tier = 1; tier < heights.length; tier++) {
      shelfY[tier] = [];
      for (let shelf = 0; shelf < (heights[tier] || []).length; shelf++) {
        shelfY[tier][shelf] = y;
        y -= (heights[tier][shelf] || 46) + 56;
      }
      y -= 40;
    }
    for (const e of this.all) e.y = shelfY[e.tier][e.shelf];
  }

  /* The box of what is drawn at each step, and then of what is drawn around it. */
  measure() {
    const steps = this.trace.steps.length;
    const boxes = Array.from({ length: steps }, (_, n) => [0, this.columns[this.depths[n]] - 26 || 200, -200]);
    for (const e of this.all)
      for (let n = e.first; n <= Math.min(e.last + 1, steps - 1); n++) {
        const box = boxes[n];
        box[0] = Math.min(box[0], e.x - e.width / 2);
        box[1] = Math.max(box[1], e.x + e.width / 2 + 60);
        box[2] = Math.min(box[2], e.y - e.height);
      }
    this.boxes = boxes;
  }

  /* The view at step n: objects never move, but the view may, and it depends on n alone. */
  camera(n) {
    let [left, right, top] = this.boxes[n];
    for (let i = Math.max(0, n - CAMERA_REACH); i <= Math.min(this.boxes.length - 1, n + CAMERA_REACH); i++) {
      const box = this.boxes[i];
      left = Math.min(left, box[0]);
      right = Math.max(right, box[1]);
      top = Math.min(top, box[2]);
    }
    const width = Math.max(right - left + 72, SMALLEST_VIEW[0]);
    const height = Math.max(122 - top + 64, SMALLEST_VIEW[1]);
    const x = left - 36 - (width - (right - left + 72)) / 2;
    return [x, 122 - height, width, height];
  }

  /* Where an object stands at step n, its ghost's step included. */
  at(id, n) {
    const list = this.episodes.get(id);
    for (let i = list ? list.length - 1 : -1; i >= 0; i--)
      if (list[i].first <= n && n <= list[i].last + 1 && list[i].width) return list[i];
    return undefined;
  }
}
