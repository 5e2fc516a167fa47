// The map as the reader meets it: the scene, everything that listens to a hand, and what goes back to Python.

import { Controls } from './controls.js';
import { Keyboard } from './keyboard.js';
import { Menu } from './menu.js';
import { Pointer, Tip } from './pointer.js';
import { Rows } from './rows.js';
import { Scene } from './scene.js';
import { along, mark as middle, points, under } from './ways.js';

const WIDE = 20;
const EDGE = 30;
const PATIENCE = 3000;
const READING = ['open', 'select'];

export class Surface {
  constructor(root, send) {
    this.root = root;
    this.stage = root.querySelector('.stage');
    this.voice = root.querySelector('.voice');
    this.send = send;
    this.selected = new Set();
    this.last = this.awaited = this.busy = this.sent = this.until = 0;
    this.queue = [];
    this.stage.concordMap = this;
  }

  show(data) {
    const first = !this.scene, changed = first || this.scene.rev !== data.rev;
    this.data = data;
    // An answer to an older act than the reader's last would undo it for a moment: her own word stands till then.
    const caughtUp = data.seen >= this.last;
    if (caughtUp) this.selected = new Set(data.selected);
    if (data.seen >= this.awaited) this.busy = 0;
    if (first) this.open();
    else {
      if (caughtUp && this.offers('move')) this.scene.put.clear();
      if (changed) this.scene.update(data);
    }
    this.scene.pinned = new Set(data.pinned);
    for (const id of this.selected) if (!this.scene.has(id)) this.selected.delete(id);
    if (changed) {
      this.tip.hide();
      this.menu.close(false);
    }
    this.redraw();
    this.rows.arrived(changed);
    this.next();
  }

  open() {
    this.scene = new Scene(this.root.querySelector('.canvas'), this.data);
    this.tip = new Tip(this.stage.querySelector('.tip'), this.stage);
    this.menu = new Menu(this);
    this.pointer = new Pointer(this);
    this.keyboard = new Keyboard(this);
    this.controls = new Controls(this);
    this.rows = new Rows(this);
  }

  redraw() {
    this.scene.selected = this.selected;
    this.scene.network.redraw();
    this.controls.update();
    this.touch();
  }

  resized() {
    this.scene.network.redraw();
    this.scene.home();
    this.touch();
  }

  // One finger scrolls the page while the whole map is in sight; zoomed in, or to mark an area, it is the map's.
  touch() {
    const free = this.scene.page.kind === 'free';
    const whole = !free && this.scene.atHome() && this.stage.clientWidth + WIDE >= this.scene.page.width * this.scene.page.share;
    this.scene.network.setOptions({ interaction: { dragView: !whole } });
    this.stage.classList.toggle('aiming', this.pointer.aiming);
    this.scene.network.canvas.frame.canvas.style.touchAction = whole && !this.pointer.aiming ? 'pan-y' : 'none';
  }

  // Acts

  offers(what) { return this.data.offers.includes(what); }

  act(what, ids = [], more = {}) {
    if (!this.offers(what)) return false;
    // A map about one body without it, or with its neighbourhood twice, is no map.
    const kept = what === 'hide' || what === 'expand' ? ids.filter((id) => !this.alone(id)) : ids;
    if (kept.length < ids.length) this.say(`The map is about ${this.words(ids.find((id) => this.alone(id)))[0]}.`);
    if (ids.length && !kept.length) return false;
    this.last = Math.max(Date.now(), this.last + 1);
    this.queue.push({ do: what, ids: kept, n: this.last, ...more });
    this.next();
    return true;
  }

  // A new run stops the one before it, perhaps before that has read its act: what changes the view waits for the answer
  // to what was sent before it, and is waited for. Only reading on replaces reading.
  next() {
    if (Date.now() < this.busy || !this.queue.length) return;
    const reading = READING.includes(this.queue[0].do);
    if (!reading && this.data.seen < this.sent && Date.now() < this.until) {
      setTimeout(() => this.next(), this.until - Date.now() + 1);
      return;
    }
    const act = this.queue.shift();
    this.send(act);
    this.sent = act.n;
    this.until = Date.now() + PATIENCE;
    if (reading) return this.next();
    this.awaited = act.n;
    this.busy = this.until;
    setTimeout(() => this.next(), PATIENCE + 1);
  }

