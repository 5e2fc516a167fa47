// The page around the map: rows that speak of the same body or line, and links that are views of this page.

import { Links } from './links.js';

const ABOUT = '[data-body],[data-line]';
const LIT = 'lit';

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
    this.links = new Links(map.root, (href) => map.act('link', [], { link: href }));
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

  arrived(changed) {
    if (this.row && !this.map.scene.has(this.row)) this.row = null;
    this.links.arrived(changed);
  }

  close() {
    this.away.abort();
    this.links.close();
    this.light(null);
  }
}

function about({ dataset }) { return [dataset.body, dataset.line].filter(Boolean); }
