// The page around the map: rows that speak of the same body or line, and links that are views of this page.

const ABOUT = '[data-body],[data-line]';
const LIT = 'lit';
const SOON = 3000;

export class Rows {
  constructor(map) {
    this.map = map;
    this.row = null;
    this.lit = new Set();
    this.away = new AbortController();
    const on = (name, heard) => document.addEventListener(name, heard, { signal: this.away.signal });
    on('mouseover', (event) => this.over(event.target));
    on('focusin', (event) => this.over(event.target));
    on('focusout', () => this.over(null));
    on('click', (event) => this.follow(event));
  }

  // The pointer or the focus is on a row: its body or line lights up on the map.
  over(element) {
    const row = element && element.closest ? element.closest(ABOUT) : null;
    const id = row && about(row).find((key) => this.map.scene.has(key));
    if (id) {
      this.row = id;
      this.map.light(id);
    } else if (this.row) {
      if (this.map.scene.hovered === this.row) this.map.light(null);
      this.row = null;
    }
  }

  // The other way round.
  light(id) {
    for (const row of this.lit) row.classList.remove(LIT);
    this.lit = new Set(id ? [...document.querySelectorAll(ABOUT)].filter((row) => about(row).includes(id)) : []);
    for (const row of this.lit) row.classList.add(LIT);
  }

  // A plain click on a link to another view of this page runs the page again instead of loading it anew.
  follow(event) {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest ? event.target.closest('a[href^="?"]') : null;
    if (!link || link.hasAttribute('download') || !['', '_self'].includes(link.target)) return;
    const href = link.getAttribute('href');
    if (!this.map.act('link', [], { link: href })) return;
    event.preventDefault();
    this.followed = { href, keyboard: event.detail === 0, until: Date.now() + SOON };
  }

  // After a link: another picture is read from the top of the page, and the keyboard is where it was.
  arrived(changed) {
    const { followed } = this;
    if (this.row && !this.map.scene.has(this.row)) this.row = null;
    if (!followed) return;
    this.followed = null;
    if (Date.now() > followed.until) return;
    if (changed) top(this.map.root);
    else if (followed.keyboard) setTimeout(() => again(followed.href), 100);
  }

  close() {
    this.away.abort();
    this.light(null);
  }
}

function about({ dataset }) { return [dataset.body, dataset.line].filter(Boolean); }

function again(href) {
  if (document.activeElement && document.activeElement !== document.body) return;
  const link = [...document.querySelectorAll('a[href^="?"]')].find((a) => a.getAttribute('href') === href);
  if (link) link.focus({ preventScroll: true });
}

// What scrolls may be outside the shadow root that the map stands in.
function top(element) {
  for (let at = element; at; at = at.parentElement || (at.getRootNode() || {}).host) {
    if (at.scrollTop > 0) at.scrollTop = 0;
  }
}
