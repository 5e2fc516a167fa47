// Where lines run on a map, and what lies under a point or within a box of it.

import { radius } from './paint.js';

const REACH = 8;
const TARGET = 12;
const APART = 9;
const MARK = 10;

// The way of a line: as it was laid out, or straight between its bodies as they stand now.
export function points(scene, edge) {
  if (edge.draw.points) return edge.draw.points;
  const a = scene.at(edge.from), b = scene.at(edge.to), d = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const trim = (id) => radius(scene.tokens, scene.bodies.get(id).draw) + scene.tokens.modifier.gap;
  const ux = (b.x - a.x) / d, uy = (b.y - a.y) / d, off = scene.beside.get(edge.id) * APART;
  const start = [a.x + ux * trim(edge.from) - uy * off, a.y + uy * trim(edge.from) + ux * off];
  const end = [b.x - ux * trim(edge.to) - uy * off, b.y - uy * trim(edge.to) + ux * off];
  return [start, start, end, end];
}

// How far from the straight way each line runs, where several join the same two bodies: -1, 0, 1 and so on.
export function beside(lines) {
  const pairs = new Map(), found = new Map();
  for (const { id, from, to } of lines) {
    const pair = JSON.stringify([from, to].sort());
    pairs.set(pair, [...(pairs.get(pair) || []), { id, turn: from < to ? 1 : -1 }]);
  }
  for (const pair of pairs.values()) pair.forEach(({ id, turn }, i) => found.set(id, turn * (i - (pair.length - 1) / 2)));
  return found;
}

export function mark(scene, edge) {
  if (edge.draw.mark) return edge.draw.mark;
  const way = points(scene, edge);
  return [(way[0][0] + way[3][0]) / 2, (way[0][1] + way[3][1]) / 2];
}

// The body or line under a point of the stage. From afar a symbol is still 24 px wide to the pointer.
export function under(scene, dom) {
  const { x, y } = scene.network.DOMtoCanvas(dom), scale = scene.network.getScale();
  let body = null, near = Infinity;
  for (const [id, { draw }] of scene.bodies) {
    const at = scene.at(id), d = Math.hypot(x - at.x, y - at.y);
    const [l, t, right, b] = draw.box;
    const row = scene.page.kind === 'columns' && x >= at.x + l && x <= at.x + right && y >= at.y + t && y <= at.y + b;
    const reach = Math.max(radius(scene.tokens, draw) + 3, scene.page.kind === 'free' ? TARGET / scale : 0);
    if ((row || d <= reach) && d < near) { near = d; body = { kind: 'body', id }; }
  }
  return body || line(scene, x, y, REACH / scale);
}

function line(scene, x, y, near) {
  let best = null;
  for (const edge of scene.lines.values()) {
    const [mx, my] = mark(scene, edge);
    const marked = edge.draw.works >= scene.tokens.modifier.works.least || edge.draw.disputed;
    const off = Math.hypot(x - mx, y - my);
    // A mark lies over every line; of marks that overlap the nearest counts.
    const d = marked && off <= MARK ? off / 1000 : distance(along(points(scene, edge), 14), x, y);
    if (d < near) { near = d; best = { kind: 'line', id: edge.id }; }
  }
  return best;
}

// The bodies whose symbol lies in the box between two points of the stage.
export function within(scene, a, b) {
  const from = scene.network.DOMtoCanvas({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y) });
  const to = scene.network.DOMtoCanvas({ x: Math.max(a.x, b.x), y: Math.max(a.y, b.y) });
  return scene.page.order.filter((id) => {
    const at = scene.bodies.has(id) && scene.at(id);
    return at && at.x >= from.x && at.x <= to.x && at.y >= from.y && at.y <= to.y;
  });
}

export function along(way, steps = 20) {
  const found = [way[0]];
  for (let i = 0; i + 3 < way.length; i += 3) {
    const [a, b, c, d] = way.slice(i, i + 4);
    for (let k = 1; k <= steps; k++) {
      const t = k / steps, u = 1 - t;
      const w = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
      found.push([0, 1].map((n) => w[0] * a[n] + w[1] * b[n] + w[2] * c[n] + w[3] * d[n]));
    }
  }
  return found;
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
