// The Streamlit side of the map: one scene a mount, pointer and keyboard, and what goes back to Python.

// Named here too, so that the browser asks for all of them at once.
import './vis-network.min.js';
import './paint.js';
import { Scene } from './scene.js';

const SCENES = new WeakMap();
const STEP = 10;
const KEYS = [
  ['Tab', 'to a body'], ['Left and right', 'along its lines'], ['Enter', 'to open'], ['E', 'or double click to expand'],
  ['Ctrl and wheel', 'to zoom'], ['Esc', 'to leave'],
];
const ICONS = {
  in: ['Zoom in', 'M10 4v12M4 10h12'],
  out: ['Zoom out', 'M4 10h12'],
  fit: ['Fit the map to the page', 'M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4'],
};

const RANGES = {
  latin: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2212,U+FEFF,U+FFFD',
  'latin-ext': 'U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+1E00-1E9F,U+1EF2-1EFF',
};
const WIDER = /[\u0100-\u02ff\u1e00-\u1eff]/;
const loading = new Map();

// A canvas does not wait for its fonts: ours are here before the first picture, the wider set only where needed.
function loadFonts(data) {
  const wider = data.nodes.some((node) => node.draw.texts.some(([text]) => WIDER.test(text)));
  const parts = wider ? ['latin', 'latin-ext'] : ['latin'];
  return Promise.race([Promise.all(parts.map(loadPart)), new Promise((done) => setTimeout(done, 2500))]).catch(() => {});
}

function loadPart(part) {
  if (!loading.has(part)) {
    loading.set(part, Promise.all(['400', '600', '700'].map((weight) => {
      const url = new URL(`./fonts/source-sans-3-${part}-${weight}-normal.woff2`, import.meta.url);
      const face = new FontFace('Source Sans 3', `url(${url})`, { weight, unicodeRange: RANGES[part] });
      document.fonts.add(face);
      return face.load();
    })));
  }
  return loading.get(part);
}

export default function (component) {
  const { parentElement, data, setStateValue, setTriggerValue } = component;
  const stage = parentElement.querySelector('.stage');
  let map = SCENES.get(stage);
  if (!map) {
    map = new MapOnPage(stage, parentElement);
    SCENES.set(stage, map);
  }
  map.send = setTriggerValue;
  map.keep = setStateValue;
  map.show(data);
  return () => { if (!stage.isConnected) { map.close(); SCENES.delete(stage); } };
}

class MapOnPage {
  constructor(stage, root) {
    this.stage = stage;
    this.box = stage.querySelector('.canvas');
    this.tip = stage.querySelector('.tip');
    this.voice = root.querySelector('.voice');
    this.keys(root.querySelector('.keys'));
    stage.concordMap = this;
    this.box.classList.add('waiting');
    this.buttons(root.querySelector('.rail'));
    this.listen();
    this.sizes = new ResizeObserver(() => this.measure());
    this.sizes.observe(stage);
  }

  async show(data) {
    this.data = data;
    this.stage.style.height = `${data.page.height}px`;
    this.stage.setAttribute('aria-label', `${data.page.summary}. ${KEYS.map((pair) => pair.join(' ')).join(', ')}.`);
    await loadFonts(data);
    if (data !== this.data || !this.stage.isConnected) return;
    if (!this.scene) {
      this.scene = new Scene(this.box, data);
      this.scene.network.on('click', (event) => this.click(event.pointer.DOM, event.event));
      this.scene.network.on('doubleClick', (event) => this.expand(this.scene.under(event.pointer.DOM)));
      this.scene.network.on('zoom', () => this.touch());
    } else if (this.scene.rev !== data.rev) {
      this.scene.update(data);
    }
    this.scene.selected = data.selected;
    this.touch();
    this.scene.network.redraw();
    // The first picture waits for a layout of the width that the page really has.
    const fits = Math.abs(data.page.width - this.wide()) < 3 * STEP || data.page.kind === 'free';
    if (fits || this.shown) this.reveal();
    else this.late ||= setTimeout(() => this.reveal(), 1200);
  }

  reveal() {
    this.shown = true;
    this.box.classList.remove('waiting');
    this.stage.dataset.ready = this.scene.rev;
  }

