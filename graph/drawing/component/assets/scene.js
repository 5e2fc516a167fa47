// One map on the page: the vis-network canvas, what is on it, and in which order it is drawn.

import './vis-network.min.js';
import * as paint from './paint.js';
import { beside, mark, points } from './ways.js';

const vis = globalThis.vis;
const VEIL = 0.78;
const LEGIBLE = 0.7;
const LEAST = 12;
const RIM = 0.7;
const MARGIN = 8;
const FURTHEST = 0.1;
const SHARE = 0.75;

export class Scene {
  constructor(canvas, data) {
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.selected = new Set();
    this.pinned = new Set();
    this.put = new Map();
    this.focused = this.hovered = null;
    this.take(data);
    this.fill();
    this.network = new vis.Network(canvas, { nodes: this.nodes, edges: this.edges }, {
      autoResize: true,
      physics: false,
      layout: { improvedLayout: false },
      interaction: {
        hover: false, selectable: false, zoomView: true, zoomSpeed: 0.6,
        dragView: true, dragNodes: data.page.kind === 'free',
      },
    });
    this.network.canvas.frame.removeAttribute('tabindex');
    this.settle();
    this.network.on('beforeDrawing', (ctx) => this.before(ctx));
    this.network.on('afterDrawing', (ctx) => this.after(ctx));
    this.network.on('dragging', ({ nodes }) => { if (nodes.length) this.labelled = null; });
    this.home();
  }

  // The picture as it came: bodies and lines by id.
  take(data) {
    this.page = data.page;
    this.tokens = data.tokens;
    this.rev = data.rev;
    this.bodies = new Map(data.nodes.map((node) => [node.id, node]));
    this.lines = new Map(data.edges.map((edge) => [edge.id, edge]));
    this.near = new Map(data.nodes.map((node) => [node.id, []]));
    for (const edge of data.edges) {
      this.near.get(edge.from).push(edge.id);
      this.near.get(edge.to).push(edge.id);
    }
    this.beside = beside(data.edges);
  }

  // Python says where everything stands; only what the reader has just moved (`put`) stands where it was left.
  fill() {
    const gone = (set, known) => set.remove(set.getIds().filter((id) => !known.has(id)));
    gone(this.edges, this.lines);
    gone(this.nodes, this.bodies);
    this.labelled = null;
    this.nodes.add([...this.bodies.values()].filter(({ id }) => !this.nodes.get(id)).map(({ id }) => ({
      id, ...this.given(id), shape: 'custom', label: '', ctxRenderer: ({ ctx, x, y }) => this.node(ctx, id, x, y),
    })));
    const lines = [...this.lines.values()].filter(({ id }) => !this.edges.get(id));
    this.edges.add(lines.map(({ id, from, to }) => ({ id, from, to, hidden: true, smooth: false })));
    if (this.network) this.settle();
  }

  // Where each body goes, to the fraction of a pixel; telling vis all about a thousand bodies anew would take it a while.
  settle() {
    for (const id of this.bodies.keys()) Object.assign(this.network.body.nodes[id], this.given(id));
  }

  given(id) {
    const { x, y } = (this.page.kind === 'free' && this.put.get(id)) || this.bodies.get(id);
    return { x, y };
  }

  update(data) {
    const kind = this.page.kind, before = this.bodies;
    this.take(data);
    this.hovered = null;
    if (!this.has(this.focused)) this.focused = null;
    this.fill();
    this.network.setOptions({ interaction: { dragNodes: data.page.kind === 'free', dragView: true } });
    const stayed = [...this.bodies.keys()].filter((id) => before.has(id)).length;
    if (data.page.kind === 'columns' || kind !== data.page.kind || 2 * stayed < this.bodies.size) this.home();
  }

  has(id) { return this.bodies.has(id) || this.lines.has(id); }

