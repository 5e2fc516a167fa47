// Links that are views of this page run the page again instead of loading it anew. A map on the page may do the same:
// whichever hears a click first takes it.

const HEARD = new WeakMap();
const SOON = 4000;

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector('.follow');
  if (!HEARD.has(root)) HEARD.set(root, new Follower());
  const follower = HEARD.get(root);
  follower.tell = (link) => setTriggerValue('link', { link });
  follower.arrived(data.page);
  return () => setTimeout(() => { if (!root.isConnected) { follower.close(); HEARD.delete(root); } });
}

class Follower {
  constructor() {
    this.away = new AbortController();
    document.addEventListener('click', (event) => this.click(event), { signal: this.away.signal });
  }

  click(event) {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest ? event.target.closest('a[href^="?"]') : null;
    if (!link || link.hasAttribute('download') || !['', '_self'].includes(link.target)) return;
    event.preventDefault();
    this.followed = { href: link.getAttribute('href'), keyboard: event.detail === 0, until: Date.now() + SOON };
    this.tell(this.followed.href);
    this.watch();
  }

  // The rows of the page are made anew after a run: the keyboard goes back to the link it was on.
  watch() {
    if (!this.followed.keyboard) return;
    const { href, until } = this.followed;
    const back = () => {
      const here = document.activeElement;
      if (here && here !== document.body && here.isConnected) {
        if (here.getAttribute('href') !== href) return;
      } else {
        const link = [...document.querySelectorAll('a[href^="?"]')].find((a) => a.getAttribute('href') === href);
        if (link) link.focus({ preventScroll: true });
      }
      if (Date.now() < until && !this.away.signal.aborted) setTimeout(back, 150);
    };
    setTimeout(back, 150);
  }

  // After a link to something else the page is read from its top.
  arrived(page) {
    const changed = this.page !== undefined && this.page !== page;
    this.page = page;
    if (!changed || !this.followed || Date.now() > this.followed.until) return;
    this.followed = null;
    for (const element of document.querySelectorAll('[data-testid="stMain"], section.main')) element.scrollTop = 0;
  }

  close() { this.away.abort(); }
}
