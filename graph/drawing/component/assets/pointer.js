// The hand on the map: hovering, clicking, marking an area, putting bodies elsewhere, and the menu's button.

import { under, within } from './ways.js';

const STILL = 6;
const TWICE = 350;
const LONG = 500;
const GAP = 4;

export class Pointer {
  constructor(map) {
    this.map = map;
    this.stage = map.stage;
    this.area = map.stage.querySelector('.area');
    this.aiming = false;
    this.placing = this.from = null;
    const on = (name, heard, how) => map.stage.addEventListener(name, heard, how);
    on('pointerdown', (event) => this.down(event), true);
    on('pointermove', (event) => this.moved(event), true);
    on('pointerup', (event) => this.up(event), true);
    on('pointercancel', () => this.cancel(), true);
    // Lifted after a long press, a finger would take the focus from the menu that it opened.
    on('mousedown', (event) => { if (this.swallow) event.preventDefault(); }, true);
    on('click', (event) => this.click(event));
    on('contextmenu', (event) => this.menu(event));
    on('pointerleave', () => this.map.light(null));
    // A wheel turns the page; with ctrl or command it zooms.
    on('wheel', (event) => { if (!(event.ctrlKey || event.metaKey)) event.stopPropagation(); }, { capture: true, passive: true });
    map.scene.network.on('dragEnd', ({ nodes }) => this.dropped(nodes));
    map.scene.network.on('zoom', () => { map.touch(); map.light(null); });
    this.away = new AbortController();
    const everywhere = { capture: true, signal: this.away.signal };
    document.addEventListener('scroll', () => map.tip.hide(), everywhere);
    document.addEventListener('keydown', (event) => { if (event.key === 'Escape') map.tip.dismiss(); }, everywhere);
  }

