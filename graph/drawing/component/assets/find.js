// The find box: a combobox whose list is answered by Python. Names come from documents: they are only ever text.

const FIELDS = new WeakMap();
const PAUSE = 120;
const SLOW = 700;

export default function (component) {
  const { parentElement, data, setStateValue, setTriggerValue } = component;
  const root = parentElement.querySelector('.find');
  let field = FIELDS.get(root);
  if (!field) {
    field = new Field(root);
    FIELDS.set(root, field);
  }
  field.ask = (text, n) => setStateValue('typed', { text, n });
  field.tell = (id, n) => setTriggerValue('chosen', { id, n });
  field.show(data);
  return () => { if (!root.isConnected) { field.close(); FIELDS.delete(root); } };
}

class Field {
  constructor(root) {
    this.root = root;
    this.input = root.querySelector('input');
    this.hint = root.querySelector('.hint');
    this.pop = root.querySelector('.pop');
    this.nothing = root.querySelector('.nothing');
    this.list = root.querySelector('#list');
    this.voice = root.querySelector('.voice');
    this.n = 0;
    this.at = -1;
    this.input.addEventListener('input', () => this.typed());
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.input.addEventListener('focus', () => this.open());
    this.input.addEventListener('blur', () => this.shut());
    // A press in the list keeps the focus, and so the list, where it is.
    this.pop.addEventListener('mousedown', (event) => event.preventDefault());
    this.pop.addEventListener('mousemove', (event) => this.over(event));
    this.pop.addEventListener('click', (event) => {
      const option = event.target.closest('[role=option]');
      if (option) this.choose(option);
    });
  }

  options() { return [...this.list.querySelectorAll('[role=option]')]; }

  // Asking

  typed() {
    clearTimeout(this.timer);
    this.waiting = false;
    this.n = Math.max(this.n + 1, Date.now());
    if (!this.input.value.trim()) {
      this.answered = '';
      this.fill(null);
      return;
    }
    this.timer = setTimeout(() => this.send(), PAUSE);
  }

  send() {
    this.ask(this.input.value, this.n);
    clearTimeout(this.slow);
    this.slow = setTimeout(() => { this.hint.textContent = 'Searching …'; }, SLOW);
  }

  // An answer to an older text never replaces a newer one.
  show(data) {
    const label = this.root.querySelector('label');
    label.textContent = data.label;
    label.classList.toggle('unseen', Boolean(data.quiet));
    this.list.setAttribute('aria-label', data.label);
    this.input.placeholder = data.placeholder;
    this.usual = data.hint;
    if (!this.slow) this.hint.textContent = data.hint;
    if (data.n !== this.n || data === this.data) return;
    clearTimeout(this.slow);
    this.slow = 0;
    this.hint.textContent = data.hint;
    this.data = data;
    this.answered = data.text;
    this.fill(data);
    if (this.waiting && data.rows.length && !data.nothing) this.choose(this.options()[0]);
    this.waiting = false;
  }

  fill(data) {
    this.at = -1;
    this.list.replaceChildren();
    this.voice.textContent = data ? data.said : '';
    this.nothing.hidden = !(data && data.nothing);
    if (data) {
      const [first, second] = this.nothing.querySelectorAll('p');
      first.firstElementChild.textContent = data.nothing;
      second.textContent = data.advice;
      this.list.append(...data.rows.map((row) => this.row(row, data.glyphs)));
      if (data.near.length) this.list.append(this.near(data.near));
      this.options().forEach((option, i) => { option.id = `option-${i}`; option.setAttribute('aria-selected', 'false'); });
      this.list.hidden = !this.options().length;
      this.mark(data.nothing ? -1 : 0);
      this.input.removeAttribute('aria-activedescendant');
      this.pop.scrollTop = 0;
    } else {
      this.input.removeAttribute('aria-activedescendant');
    }
    if (document.activeElement && this.root.getRootNode().activeElement === this.input) this.open(); else this.shut();
  }

  row(row, glyphs) {
    const option = made('div', 'row');
    option.setAttribute('role', 'option');
    option.dataset.id = row.id;
    const image = made('img');
    image.alt = '';
    if (glyphs[row.glyph]) image.src = glyphs[row.glyph]; else image.style.visibility = 'hidden';
    option.append(image, told('name', row.name), told('note', row.note), told('right', [[row.right, false]]));
    return option;
  }

  near(some) {
    const group = made('div', 'near');
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', 'Sounds alike');
    const head = made('span');
    head.textContent = 'Sounds alike';
    head.setAttribute('aria-hidden', 'true');
    group.append(head, ...some.map((one) => {
      const option = made('span');
      option.setAttribute('role', 'option');
      option.dataset.id = one.id;
      option.textContent = one.name;
      return option;
    }));
    return group;
  }

  // Choosing

  key(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const options = this.options(), shown = !this.pop.hidden, last = options.length - 1;
    const walking = shown && this.input.hasAttribute('aria-activedescendant');
    const to = (at) => { event.preventDefault(); this.walk(at); };
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!options.length) return;
      this.open();
      const down = event.key === 'ArrowDown';
      if (!walking) to(down ? (this.at >= 0 && shown && last > 0 ? 1 : 0) : last);
      else to((this.at + (down ? 1 : -1) + options.length) % options.length);
    } else if (walking && event.key === 'Home') to(0);
    else if (walking && event.key === 'End') to(last);
    else if (event.key === 'Escape') {
      event.preventDefault();
      if (shown) this.shut();
      else { this.input.value = ''; this.typed(); }
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const current = this.answered === this.input.value;
      if (!current && this.input.value.trim()) {
        clearTimeout(this.timer);
        this.waiting = true;
        this.send();
      } else if (shown && this.at >= 0) this.choose(options[this.at]);
      else this.open();
    }
  }

  walk(at) {
    this.mark(at);
    const option = this.options()[at];
    this.input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }

  mark(at) {
    this.at = at;
    this.options().forEach((option, i) => {
      option.classList.toggle('on', i === at);
      option.setAttribute('aria-selected', String(i === at));
    });
  }

  over(event) {
    const option = event.target.closest('[role=option]');
    const at = option ? this.options().indexOf(option) : -1;
    if (at >= 0 && at !== this.at) this.mark(at);
  }

  choose(option) {
    if (!option) return;
    this.n = Math.max(this.n + 1, Date.now());
    clearTimeout(this.timer);
    this.tell(option.dataset.id, this.n);
    this.voice.textContent = `Opening ${(option.querySelector('.name') || option).textContent}.`;
    this.input.value = '';
    this.answered = '';
    this.list.replaceChildren();
    this.nothing.hidden = true;
    this.shut();
  }

  open() {
    const filled = Boolean(this.list.children.length) || !this.nothing.hidden;
    this.pop.hidden = !filled;
    this.input.setAttribute('aria-expanded', String(filled && Boolean(this.options().length)));
  }

  shut() {
    this.pop.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }

  close() { clearTimeout(this.timer); clearTimeout(this.slow); }
}

function made(tag, name = '') {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}

function told(name, parts) {
  const element = made('span', name);
  for (const [text, typed] of parts) {
    const part = typed ? document.createElement('u') : document.createTextNode(text);
    if (typed) part.textContent = text;
    element.append(part);
  }
  return element;
}
