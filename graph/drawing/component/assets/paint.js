// Draws bodies, lines and marks on a canvas in the language of tokens.json. Knows nothing of Streamlit.

const paths = new Map();
const path = (d) => paths.get(d) || (paths.set(d, new Path2D(d)), paths.get(d));

export function font(tokens, role) {
  const [size, , weight] = tokens.type[role] || tokens.type.label;
  return { size, weight, css: (scale) => `${weight} ${size * scale}px ${tokens.font}` };
}

export function radius(tokens, draw) {
  const shape = tokens.body[draw.shape];
  return (shape.r + shape.width / 2) * draw.scale;
}

export function body(ctx, tokens, draw, x, y, { selected = false, focused = false, pinned = false } = {}) {
  const shape = tokens.body[draw.shape];
  const mod = tokens.modifier;
  const r = radius(tokens, draw);
  const small = Math.min(1, draw.scale);
  if (focused) ring(ctx, x, y, r + mod.focus.ring * small, mod.focus.stroke, mod.focus.width, mod.focus.fill);
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(draw.scale, draw.scale);
  ctx.lineWidth = shape.width;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = draw.ended ? tokens.modifier.ended.colour : shape.stroke;
  const fill = draw.possible || draw.ended ? mod.possible.fill : draw.fill || shape.fill;
  ctx.fillStyle = fill;
  if (draw.possible) ctx.setLineDash(mod.possible.body_dash);
  ctx.fill(path(shape.path));
  ctx.stroke(path(shape.path));
  if (draw.count) {
    ctx.setLineDash([]);
    ctx.font = font(tokens, 'pill').css(1 / draw.scale);
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillStyle = dark(fill) ? '#FFFFFF' : tokens.colour.ink;
    ctx.fillText(String(draw.count), 0, 1);
  }
  ctx.restore();
  if (selected) ring(ctx, x, y, r + mod.selected.ring * small, mod.selected.stroke, mod.selected.width);
  if (draw.review) badge(ctx, mod.under_review, x + r * 0.85, y + (draw.low ? r : -r) * 0.85, Math.max(0.75, small));
  if (pinned) badge(ctx, mod.pinned, x - r * 0.95, y - r * 0.85, Math.max(0.75, small));
}