  at(event) {
    const box = this.stage.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  hover(event) {
    if (this.map.menu.isOpen) return;
    const at = this.at(event), found = under(this.map.scene, at);
    this.stage.classList.toggle('over', Boolean(found));
    this.map.light(found && found.id, found && at);
  }

  // Down, moved, up: a press that stays is a click, one that lasts on glass is the menu, one with shift marks an area.
  down(event) {
    this.map.tip.hide();
    if (!event.isPrimary) return this.cancel();
    this.from = this.at(event);
    this.swallow = false;
    if (event.button !== 0) return;
    if ((this.aiming || event.shiftKey) && this.map.offers('select')) {
      event.stopPropagation();
      this.box = this.from;
      this.stage.setPointerCapture(event.pointerId);
    } else if (event.pointerType === 'touch') {
      this.press = setTimeout(() => {
        const found = under(this.map.scene, this.from);
        this.swallow = Boolean(found && this.map.menu.open(found, this.from, { touch: true }));
      }, LONG);
    }
  }

  moved(event) {
    if (!event.buttons && event.pointerType !== 'touch') this.hover(event);
    const at = this.at(event);
    if (this.far(at)) clearTimeout(this.press);
    if (!this.box) return;
    event.stopPropagation();
    this.area.hidden = !this.far(at);
    const { x, y } = this.box;
    Object.assign(this.area.style, {
      left: `${Math.min(x, at.x)}px`, top: `${Math.min(y, at.y)}px`,
      width: `${Math.abs(x - at.x)}px`, height: `${Math.abs(y - at.y)}px`,
    });
  }

  up(event) {
    clearTimeout(this.press);
    const at = this.at(event);
    if (this.far(at)) this.swallow = true;
    if (this.box && this.far(at)) {
      const found = within(this.map.scene, this.box, at);
      this.aim(false);
      this.map.select(event.shiftKey ? [...new Set([...this.map.chosen(), ...found])] : found);
    }
    this.cancel();
  }

  cancel() {
    clearTimeout(this.press);
    this.box = null;
    this.area.hidden = true;
  }

  // Pressed outside and released here, nothing was begun.
  far(at) { return Boolean(this.from) && Math.hypot(at.x - this.from.x, at.y - this.from.y) > STILL; }

  aim(on) {
    this.aiming = on;
    this.map.redraw();
    if (on) this.map.say('Draw a box over the bodies to select, or choose them one by one. Escape ends it.');
  }

  click(event) {
    if (this.swallow) return;
    const map = this.map, at = this.at(event), found = under(map.scene, at);
    if (this.placing) return this.putDown(at);
    const again = this.last && found && this.last.id === found.id && event.timeStamp - this.last.time < TWICE;
    this.last = null;
    if (!found) return;
    if ((this.aiming || event.shiftKey || event.ctrlKey || event.metaKey) && found.kind === 'body' && map.offers('select')) {
      map.toggle(found.id);
    } else if (again && found.kind === 'body') {
      map.expand(found.id);
    } else {
      this.last = { id: found.id, time: event.timeStamp };
      map.choose(found.id);
    }
  }

  menu(event) {
    event.preventDefault();
    if (this.map.menu.isOpen) return;
    // The menu key comes here too, without a place; the keyboard has answered it.
    if (event.pointerType === '' || (event.button === 0 && !event.clientX && !event.clientY)) return;
    const at = this.at(event), found = under(this.map.scene, at);
    if (found) this.swallow = this.map.menu.open(found, at, { touch: event.pointerType === 'touch' });
  }

  // Moving without dragging: pick up in the menu, put down by a click (or with the arrow keys and Enter).

  pickUp(id) {
    this.placing = id;
    this.stage.classList.add('placing');
    this.map.keyboard.focus(id);
    this.map.say(`Click where ${this.map.words(id)[0]} goes, or move it with the arrow keys and press Enter. Escape leaves it.`);
  }

  nudge(x, y) {
    const at = this.map.scene.at(this.placing);
    this.map.scene.move(this.placing, { x: at.x + x, y: at.y + y });
  }

  putDown(at = null) {
    const id = this.placing, place = at && this.map.scene.network.DOMtoCanvas(at);
    this.placing = null;
    this.stage.classList.remove('placing');
    if (place) this.map.scene.move(id, { x: place.x, y: place.y });
    this.dropped([id]);
  }

  dropped(ids) {
    const scene = this.map.scene, moved = ids.filter((id) => scene.bodies.has(id));
    if (scene.page.kind !== 'free' || !moved.length) return;
    const at = Object.fromEntries(moved.map((id) => [id, [Math.round(scene.at(id).x), Math.round(scene.at(id).y)]]));
    for (const [id, [x, y]] of Object.entries(at)) scene.move(id, { x, y });
    this.map.act('move', moved, { at });
  }

  close() { this.away.abort(); }
}

// The few words that follow the pointer. Names come from documents: they are only ever text, never markup.
export class Tip {
  constructor(box, stage) {
    this.box = box;
    this.stage = stage;
    this.about = this.unwanted = null;
  }

  show(id, [name, told], at) {
    if (id !== this.unwanted) this.unwanted = null;
    if (!name || this.unwanted) return this.hide();
    if (id !== this.about) this.write(name, told);
    this.about = id;
    const { clientWidth: wide, clientHeight: high } = this.stage, box = this.box;
    const x = Math.min(at.x + 14, wide - box.offsetWidth - GAP);
    const y = at.y + 18 + box.offsetHeight > high ? at.y - box.offsetHeight - 10 : at.y + 18;
    box.style.transform = `translate(${Math.max(GAP, x)}px, ${Math.max(GAP, y)}px)`;
  }

  write(name, told) {
    this.box.replaceChildren();
    this.box.classList.add('on');
    for (const [tag, text] of [['b', name], ['span', told]]) {
      if (!text) continue;
      const part = document.createElement(tag);
      part.textContent = text;
      this.box.append(part);
    }
  }

  hide() {
    this.about = null;
    this.box.classList.remove('on');
  }

  // Sent away by the reader, it stays away until the pointer rests on something else.
  dismiss() {
    if (!this.about) return false;
    this.unwanted = this.about;
    this.hide();
    return true;
  }
}
