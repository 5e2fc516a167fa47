// What stands around the map: the rail of buttons, the bar for a selection, and the line of keys.

import { KEYS } from './keyboard.js';

const RAIL = {
  in: ['Zoom in', 'M10 4v12M4 10h12'],
  out: ['Zoom out', 'M4 10h12'],
  fit: ['Fit the map to the page', 'M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4'],
  select: ['Select an area', 'M4 7V4h3M9.5 4h1M13 4h3v3M16 9.5v1M16 13v3h-3M10.5 16h-1M7 16H4v-3M4 10.5v-1'],
  undo: ['Undo', 'M8 4 4 8l4 4M4 8h7.5a4.25 4.25 0 0 1 0 8.5H8'],
  redo: ['Redo', 'M12 4l4 4-4 4M16 8H8.5a4.25 4.25 0 0 0 0 8.5H12'],
};
const BAR = [['connect', 'Connect them'], ['keep', 'Keep only these'], ['hide', 'Hide them'], ['pin', 'Pin them'], ['select', 'Clear']];

export class Controls {
  constructor(map) {
    this.map = map;
    this.bar = map.root.querySelector('.bar');
    this.count = document.createElement('span');
    this.rail(map.root.querySelector('.rail'));
    this.keys(map.root.querySelector('.keys'));
    this.bar.append(this.count, ...BAR.filter(([what]) => map.offers(what)).map(([what, name]) => this.choice(what, name)));
  }

  update() {
    const { map } = this, chosen = map.chosen().length, on = chosen > 1 && map.offers('select');
    this.count.textContent = `${chosen} selected`;
    // A button must not vanish from under the focus: it goes back to the map.
    if (!on && this.bar.contains(this.bar.getRootNode().activeElement)) map.stage.focus({ preventScroll: true });
    this.bar.hidden = !on;
    map.root.classList.toggle('several', on);
    for (const what of ['undo', 'redo']) {
      if (this.buttons[what]) this.buttons[what].setAttribute('aria-disabled', String(!map.data[what]));
    }
    if (this.buttons.select) this.buttons.select.setAttribute('aria-pressed', String(map.pointer.aiming));
  }

  rail(rail) {
    const { map } = this, { scene } = map;
    const does = {
      in: () => scene.zoom(1.25), out: () => scene.zoom(0.8), fit: () => scene.home(),
      select: () => map.pointer.aim(!map.pointer.aiming),
      undo: () => map.data.undo && map.act('undo'), redo: () => map.data.redo && map.act('redo'),
    };
    const offered = Object.keys(RAIL).filter((name) => ['in', 'out', 'fit'].includes(name) || map.offers(name));
    this.buttons = Object.fromEntries(offered.map((name) => [name, icon(...RAIL[name])]));
    for (const [name, button] of Object.entries(this.buttons)) {
      button.addEventListener('click', () => { map.light(null); does[name](); map.touch(); });
      rail.append(button);
    }
  }

  choice(what, name) {
    const { map } = this, button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.addEventListener('click', () => (what === 'select' ? map.select([]) : map.act(what, map.chosen())));
    return button;
  }

  keys(line) {
    const { map } = this, shown = KEYS.filter(([, , what]) => !what || map.offers(what));
    shown.forEach(([key, does], i) => {
      const name = document.createElement('b');
      name.textContent = key;
      line.append(name, ` ${does}${i < shown.length - 1 ? ', ' : '.'}`);
    });
  }
}

function icon(label, d) {
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-label', label);
  button.title = label;
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  const set = (element, values) => Object.entries(values).forEach(([key, value]) => element.setAttribute(key, value));
  set(svg, { width: 20, height: 20, viewBox: '0 0 20 20', 'aria-hidden': true });
  set(path, { d, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.8, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' });
  svg.append(path);
  button.append(svg);
  return button;
}
