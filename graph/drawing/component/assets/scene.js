// One map on the page: the vis-network canvas, what is on it, and what lies under a point.

import './vis-network.min.js';
import * as paint from './paint.js';

const vis = globalThis.vis;
const VEIL = 0.78;
const REACH = 8;
const LEGIBLE = 0.7;

export class Scene {
  constructor(canvas, data) {
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.selected = this.focused = this.hovered = null;
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
    this.network.on('beforeDrawing', (ctx) => this.before(ctx));
    this.network.on('afterDrawing', (ctx) => this.after(ctx));
    this.network.on('dragging', () => { this.moved = true; });
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
  }

  fill() {
    const keep = this.page.kind === 'free' && this.network ? this.network.getPositions() : {};
    const gone = (set, known) => set.remove(set.getIds().filter((id) => !known.has(id)));
    gone(this.edges, this.lines);
    gone(this.nodes, this.bodies);
    this.nodes.update([...this.bodies.values()].map((node) => ({
      id: node.id, x: node.x, y: node.y, ...(this.moved && keep[node.id]), shape: 'custom', label: '',
      ctxRenderer: ({ ctx, x, y }) => this.node(ctx, node.id, x, y),
    })));
    this.edges.update([...this.lines.values()].map(({ id, from, to }) => ({ id, from, to, hidden: true, smooth: false })));
  }

  update(data) {
    const kind = this.page.kind;
    this.take(data);
    this.hovered = null;
    if (!this.has(this.focused)) this.focused = null;
    this.fill();
    this.network.setOptions({ interaction: { dragNodes: data.page.kind === 'free', dragView: true } });
    if (data.page.kind === 'columns' || kind !== data.page.kind) { this.moved = false; this.home(); }
    this.network.redraw();
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
    paint.body(ctx, this.tokens, draw, x, y, { selected: id === this.selected, focused: id === this.focused });
    if (!this.mute || !this.mute.has(id)) {
      paint.texts(ctx, this.tokens, draw, x, y, { scale: this.textScale(), halo: this.page.kind === 'free' });
    }
  }

  // Labels never fall below 12 px on the screen.
  textScale() {
    const scale = this.network ? this.network.getScale() : 1;
    return scale < 0.9 ? Math.max(1, 12 / (this.tokens.type.second[0] * scale)) : 1;
  }

  at(id) {
    const found = this.network && this.network.getPositions([id])[id];
    const node = this.bodies.get(id);
    return found || { x: node.x, y: node.y };
  }

  points(edge) {
    if (edge.draw.points) return edge.draw.points;
    const a = this.at(edge.from), b = this.at(edge.to), d = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const trim = (id) => paint.radius(this.tokens, this.bodies.get(id).draw) + this.tokens.modifier.gap;
    const ux = (b.x - a.x) / d, uy = (b.y - a.y) / d;
    const off = this.beside(edge) * 9;
    const start = [a.x + ux * trim(edge.from) - uy * off, a.y + uy * trim(edge.from) + ux * off];
    const end = [b.x - ux * trim(edge.to) - uy * off, b.y - uy * trim(edge.to) + ux * off];
    return [start, start, end, end];
  }

  // How far from the straight way a line runs, where several join the same two bodies.
  beside(edge) {
    const pair = this.near.get(edge.from).filter((id) => {
      const other = this.lines.get(id);
      return [other.from, other.to].includes(edge.to) && [other.from, other.to].includes(edge.from);
    });
    const place = pair.indexOf(edge.id) - (pair.length - 1) / 2;
    return edge.from < edge.to ? place : -place;
  }

  mark(edge) {
    if (edge.draw.mark) return edge.draw.mark;
    const way = this.points(edge);
    return [(way[0][0] + way[3][0]) / 2, (way[0][1] + way[3][1]) / 2];
  }

  before(ctx) {
    this.mute = this.page.kind === 'free' ? this.hiddenLabels(ctx) : null;
    paint.furniture(ctx, this.tokens, this.page);
    for (const edge of this.lines.values()) paint.line(ctx, this.tokens, edge, this.points(edge));
    for (const id of [this.selected, this.focused]) {
      const edge = this.lines.get(id);
      if (!edge) continue;
      paint.capsule(ctx, this.tokens, edge, this.points(edge), { focused: id === this.focused });
      paint.line(ctx, this.tokens, edge, this.points(edge));
    }
    paint.junctions(ctx, this.tokens, this.page);
  }