  node(ctx, id, x, y) {
    const { draw } = this.bodies.get(id) || {};
    if (!draw) return { drawNode() {}, nodeDimensions: { width: 1, height: 1 } };
    const size = 2 * paint.radius(this.tokens, draw);
    return {
      drawNode: () => this.body(ctx, id, x, y),
      nodeDimensions: { width: size, height: size },
    };
  }

  body(ctx, id, x, y) {
    const { draw } = this.bodies.get(id);
    const state = { selected: this.selected.has(id), focused: id === this.focused, pinned: this.pinned.has(id) };
    paint.body(ctx, this.tokens, draw, x, y, state);
    if (!this.mute || !this.mute.has(id)) {
      const ringed = state.selected || state.focused ? this.tokens.modifier.selected.ring : 0;
      paint.texts(ctx, this.tokens, draw, x, y, { scale: textScale(this), halo: this.page.kind === 'free', ringed });
    }
  }

  at(id) { return (this.network && this.network.body.nodes[id]) || this.bodies.get(id); }

  move(id, place) {
    this.put.set(id, place);
    this.labelled = null;
    this.nodes.update({ id, ...place });
  }

  before(ctx) {
    this.mute = this.hidden();
    paint.furniture(ctx, this.tokens, this.page);
    for (const edge of this.lines.values()) paint.line(ctx, this.tokens, edge, points(this, edge));
    for (const id of [...this.selected, this.focused]) {
      const edge = this.lines.get(id);
      if (!edge) continue;
      paint.capsule(ctx, this.tokens, edge, points(this, edge), { focused: id === this.focused });
      paint.line(ctx, this.tokens, edge, points(this, edge));
    }
    paint.junctions(ctx, this.tokens, this.page);
  }

  // Which labels are not drawn; asked anew only where bodies, the selection or the scale are other than before.
  hidden() {
    const now = [this.network.getScale(), this.focused, ...this.selected].join(' ');
    if (!this.labelled || this.labelled.now !== now) this.labelled = { now, gone: hiddenLabels(this) };
    return this.labelled.gone;
  }

  after(ctx) {
    for (const edge of this.lines.values()) paint.head(ctx, this.tokens, edge, points(this, edge));
    // Seen from afar the numbers would be too small to read; the panel and the table have them.
    if (this.network.getScale() >= LEGIBLE) for (const edge of this.lines.values()) this.marks(ctx, edge);
    const lit = this.lit();
    if (!lit) return;
    const a = this.network.DOMtoCanvas({ x: 0, y: 0 });
    const b = this.network.DOMtoCanvas({ x: ctx.canvas.width, y: ctx.canvas.height });
    ctx.fillStyle = `rgba(255,255,255,${VEIL})`;
    ctx.fillRect(a.x, a.y, b.x - a.x, b.y - a.y);
    for (const edge of lit.lines) paint.line(ctx, this.tokens, edge, points(this, edge));
    for (const id of lit.bodies) { const { x, y } = this.at(id); this.body(ctx, id, x, y); }
    for (const edge of lit.lines) paint.head(ctx, this.tokens, edge, points(this, edge));
    for (const edge of lit.lines) this.marks(ctx, edge);
  }

  marks(ctx, edge) { paint.marks(ctx, this.tokens, edge, mark(this, edge), 1 / Math.min(1, this.network.getScale())); }

  // What stays in full colour while the pointer rests on something, here or in the table.
  lit() {
    const id = this.hovered;
    const edge = this.lines.get(id);
    if (edge) return { lines: [edge], bodies: [edge.from, edge.to] };
    if (!this.bodies.has(id)) return null;
    const lines = this.near.get(id).map((key) => this.lines.get(key));
    return { lines, bodies: [...new Set([id, ...lines.flatMap((line) => [line.from, line.to])])] };
  }

  home() {
    const canvas = this.network.canvas.frame.canvas;
    const wide = canvas.clientWidth || this.page.width, high = canvas.clientHeight || this.page.height;
    if (this.page.kind === 'free') this.network.moveTo({ ...whole(this, wide, high), animation: false });
    else {
      const { width, share } = this.page, x = Math.min(wide / share, width) / 2;
      this.network.moveTo({ position: { x, y: high / share / 2 }, scale: share, animation: false });
    }
  }

