// Keeps what every view carries in the address bar while it is on the page, so that what a reader copies shows what
// she sees, and takes it out again when it goes. No step in the browser's history is made of it.

const AGAIN = 250;

function put(change) {
  const address = new URL(window.location.href);
  const before = address.search;
  change(address.searchParams);
  if (address.search !== before) window.history.replaceState(window.history.state, '', address);
}

export default function ({ parentElement, data }) {
  const root = parentElement.querySelector('.carry');
  const keep = () => put((query) => Object.entries(data.query).forEach(([name, value]) => query.set(name, value)));
  keep();
  const timer = setInterval(keep, AGAIN);
  return () => {
    clearInterval(timer);
    setTimeout(() => {
      if (!root.isConnected) put((query) => Object.keys(data.query).forEach((name) => query.delete(name)));
    });
  };
}
