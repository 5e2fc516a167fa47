// Single keys for what the page shows. They are heard only while no field and no open list has the focus, without a
// modifier and not while a key is held, so that whoever writes, or uses the browser's own keys, is left alone.

const HEARD = new WeakMap();
const FIELDS = 'input:not([type=checkbox]):not([type=radio]),textarea,select,[contenteditable],[role=combobox],[role=listbox],[role=menu],[role=dialog]';

function writing() {
  const at = document.activeElement;
  return Boolean(at && at.closest && at.closest(FIELDS));
}

function press(event, heard) {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey || writing()) return;
  const name = event.key.length === 1 && !event.shiftKey ? event.key.toLowerCase() : event.key;
  if (!Object.hasOwn(heard.data.does, name)) return;
  event.preventDefault();
  const shown = document.querySelector(heard.data.on);
  heard.tell({ do: heard.data.does[name], on: shown ? shown.textContent.trim() : '' });
}

// The field may come later than this component: it is looked for until it is there.
function put(heard, root, tries = 40) {
  const field = document.querySelector(heard.data.focus);
  if (field) field.focus();
  else if (tries && root.isConnected) setTimeout(() => put(heard, root, tries - 1), 50);
}

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector('.keys-heard');
  const heard = HEARD.get(root) || {};
  heard.data = data;
  heard.tell = (value) => setTriggerValue('press', value);
  if (!heard.away) {
    heard.away = new AbortController();
    document.addEventListener('keydown', (event) => press(event, heard), { signal: heard.away.signal });
  }
  if (data.focus && data.focus !== heard.into) put(heard, root);
  heard.into = data.focus;
  HEARD.set(root, heard);
  return () => setTimeout(() => { if (!root.isConnected) { heard.away.abort(); HEARD.delete(root); } });
}