  zoom(factor) {
    this.network.moveTo({ scale: Math.min(4, Math.max(FURTHEST, this.network.getScale() * factor)), animation: false });
  }

  atHome() { return Math.abs(this.network.getScale() - this.page.share) < 0.01; }

  close() { this.network.destroy(); }
}

// Where to stand so that all is in sight with its labels, which do not shrink as the rest does. On a small screen they
// may take a quarter of it and no more.
function whole(scene, wide, high) {
  const bare = framed(scene, wide, high, 0);
  let found = bare;
  for (let round = 0; round < 8; round++) found = framed(scene, wide, high, textScale(scene, found.scale));
  return { ...found, scale: Math.max(FURTHEST, found.scale, SHARE * bare.scale) };
}

// The frame about all bodies and the labels that show, these so much larger than laid out (0: without them), and the scale that shows it.
function framed(scene, wide, high, grown) {
  const gone = (grown && hiddenLabels(scene, grown)) || new Set();
  let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
  for (const [id, { draw }] of scene.bodies) {
    const { x, y } = scene.at(id), r = paint.radius(scene.tokens, draw);
    const [l, t, rt, b] = grown && !gone.has(id) ? label(draw, r, grown) : [-r, -r, r, r];
    left = Math.min(left, x - r, x + l);
    right = Math.max(right, x + r, x + rt);
    top = Math.min(top, y - r, y + t);
    bottom = Math.max(bottom, y + r, y + b);
  }
  const scale = Math.min(1, (wide - 2 * MARGIN) / (right - left), (high - 2 * MARGIN) / (bottom - top));
  return { scale, position: { x: (left + right) / 2, y: (top + bottom) / 2 } };
}

// How much larger than laid out a label is drawn: seen from afar it keeps 12 px on the screen.
function textScale(scene, scale = scene.network ? scene.network.getScale() : 1) {
  return scale < 0.9 * scene.page.share ? Math.max(1, LEAST / (scene.tokens.type.second[0] * scale)) : 1;
}

// Which labels are not drawn: never those of the selection and the focus; of the others, those with fewest lines first.
function hiddenLabels(scene, scale = textScale(scene)) {
  if (scene.page.kind !== 'free' || scale === 1) return null;
  const gone = new Set(), taken = [...scene.bodies.keys()].map((id) => symbol(scene, id));
  const first = (id) => scene.bodies.get(id).draw.focus || scene.selected.has(id) || id === scene.focused;
  const rank = (id) => (first(id) ? 1e6 : 0) + scene.near.get(id).length;
  for (const id of [...scene.bodies.keys()].sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1))) {
    const { draw } = scene.bodies.get(id), { x, y } = scene.at(id);
    const [l, t, r, b] = label(draw, paint.radius(scene.tokens, draw), scale), box = [x + l, y + t, x + r, y + b];
    if (!first(id) && taken.some((o) => box[0] < o[2] && o[0] < box[2] && box[1] < o[3] && o[1] < box[3])) gone.add(id);
    else taken.push(box);
  }
  return gone;
}

// A label may touch the rim of another's symbol, no more.
function symbol(scene, id) {
  const { x, y } = scene.at(id), r = RIM * paint.radius(scene.tokens, scene.bodies.get(id).draw);
  return [x - r, y - r, x + r, y + r];
}

// The box of a label alone, enlarged away from its symbol of radius r.
function label({ box: [l, t, right, b], texts: [[, , dy, align]] }, r, scale) {
  if (align === 'left') return [r, t * scale, r + (right - r) * scale, b * scale];
  if (align === 'right') return [-r - (-r - l) * scale, t * scale, -r, b * scale];
  const sides = [l * scale, right * scale];
  return dy < 0 ? [sides[0], -r - (-r - t) * scale, sides[1], -r] : [sides[0], r, sides[1], r + (b - r) * scale];
}
