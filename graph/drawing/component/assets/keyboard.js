// The map by keyboard alone: bodies in reading order, lines around one, and the same acts as by hand.

export const KEYS = [
  ['Tab', 'to a body'], ['Left and right', 'along its lines'], ['Enter', 'opens', 'open'], ['E', 'expands', 'expand'],
  ['Space', 'selects', 'select'], ['C', 'connects', 'connect'], ['H', 'hides', 'hide'], ['P', 'pins', 'pin'],
  ['Shift and F10', 'for the menu'], ['Ctrl and Z', 'undoes', 'undo'], ['Ctrl and wheel', 'zooms'], ['Esc', 'leaves'],
];
const NUDGE = { ArrowLeft: [-20, 0], ArrowRight: [20, 0], ArrowUp: [0, -20], ArrowDown: [0, 20] };
const BODY = { c: 'connect', h: 'hide', p: 'pin' };

export class Keyboard {
  constructor(map) {
    this.map = map;
    this.origin = null;
    // A key that was for the map goes no further: Streamlit has letters of its own.
    map.stage.addEventListener('keydown', (event) => {
      if (!this.key(event)) return;
      event.preventDefault();
      event.stopPropagation();
    });
    map.stage.addEventListener('blur', () => { if (!map.menu.isOpen) { this.left = false; this.focus(null); } });
  }

  // The body that is focused, or whose line is.
  get body() { return this.map.scene.bodies.has(this.origin) ? this.origin : null; }

  // Whether the key was for the map.
  key(event) {
    const { map } = this, { scene } = map;
    if (map.pointer.placing) return this.placing(event);
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) return this.menu();
    if (event.altKey) return false;
    if (event.ctrlKey || event.metaKey) return this.again(event);
    if (event.key === 'Tab') return this.tab(event);
    const { order } = scene.page, place = this.body ? order.indexOf(this.body) : -1;
    switch (event.key) {
      case 'ArrowDown': return this.to(Math.min(place + 1, order.length - 1));
      case 'ArrowUp': return this.to(Math.max(place - 1, 0));
      case 'Home': return this.to(0);
      case 'End': return this.to(order.length - 1);
      case 'ArrowRight': return this.line(1);
      case 'ArrowLeft': return this.line(-1);
      case 'Escape': return this.escape();
      case 'Enter': if (scene.focused) map.choose(scene.focused); return Boolean(scene.focused);
      case ' ': if (this.body) map.toggle(this.body); return true;
      case '+': case '=': scene.zoom(1.25); map.touch(); return true;
      case '-': scene.zoom(0.8); map.touch(); return true;
      case '0': scene.home(); map.touch(); return true;
      default: return this.act(event.key.toLowerCase());
    }
  }

  act(key) {
    const { map } = this, meant = map.meant(this.body);
    if (key === 'e' && this.body) { map.expand(this.body); return true; }
    const what = BODY[key];
    if (!what || !meant.length) return false;
    if (what === 'connect' && meant.length < 2) {
      map.say('Select two or more bodies to connect them.');
      return true;
    }
    map.act(what, meant);
    return true;
  }

  again(event) {
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return false;
    const what = key === 'y' || event.shiftKey ? 'redo' : 'undo';
    if (this.map.data[what]) this.map.act(what);
    return this.map.offers(what);
  }

  // Tab walks the bodies, then leaves; after Escape it leaves at once.
  tab(event) {
    if (this.left) return false;
    const place = this.body ? this.map.scene.page.order.indexOf(this.body) : -1;
    if (event.shiftKey ? place > 0 && this.to(place - 1) : this.to(place + 1)) return true;
    this.focus(null);
    return false;
  }

  escape() {
    const { map } = this;
    if (map.pointer.aiming) map.pointer.aim(false);
    else if (map.chosen().length > 1) map.select([]);
    else { this.left = true; this.focus(null); }
    return true;
  }

  menu() {
    const { map } = this, id = map.scene.focused || map.chosen()[0];
    if (id) map.menu.open({ id, kind: map.scene.bodies.has(id) ? 'body' : 'line' }, map.place(id), { keyboard: true });
    return true;
  }

  placing(event) {
    const { pointer } = this.map, step = NUDGE[event.key];
    if (step) pointer.nudge(...step);
    else if (event.key === 'Enter' || event.key === 'Escape') pointer.putDown();
    return Boolean(step) || event.key !== 'Tab';
  }

  to(index) {
    const id = this.map.scene.page.order[index];
    if (id === undefined) return false;
    this.focus(id);
    return true;
  }

  line(step) {
    const { scene } = this.map, lines = this.body ? scene.near.get(this.body) : [];
    if (!lines.length) return true;
    const place = lines.indexOf(scene.focused);
    const next = place < 0 ? (step > 0 ? 0 : lines.length - 1) : (place + step + lines.length) % lines.length;
    this.focus(lines[next], this.body, `Line ${next + 1} of ${lines.length}. `);
    return true;
  }

  focus(id, origin = id, before = '') {
    const { map } = this, { scene } = map;
    scene.focused = id;
    this.origin = id ? origin : null;
    if (id) this.left = false;
    scene.network.redraw();
    map.rows.light(id || scene.hovered);
    const [name, told] = map.words(id);
    const lines = scene.bodies.has(id) ? `${scene.near.get(id).length} lines` : '';
    const chosen = map.chosen().includes(id) ? 'selected' : '';
    if (name) map.say(before + [name, told, lines, chosen].filter(Boolean).join(', '));
    else if (!map.menu.isOpen) map.say('');
    if (id) map.inSight(id);
  }
}
