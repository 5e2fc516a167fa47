// Scrolls the boxes around an element until it is in their middle. The page and what holds it are not scrolled.

const SEEN = new WeakMap();
const AGAIN = 100;

function centre(at) {
  const box = at.getBoundingClientRect();
  for (let around = at.parentElement; around && !around.matches('.stMain,[data-testid=stMain],body'); around = around.parentElement) {
    const style = getComputedStyle(around);
    const room = around.getBoundingClientRect();
    if (/auto|scroll/.test(style.overflowX)) around.scrollLeft += box.left + box.width / 2 - room.left - room.width / 2;
    if (/auto|scroll/.test(style.overflowY)) around.scrollTop += box.top + box.height / 2 - room.top - room.height / 2;
  }
}

export default function ({ parentElement, data }) {
  const root = parentElement.querySelector('.sight');
  if (SEEN.get(root) === data.of) return;
  SEEN.set(root, data.of);
  // What is shown may arrive after this.
  [0, AGAIN, 4 * AGAIN].forEach((wait) => setTimeout(() => {
    const at = SEEN.get(root) === data.of && document.querySelector(data.element);
    if (at) centre(at);
  }, wait));
}
