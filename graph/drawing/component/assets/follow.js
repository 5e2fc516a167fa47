// The links of a page without a map, or beside one that offers none.

import { Links } from './links.js';

const HEARD = new WeakMap();

export default function ({ parentElement, data, setStateValue }) {
  const root = parentElement.querySelector('.follow');
  const heard = HEARD.get(root) || { page: data.page };
  heard.tell = (link) => {
    heard.n = Math.max((heard.n || 0) + 1, Date.now());
    setStateValue('link', { link, n: heard.n, session: data.session });
  };
  heard.links ||= new Links(root, (href) => { heard.tell(href); return true; });
  heard.links.arrived(heard.page !== data.page);
  heard.page = data.page;
  HEARD.set(root, heard);
  return () => setTimeout(() => { if (!root.isConnected) { heard.links.close(); HEARD.delete(root); } });
}
