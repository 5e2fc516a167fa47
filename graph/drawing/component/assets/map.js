// The Streamlit side of the map: one map a mount. Python hears the width before anything heavy has arrived.

// All comes in parallel, what draws before what listens, while Python lays the picture out for the width of the page.
const fetched = (...names) => names.map((name) => import(`./${name}.js`));
const drawing = fetched('vis-network.min', 'scene', 'paint', 'ways');
const FONT = 'Source Sans 3';
const RANGES = {
  latin: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2212,U+FEFF,U+FFFD',
  'latin-ext': 'U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+1E00-1E9F,U+1EF2-1EFF',
};
const WIDER = /[\u0100-\u02ff\u1e00-\u1eff]/;
const PATIENCE = 2500;
const faces = new Map();
face('latin');
const coming = Promise.all([...fetched('surface', 'controls', 'pointer', 'keyboard', 'menu', 'rows', 'links'), ...drawing]);
const MOUNTED = new WeakMap();
const STEP = 10;
const BAR = 10;
const NARROWER = 0.95;
const WIDER_BY = 1.12;
const WIDEST = 4000;
const LATE = 5000;
const SMALLEST = 0.7;

export default function ({ parentElement, data, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector('.concord');
  if (!MOUNTED.has(root)) MOUNTED.set(root, new Mount(root));
  const mount = MOUNTED.get(root);
  mount.keep = setStateValue;
  mount.send = setTriggerValue;
  mount.show(data);
  return () => setTimeout(() => { if (!root.isConnected) mount.close(); });
}

class Mount {
  constructor(root) {
    this.root = root;
    this.stage = root.querySelector('.stage');
    this.canvas = root.querySelector('.canvas');
    this.canvas.classList.add('waiting');
    this.sizes = new ResizeObserver(() => this.resized());
    this.sizes.observe(this.stage);
  }

  async show(data) {
    this.data = data;
    this.size();
    this.stage.setAttribute('aria-label', data.page.summary);
    // Before its style sheet has come the stage is wider than it will be.
    if (getComputedStyle(this.root).display === 'grid') this.measure();
    const [[{ Surface }]] = await Promise.all([coming, fonts(data)]);
    if (data !== this.data || !this.stage.isConnected) return;
    this.size();
    this.measure();
    this.surface ||= new Surface(this.root, (act) => this.send('act', act));
    this.surface.show(data);
    if (this.shown || this.answered()) this.reveal();
    else this.late ||= setTimeout(() => this.reveal(), LATE);
  }

  // Columns that need a little more than the width that is there are drawn smaller, all in sight; many of them are moved.
  size() {
    const { page } = this.data, share = this.stage.clientWidth / page.width;
    page.share = page.kind === 'columns' && share >= SMALLEST && share < 1 ? share : 1;
    this.stage.style.height = `${Math.ceil(page.height * page.share)}px`;
  }

  // Whether the layout was made for about the width that is there, so that nobody waits for another one; a free one only
  // has to have its proportions.
  fits() {
    const there = this.stage.clientWidth, { asked, page } = this.data;
    if (page.kind === 'free') return there < asked * 1.6 && asked < there * 1.6;
    return there >= asked * NARROWER && there <= asked * WIDER_BY;
  }

  // Whether no layout for another width is on its way: before that nothing is shown, and so nothing jumps.
  answered() { return this.fits() || this.told === this.data.asked; }

  // The page may yet grow long enough to have a scroll bar: with room left for it, nothing moves when it comes.
  measure() {
    const width = Math.min(WIDEST, Math.floor((this.stage.clientWidth - BAR) / STEP) * STEP);
    if (width < 200 || width === this.told || !this.data || this.fits()) return;
    this.told = width;
    this.keep('width', width);
  }

  resized() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.measure();
      if (this.data) this.size();
      if (this.surface) this.surface.resized();
    }, this.shown ? 150 : 0);
  }

  reveal() {
    clearTimeout(this.late);
    this.shown = true;
    this.canvas.classList.remove('waiting');
    this.stage.dataset.ready = this.data.rev;
  }

  close() {
    this.sizes.disconnect();
    clearTimeout(this.timer);
    clearTimeout(this.late);
    if (this.surface) this.surface.close();
    MOUNTED.delete(this.root);
  }
}

// A canvas does not wait for its fonts: ours are here before the first picture, the wider set only where needed.
function fonts(data) {
  const wider = data.nodes.some((node) => node.draw.texts.some(([text]) => WIDER.test(text)));
  const needed = Promise.all((wider ? ['latin', 'latin-ext'] : ['latin']).map(face));
  return Promise.race([needed, new Promise((done) => setTimeout(done, PATIENCE))]).catch(() => {});
}

// The page may carry the font itself: then nothing is fetched.
function face(part) {
  if (!faces.has(part)) faces.set(part, Promise.all(['400', '600', '700'].map((weight) => {
    const there = [...document.fonts].some((one) => one.family.includes(FONT) && one.weight === weight && one.status !== 'error');
    if (there) return document.fonts.load(`${weight} 16px "${FONT}"`, part === 'latin' ? 'a' : 'ŵ');
    const url = new URL(`./fonts/source-sans-3-${part}-${weight}-normal.woff2`, import.meta.url);
    const own = new FontFace(FONT, `url(${url})`, { weight, unicodeRange: RANGES[part] });
    document.fonts.add(own);
    return own.load();
  })));
  return faces.get(part);
}