  mark(ids) { this.selected = new Set(ids); this.redraw(); }

  choose(id) {
    this.mark([id]);
    this.act('open', [id]);
  }

  expand(id) {
    if (!this.scene.bodies.has(id)) return;
    this.tip.hide();
    this.act('expand', [id]);
  }

  select(ids) {
    if (!this.offers('select')) return;
    const bodies = ids.filter((id) => this.scene.bodies.has(id));
    this.mark(bodies);
    this.act('select', bodies);
    this.say(bodies.length ? `${bodies.length} selected` : 'Nothing selected');
  }

  // Choosing several one by one, the first is no choice yet: the page would show it as if it were opened.
  toggle(id) {
    const chosen = this.chosen(), next = chosen.includes(id) ? chosen.filter((key) => key !== id) : [...chosen, id];
    if (this.pointer.aiming && next.length === 1 && !chosen.length) this.mark(next);
    else this.select(next);
  }

  // The selected bodies, in the order they were chosen.
  chosen() { return [...this.selected].filter((id) => this.scene.bodies.has(id)); }

  // What an act on a body is about: all that are selected, if it is one of several.
  meant(id) {
    const chosen = this.chosen();
    return chosen.length > 1 && (!id || chosen.includes(id)) ? chosen : id ? [id] : [];
  }

  // The one body that the map is about already shows its neighbourhood.
  alone(id) {
    const about = [...this.scene.bodies.values()].filter((node) => node.draw.focus);
    return about.length === 1 && about[0].id === id;
  }

  // Words and light

  light(id, at) {
    if (id === this.scene.hovered && !at) return;
    if (id !== this.scene.hovered) {
      this.scene.hovered = id;
      this.scene.network.redraw();
      this.rows.light(id);
    }
    if (at) this.tip.show(id, this.words(id), at);
    else this.tip.hide();
  }

  words(id) {
    const body = this.scene.bodies.get(id), line = this.scene.lines.get(id);
    if (body) return [body.draw.name, [body.draw.told, this.scene.pinned.has(id) && 'pinned'].filter(Boolean).join(', ')];
    return line ? [line.draw.says, line.draw.detail] : ['', ''];
  }

  say(text) { this.voice.textContent = text; }

  // Where a body or a line stands on the stage.
  place(id) {
    const edge = this.scene.lines.get(id), at = edge ? middle(this.scene, edge) : this.scene.at(id);
    return this.scene.network.canvasToDOM(edge ? { x: at[0], y: at[1] } : { x: at.x, y: at.y });
  }

  // On the stage, and clear of what lies over the edges of the window.
  inSight(id) {
    const { scene, stage } = this, dom = this.place(id);
    const out = dom.x < EDGE || dom.y < EDGE || dom.x > stage.clientWidth - EDGE || dom.y > stage.clientHeight - EDGE;
    if (out && (!scene.atHome() || scene.page.kind === 'free')) {
      scene.network.moveTo({ position: scene.network.DOMtoCanvas(dom), animation: false });
    }
    const spot = document.createElement('i');
    spot.style.cssText = `position:absolute;left:0;width:1px;height:40px;scroll-margin:80px 0 60px;top:${this.place(id).y - 20}px`;
    stage.append(spot);
    spot.scrollIntoView({ block: 'nearest' });
    spot.remove();
  }

  // Where it is hit on the page, brought in sight: for tests. Lines that join share a part of their way.
  point(id) {
    this.inSight(id);
    const edge = this.scene.lines.get(id), box = this.stage.getBoundingClientRect();
    const way = edge ? along(points(this.scene, edge)).map(([x, y]) => this.scene.network.canvasToDOM({ x, y })) : [];
    const spots = [this.place(id), ...way];
    const at = spots.find((spot) => under(this.scene, spot)?.id === id) || spots[0];
    return { x: at.x + box.left, y: at.y + box.top };
  }

  close() {
    this.pointer.close();
    this.rows.close();
    this.menu.close(false);
    this.scene.close();
  }
}