  after(ctx) {
    for (const edge of this.lines.values()) paint.head(ctx, this.tokens, edge, this.points(edge));
    // Seen from afar the numbers would be too small to read; the panel and the table have them.
    if (this.network.getScale() >= LEGIBLE) for (const edge of this.lines.values()) this.marks(ctx, edge);
    const lit = this.lit();
    if (!lit) return;
    const a = this.network.DOMtoCanvas({ x: 0, y: 0 });
    const b = this.network.DOMtoCanvas({ x: ctx.canvas.width, y: ctx.canvas.height });
    ctx.fillStyle = `rgba(255,255,255,${VEIL})`;
    ctx.fillRect(a.x, a.y, b.x - a.x, b.y - a.y);
    for (const edge of lit.lines) paint.line(ctx, this.tokens, edge, this.points(edge));
    for (const id of lit.bodies) { const { x, y } = this.at(id); this.body(ctx, id, x, y); }
    for (const edge of lit.lines) paint.head(ctx, this.tokens, edge, this.points(edge));
    for (const edge of lit.lines) this.marks(ctx, edge);
  }

  marks(ctx, edge) { paint.marks(ctx, this.tokens, edge, this.mark(edge), 1 / Math.min(1, this.network.getScale())); }

  // What stays in full colour while the pointer rests on something.
  lit() {
    const id = this.hovered;
    const edge = this.lines.get(id);
    if (edge) return { lines: [edge], bodies: [edge.from, edge.to] };
    if (!this.bodies.has(id)) return null;
    const lines = this.near.get(id).map((key) => this.lines.get(key));
    return { lines, bodies: [...new Set([id, ...lines.flatMap((line) => [line.from, line.to])])] };
  }

  // In a free layout seen from afar, labels that would lie on one another give way; the focus keeps its own.
  hiddenLabels(ctx) {
    const scale = this.textScale();
    if (scale === 1) return null;
    const hidden = new Set(), taken = [];
    const rank = (id) => (this.bodies.get(id).draw.focus || id === this.selected || id === this.focused ? 1e6 : 0) + this.near.get(id).length;
    for (const id of [...this.bodies.keys()].sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1))) {
      const { draw } = this.bodies.get(id), { x, y } = this.at(id);
      const [l, , r, b] = draw.box, h = paint.radius(this.tokens, draw);
      const box = [x + l * scale, y + h, x + r * scale, y + h + (b - h) * scale];
      if (taken.some((t) => box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3])) hidden.add(id);
      else taken.push(box);
    }
    return hidden;
  }

  // The body or line under a point of the canvas element.
  under(dom) {
    const { x, y } = this.network.DOMtoCanvas(dom);
    for (const [id, { draw }] of this.bodies) {
      const at = this.at(id), r = paint.radius(this.tokens, draw) + 3;
      const [l, t, right, b] = draw.box;
      const row = this.page.kind === 'columns' && x >= at.x + l && x <= at.x + right && y >= at.y + t && y <= at.y + b;
      if (row || Math.hypot(x - at.x, y - at.y) <= r) return { kind: 'body', id };
    }
    let best = null, near = REACH / this.network.getScale();
    for (const edge of this.lines.values()) {
      const [mx, my] = this.mark(edge);
      const marked = edge.draw.works >= this.tokens.modifier.works.least || edge.draw.disputed;
      const d = marked && Math.hypot(x - mx, y - my) <= 10 ? 0 : distance(paint.along(this.points(edge), 14), x, y);
      if (d < near) { near = d; best = { kind: 'line', id: edge.id }; }
    }
    return best;
  }

  home() {
    const canvas = this.network.canvas.frame.canvas;
    const wide = canvas.clientWidth || this.page.width, high = canvas.clientHeight || this.page.height;
    if (this.page.kind === 'free') {
      this.network.fit({ animation: false });
      if (this.network.getScale() > 1) this.network.moveTo({ scale: 1, animation: false });
    } else {
      const x = wide < this.page.width ? wide / 2 : this.page.width / 2;
      this.network.moveTo({ position: { x, y: high / 2 }, scale: 1, animation: false });
    }
  }

  zoom(factor) {
    this.network.moveTo({ scale: Math.min(4, Math.max(0.2, this.network.getScale() * factor)), animation: false });
  }

  atHome() { return Math.abs(this.network.getScale() - 1) < 0.01; }

  close() { this.network.destroy(); }
}

function distance(way, x, y) {
  let best = Infinity;
  for (let i = 1; i < way.length; i++) {
    const [ax, ay] = way[i - 1], [bx, by] = way[i], dx = bx - ax, dy = by - ay;
    const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    best = Math.min(best, Math.hypot(x - ax - t * dx, y - ay - t * dy));
  }
  return best;
}