  wide() { return Math.floor(this.stage.clientWidth / STEP) * STEP; }

  measure() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const width = this.wide();
      if (width < 200 || width === this.sent) return;
      this.sent = width;
      this.keep('width', width);
      if (this.scene) { this.scene.network.redraw(); this.scene.home(); }
    }, this.sent ? 150 : 0);
  }

  // One finger scrolls the page while the whole map is in sight; zoomed in, it moves the map.
  touch() {
    const free = this.scene.page.kind === 'free';
    const still = !free && this.scene.atHome() && this.stage.clientWidth + 2 * STEP >= this.scene.page.width;
    this.scene.network.setOptions({ interaction: { dragView: !still } });
    this.scene.network.canvas.frame.canvas.style.touchAction = still ? 'pan-y' : 'none';
  }

  keys(line) {
    KEYS.forEach(([key, what], i) => {
      const name = document.createElement('b');
      name.textContent = key;
      line.append(name, ` ${what}${i < KEYS.length - 1 ? ', ' : '.'}`);
    });
  }

  buttons(rail) {
    const act = { in: () => this.scene.zoom(1.25), out: () => this.scene.zoom(0.8), fit: () => this.scene.home() };
    for (const [name, [label, d]] of Object.entries(ICONS)) {
      const button = document.createElement('button');
      button.type = 'button';
      button.setAttribute('aria-label', label);
      button.title = label;
      const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      for (const [key, value] of Object.entries({ width: 20, height: 20, viewBox: '0 0 20 20', 'aria-hidden': true })) icon.setAttribute(key, value);
      for (const [key, value] of Object.entries({ d, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.8, 'stroke-linecap': 'round' })) line.setAttribute(key, value);
      icon.append(line);
      button.append(icon);
      button.addEventListener('click', () => { if (this.scene) { act[name](); this.touch(); } });
      rail.append(button);
    }
  }

  listen() {
    const stage = this.stage;
    // A wheel turns the page; with ctrl or command it zooms.
    stage.addEventListener('wheel', (event) => {
      if (!(event.ctrlKey || event.metaKey)) event.stopPropagation();
    }, { capture: true, passive: true });
    stage.addEventListener('mousemove', (event) => this.hover(event));
    stage.addEventListener('mouseleave', () => this.hover(null));
    stage.addEventListener('keydown', (event) => this.key(event));
    stage.addEventListener('blur', () => { this.left = false; this.focus(null); });
  }

  // Pointer

  hover(event) {
    if (!this.scene || (event && event.buttons)) return;
    const box = this.stage.getBoundingClientRect();
    const dom = event && { x: event.clientX - box.left, y: event.clientY - box.top };
    const found = dom && this.scene.under(dom);
    this.stage.classList.toggle('over', Boolean(found));
    const id = found ? found.id : null;
    if (id !== this.scene.hovered) {
      this.scene.hovered = id;
      this.scene.network.redraw();
      this.tell(id);
    }
    if (found) {
      const x = Math.min(dom.x + 14, box.width - this.tip.offsetWidth - 4);
      const y = dom.y + 18 + this.tip.offsetHeight > box.height ? dom.y - this.tip.offsetHeight - 10 : dom.y + 18;
      this.tip.style.transform = `translate(${Math.max(4, x)}px, ${Math.max(4, y)}px)`;
    }
  }

  // Names come from documents: they are only ever text, never markup.
  tell(id) {
    const [name, told] = this.words(id);
    this.tip.replaceChildren();
    this.tip.classList.toggle('on', Boolean(name));
    for (const [tag, text] of [['b', name], ['span', told]]) {
      if (!text) continue;
      const part = document.createElement(tag);
      part.textContent = text;
      this.tip.append(part);
    }
  }

  words(id) {
    const body = this.scene.bodies.get(id), line = this.scene.lines.get(id);
    if (body) return [body.draw.name, body.draw.told];
    return line ? [line.draw.says, line.draw.detail] : ['', ''];
  }

  click(dom) {
    const found = this.scene.under(dom);
    if (found) this.open(found);
  }

  open(found) {
    this.scene.selected = found.id;
    this.scene.network.redraw();
    this.send('click', found);
  }

  expand(found) {
    if (found && found.kind === 'body') this.send('expand', { id: found.id });
  }

  // Keyboard

  key(event) {
    if (!this.scene || event.altKey || event.ctrlKey || event.metaKey) return;
    const scene = this.scene, order = scene.page.order;
    const body = scene.bodies.has(scene.focused) ? scene.focused : this.origin;
    const place = body ? order.indexOf(body) : -1;
    const to = (index) => { if (order[index] !== undefined) { this.focus(order[index]); event.preventDefault(); return true; } return false; };
    if (event.key === 'Tab') {
      if (this.left) return;
      if (event.shiftKey ? place > 0 && to(place - 1) : to(place + 1)) return;
      this.focus(null);
    } else if (event.key === 'ArrowDown') to(Math.min(place + 1, order.length - 1));
    else if (event.key === 'ArrowUp') to(Math.max(place - 1, 0));
    else if (event.key === 'Home') to(0);
    else if (event.key === 'End') to(order.length - 1);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') this.lineOf(body, event);
    else if (event.key === 'Escape') { this.left = true; this.focus(null); event.preventDefault(); }
    else if (event.key === 'Enter' && scene.focused) {
      this.open({ kind: scene.bodies.has(scene.focused) ? 'body' : 'line', id: scene.focused });
      event.preventDefault();
    } else if ((event.key === 'e' || event.key === 'E') && body) { this.expand({ kind: 'body', id: body }); event.preventDefault(); }
    else if (event.key === '+' || event.key === '=') scene.zoom(1.25);
    else if (event.key === '-') scene.zoom(0.8);
    else if (event.key === '0') scene.home();
  }

  lineOf(body, event) {
    const scene = this.scene, lines = body ? scene.near.get(body) || [] : [];
    event.preventDefault();
    if (!lines.length) return;
    const step = event.key === 'ArrowRight' ? 1 : -1;
    const place = lines.indexOf(scene.focused);
    const next = place < 0 ? (step > 0 ? 0 : lines.length - 1) : (place + step + lines.length) % lines.length;
    this.focus(lines[next], body, `Line ${next + 1} of ${lines.length}. `);
  }

  focus(id, origin = null, before = '') {
    if (!this.scene) return;
    this.scene.focused = id;
    this.origin = id ? origin || id : null;
    this.left = id ? false : this.left;
    this.scene.network.redraw();
    const [name, told] = this.words(id);
    const lines = this.scene.bodies.has(id) ? `, ${this.scene.near.get(id).length} lines` : '';
    this.voice.textContent = name ? `${before}${name}${told ? `, ${told}` : ''}${lines}` : '';
    if (id) this.inSight(id);
  }

  inSight(id) {
    const scene = this.scene, edge = scene.lines.get(id);
    const at = edge ? { x: scene.mark(edge)[0], y: scene.mark(edge)[1] } : scene.at(id);
    const dom = scene.network.canvasToDOM(at), pad = 30;
    if (dom.x < pad || dom.y < pad || dom.x > this.stage.clientWidth - pad || dom.y > this.stage.clientHeight - pad) {
      if (!scene.atHome() || scene.page.kind === 'free') scene.network.moveTo({ position: at, animation: false });
    }
    const spot = document.createElement('i');
    spot.style.cssText = `position:absolute;left:0;width:1px;height:60px;top:${scene.network.canvasToDOM(at).y - 30}px`;
    this.stage.append(spot);
    spot.scrollIntoView({ block: 'nearest' });
    spot.remove();
  }

  // Where a body stands on the page, for tests.
  point(id) {
    const edge = this.scene.lines.get(id);
    const way = edge && this.scene.points(edge);
    const mid = way && { x: this.scene.mark(edge)[0], y: this.scene.mark(edge)[1] };
    const dom = this.scene.network.canvasToDOM(mid || this.scene.at(id)), box = this.stage.getBoundingClientRect();
    return { x: dom.x + box.left, y: dom.y + box.top };
  }

  close() {
    this.sizes.disconnect();
    if (this.scene) this.scene.close();
  }
}
