// Links that are views of this page run the page again instead of loading it anew; whichever hears a click first takes it.

const SOON = 4000;
const AGAIN = 150;

export class Links {
  // `take` is given the address and says whether it takes it.
  constructor(root, take) {
    this.root = root;
    this.take = take;
    this.until = 0;
    this.away = new AbortController();
    document.addEventListener('click', (event) => this.click(event), { signal: this.away.signal });
  }

  click(event) {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest ? event.target.closest('a[href^="?"]') : null;
    if (!link || link.hasAttribute('download') || !['', '_self'].includes(link.target)) return;
    const href = link.getAttribute('href');
    if (!this.take(href)) return;
    event.preventDefault();
    this.until = Date.now() + SOON;
    if (event.detail === 0) setTimeout(() => this.back(href, this.until), AGAIN);
  }

  // The rows of the page are made anew after a run: the keyboard goes back to the link it was on.
  back(href, until) {
    const here = document.activeElement;
    if (!here || here === document.body) {
      const link = [...document.querySelectorAll('a[href^="?"]')].find((a) => a.getAttribute('href') === href);
      if (link) link.focus({ preventScroll: true });
    } else if (here.getAttribute('href') !== href) return;
    if (Date.now() < until && !this.away.signal.aborted) setTimeout(() => this.back(href, until), AGAIN);
  }

  // After a link to something else the page is read from its top; what scrolls is outside the shadow root of `root`.
  arrived(changed) {
    if (!changed || Date.now() > this.until) return;
    this.until = 0;
    for (let at = this.root; at; at = at.parentElement || (at.getRootNode() || {}).host) {
      if (at.scrollTop > 0) at.scrollTop = 0;
    }
  }

  close() { this.away.abort(); }
}