// Whether white is the more readable on a colour: its relative luminance, by WCAG 2.
function dark(hex) {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const part = parseInt(hex.slice(i, i + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 0.179;
}

function ring(ctx, x, y, r, stroke, width, fill) {
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  if (fill) { ctx.fillStyle = fill; ctx.fill(); }
  ctx.strokeStyle = stroke;
  ctx.lineWidth = width;
  ctx.stroke();
}

function badge(ctx, look, x, y, scale) {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(scale, scale);
  ring(ctx, 0, 0, look.r, look.stroke, 1.6, '#FFFFFF');
  ctx.lineCap = 'round';
  if (look.fill) { ctx.fillStyle = look.fill; ctx.fill(path(look.path)); }
  ctx.stroke(path(look.path));
  ctx.restore();
}

export function texts(ctx, tokens, draw, x, y, { scale = 1, halo = false, ringed = 0 } = {}) {
  ctx.textBaseline = 'middle';
  for (const [text, dx, dy, align, role] of draw.texts) {
    const look = font(tokens, role);
    ctx.font = look.css(scale);
    ctx.textAlign = align === 'middle' ? 'center' : align;
    const at = halo ? away(dx, dy, align, radius(tokens, draw), scale, ringed) : [dx, dy];
    at[0] += x;
    at[1] += y;
    if (halo) {
      ctx.lineWidth = 4 * scale;
      ctx.lineJoin = 'round';
      ctx.strokeStyle = '#FFFFFF';
      ctx.strokeText(text, ...at);
    }
    ctx.fillStyle = role === 'second' ? tokens.colour.ink2 : tokens.colour.ink;
    ctx.fillText(text, ...at);
  }
}

// A text that is drawn larger grows away from its symbol of radius r (below, above or beside it), and clears its ring.
function away(dx, dy, align, r, scale, ringed) {
  if (align !== 'middle') return [dx + (align === 'left' ? ringed : -ringed), dy * scale];
  return [dx, dy < 0 ? -r - ringed + (dy + r) * scale : r + ringed + (dy - r) * scale];
}

// The way of a line without its head: a chain of cubics, shortened at its end.
function trace(ctx, points, back) {
  const last = points.length - 1;
  let [ex, ey] = points[last];
  if (back) {
    const [ux, uy] = direction(points);
    ex -= ux * back;
    ey -= uy * back;
  }
  ctx.beginPath();
  ctx.moveTo(...points[0]);
  for (let i = 1; i < points.length; i += 3) {
    const end = i + 2 === last ? [ex, ey] : points[i + 2];
    const same = points[i + 1][0] === points[last][0] && points[i + 1][1] === points[last][1];
    ctx.bezierCurveTo(...points[i], ...(i + 2 === last && same ? end : points[i + 1]), ...end);
  }
}

function direction(points) {
  const [ex, ey] = points[points.length - 1];
  for (let i = points.length - 2; i >= 0; i--) {
    const dx = ex - points[i][0], dy = ey - points[i][1], d = Math.hypot(dx, dy);
    if (d > 0.5) return [dx / d, dy / d];
  }
  return [1, 0];
}

export function headScale(tokens, edge) {
  const rule = tokens.modifier.head_scale;
  return edge.draw.scale * (edge.width >= rule.from_width ? rule.heavy : 1);
}

export function line(ctx, tokens, edge, points) {
  const head = edge.draw.head ? tokens.head[edge.draw.head] : null;
  ctx.save();
  ctx.strokeStyle = edge.color.color;
  ctx.lineWidth = edge.width;
  ctx.setLineDash(edge.dashes || []);
  trace(ctx, points, head ? head.back * headScale(tokens, edge) : 0);
  ctx.stroke();
  ctx.restore();
}

export function capsule(ctx, tokens, edge, points, { focused = false } = {}) {
  const look = tokens.modifier.selected;
  ctx.save();
  ctx.lineCap = 'round';
  ctx.strokeStyle = look.stroke;
  ctx.lineWidth = edge.width + look.outer;
  trace(ctx, points, 0);
  ctx.stroke();
  ctx.strokeStyle = focused ? tokens.modifier.focus.fill : '#FFFFFF';
  ctx.lineWidth = edge.width + look.inner;
  ctx.stroke();
  ctx.restore();
}

export function head(ctx, tokens, edge, points) {
  if (!edge.draw.head) return;
  const form = tokens.head[edge.draw.head];
  const scale = headScale(tokens, edge);
  const [ux, uy] = direction(points);
  ctx.save();
  ctx.translate(...points[points.length - 1]);
  ctx.rotate(Math.atan2(uy, ux));
  ctx.scale(scale, scale);
  ctx.lineWidth = (edge.draw.head === 'bar' ? 3 : Math.min(1.75, edge.width)) / scale;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = edge.color.color;
  ctx.fillStyle = form.fill === 'white' ? '#FFFFFF' : edge.color.color;
  if (form.fill !== 'none') ctx.fill(path(form.path));
  if (form.fill !== 'line') ctx.stroke(path(form.path));
  ctx.restore();
}

export function marks(ctx, tokens, edge, [x, y], scale = 1) {
  const { works, disputed } = tokens.modifier;
  const counted = edge.draw.works >= works.least;
  const apart = counted && edge.draw.disputed ? 9 * scale : 0;
  if (edge.draw.disputed) {
    ctx.save();
    ctx.translate(x - apart, y);
    ctx.scale(scale, scale);
    ring(ctx, 0, 0, disputed.r, '#FFFFFF', 1.5, disputed.fill);
    ctx.strokeStyle = '#FFFFFF';
    ctx.lineWidth = disputed.width;
    ctx.stroke(path(disputed.path));
    ctx.restore();
  }
  if (!counted) return;
  const text = String(edge.draw.works);
  ctx.save();
  ctx.translate(x + apart, y);
  ctx.scale(scale, scale);
  const wide = works.size + (text.length - 1) * 6;
  ctx.beginPath();
  ctx.roundRect(-wide / 2, -works.size / 2, wide, works.size, works.size / 2);
  ctx.fillStyle = '#FFFFFF';
  ctx.fill();
  ctx.strokeStyle = works.stroke;
  ctx.lineWidth = 1;
  ctx.stroke();
  ctx.font = font(tokens, 'pill').css(1);
  ctx.fillStyle = tokens.colour.ink;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(text, 0, 0.5);
  ctx.restore();
}

export function furniture(ctx, tokens, page) {
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  ctx.fillStyle = tokens.colour.ink;
  ctx.font = font(tokens, 'heading').css(1);
  for (const [text, x, y] of page.headings) ctx.fillText(text, x, y);
  ctx.font = font(tokens, 'band').css(1);
  ctx.strokeStyle = tokens.colour.line;
  ctx.lineWidth = 1;
  for (const [text, left, right, y] of page.bands) {
    ctx.fillStyle = tokens.colour.ink2;
    ctx.fillText(text, left, y - 9);
    ctx.beginPath();
    ctx.moveTo(left, y + 0.5);
    ctx.lineTo(right, y + 0.5);
    ctx.stroke();
  }
  for (const [left, right, y] of page.leaders) {
    ctx.beginPath();
    ctx.moveTo(left, y);
    ctx.lineTo(right, y);
    ctx.stroke();
  }
}

export function junctions(ctx, tokens, page) {
  const look = tokens.modifier.junction;
  ctx.fillStyle = look.fill;
  for (const [x, y] of page.junctions) {
    ctx.beginPath();
    ctx.arc(x, y, look.r, 0, 2 * Math.PI);
    ctx.fill();
  }
}
