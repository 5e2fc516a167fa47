// A button that puts a table on the clipboard, as a table and as text; it needs no permission.

const BUTTONS = new WeakMap();

export default function ({ parentElement, data }) {
  const root = parentElement.querySelector('.copy');
  const [button, said] = root.children;
  button.textContent = data.label;
  if (!BUTTONS.has(root)) button.addEventListener('click', () => copied(BUTTONS.get(root), said));
  const before = BUTTONS.get(root);
  BUTTONS.set(root, data);
  if (before && before.html !== data.html) said.textContent = '';
}

function copied(data, said) {
  let done = false;
  const put = (event) => {
    event.clipboardData.setData('text/html', data.html);
    event.clipboardData.setData('text/plain', data.text);
    event.preventDefault();
    event.stopImmediatePropagation();
    done = true;
  };
  document.addEventListener('copy', put, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', put, { capture: true });
  said.textContent = done ? data.done : data.failed;
}
