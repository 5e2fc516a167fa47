// The menu of a body or a line: what can be done with it, by mouse, key or a long press.

const GAP = 4;
const BODY = [
  ['open', 'Open'], ['expand', 'Expand'], ['centre', 'Centre the map here'], ['from', 'From here…'], ['to', 'To here'],
  ['withdraw', 'What if it withdrew'], ['pin', 'Pin'], ['move', 'Move…'], ['hide', 'Hide'],
];
const OPPOSITE = { expand: ['expanded', 'Fold back'], pin: ['pinned', 'Unpin'] };
const WITHDRAWS = ['Force', 'PCC', 'Unit', 'NationalBody', 'Partner'];
const FOLDED = ['open', 'expand'];

export class Menu {
  constructor(map) {
    this.map = map;
    this.box = map.root.querySelector('.menu');
    this.isOpen = false;
    this.box.addEventListener('keydown', (event) => this.key(event));
    this.box.addEventListener('focusout', (event) => { if (!this.box.contains(event.relatedTarget)) this.close(false); });
    this.box.addEventListener('contextmenu', (event) => event.preventDefault());
  }

  // Whether there was anything to offer.
  open(found, at, { keyboard = false, touch = false } = {}) {
    const { map } = this, items = found.kind === 'line' ? [['open', 'Open']] : this.items(found.id);
    const offered = items.filter(([what]) => map.offers(what));
    if (!offered.length) return false;
    this.found = found;
    this.keyboard = keyboard;
    map.light(null);
    this.box.replaceChildren(...offered.map(([what, name]) => this.item(what, name)));
    this.box.setAttribute('aria-label', map.words(found.id)[0]);
    this.box.classList.toggle('large', touch);
    this.box.hidden = false;
    this.isOpen = true;
    this.put(at);
    this.box.firstChild.focus({ preventScroll: true });
    this.away = new AbortController();
    const how = { capture: true, signal: this.away.signal };
    document.addEventListener('pointerdown', (event) => { if (!event.composedPath().includes(this.box)) this.close(false); }, how);
    const top = map.stage.getBoundingClientRect().top;
    document.addEventListener('scroll', () => { if (Math.abs(map.stage.getBoundingClientRect().top - top) > GAP) this.close(); }, how);
    addEventListener('resize', () => this.close(), how);
    return true;
  }

  items(id) {
    const { map } = this, { draw } = map.scene.bodies.get(id), about = map.alone(id);
    return BODY.filter(([what]) => {
      if (draw.shape === 'Fold') return FOLDED.includes(what);
      if (what === 'withdraw') return WITHDRAWS.includes(draw.shape);
      if (what === 'move') return map.scene.page.kind === 'free';
      return !(about && ['expand', 'centre', 'hide'].includes(what));
    }).map(([what, name]) => {
      const [field, other] = OPPOSITE[what] || [];
      return [what, field && map.data[field].includes(id) ? other : name];
    });
  }

  item(what, name) {
    const item = document.createElement('button');
    item.type = 'button';
    item.setAttribute('role', 'menuitem');
    item.tabIndex = -1;
    item.textContent = name;
    item.addEventListener('click', () => this.choose(what));
    return item;
  }

  // Beside the place, inside the stage and inside what is in sight of it.
  put(at) {
    const box = this.box, stage = this.map.stage.getBoundingClientRect();
    const low = Math.max(0, -stage.top), high = Math.min(stage.height, innerHeight - stage.top);
    box.style.maxHeight = `${Math.max(120, high - low - 2 * GAP)}px`;
    const x = Math.min(at.x + 2, stage.width - box.offsetWidth - GAP);
    const y = Math.min(at.y + 2, high - box.offsetHeight - GAP);
    box.style.left = `${Math.max(GAP, x)}px`;
    box.style.top = `${Math.max(low + GAP, y)}px`;
  }

  choose(what) {
    const { map, found: { id } } = this;
    this.close();
    if (what === 'open') map.choose(id);
    else if (what === 'expand') map.expand(id);
    else if (what === 'move') map.pointer.pickUp(id);
    else map.act(what, [id]);
  }

  key(event) {
    const items = [...this.box.children], place = items.indexOf(event.target);
    const to = {
      ArrowDown: (place + 1) % items.length, ArrowUp: (place - 1 + items.length) % items.length,
      Home: 0, End: items.length - 1,
    }[event.key];
    if (to !== undefined) items[to].focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.close();
    else if (event.key === 'Enter' || event.key === ' ') items[place].click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // Back to the map, unless the reader went elsewhere herself.
  close(back = true) {
    if (!this.isOpen) return;
    const { map, found, keyboard } = this, held = this.box.contains(this.box.getRootNode().activeElement);
    this.isOpen = false;
    this.away.abort();
    if (back && held) map.stage.focus({ preventScroll: true });
    this.box.hidden = true;
    if (back && keyboard) map.keyboard.focus(map.scene.has(found.id) ? found.id : null);
  }
}
