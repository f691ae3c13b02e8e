// One event: passages behind a mark shown beside it, all of them in a dialog, folded lists on paper.

const WAIT = 200; // milliseconds that a pointer rests on a mark before its passage is shown
const peek = document.getElementById("peek");
const behind = document.getElementById("behind");
const held = new Map();
let waiting = 0;
let shownFor = null;

function place(mark) {
  const box = mark.getBoundingClientRect();
  peek.hidden = false;
  const most = document.documentElement.clientWidth - peek.offsetWidth - 8;
  peek.style.left = `${Math.max(8, Math.min(box.left, most)) + window.scrollX}px`;
  const below = box.bottom + peek.offsetHeight + 8 < window.innerHeight;
  peek.style.top = `${(below ? box.bottom + 4 : box.top - peek.offsetHeight - 4) + window.scrollY}px`;
}

async function wordsOf(mark) {
  const name = mark.dataset.peek;
  if (!held.has(name)) {
    const address = `${location.pathname}/passages?mark=${encodeURIComponent(name)}`;
    // Without an answer nothing is shown beside the mark; a click on it says why.
    const answer = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (!answer?.ok) return null;
    held.set(name, await answer.text());
  }
  return held.get(name);
}

async function show(mark) {
  shownFor = mark;
  const words = await wordsOf(mark);
  if (words === null || shownFor !== mark) return;
  peek.innerHTML = words;
  for (const link of peek.querySelectorAll("a")) link.tabIndex = -1;
  mark.setAttribute("aria-describedby", "peek");
  place(mark);
}

function hide() {
  clearTimeout(waiting);
  if (shownFor) shownFor.removeAttribute("aria-describedby");
  shownFor = null;
  peek.hidden = true;
}

function begin(event) {
  const mark = event.target.closest?.("[data-peek]");
  if (!mark || mark === shownFor) return;
  hide();
  waiting = setTimeout(() => show(mark), WAIT);
}

document.addEventListener("mouseover", begin);
document.addEventListener("focusin", begin);
document.addEventListener("mouseout", (event) => {
  const to = event.relatedTarget;
  if (to && (peek.contains(to) || to.closest?.("[data-peek]") === shownFor)) return;
  if (event.target.closest?.("[data-peek]") || peek.contains(event.target)) {
    clearTimeout(waiting);
    waiting = setTimeout(hide, WAIT);
  }
});
peek.addEventListener("mouseover", () => clearTimeout(waiting));
document.addEventListener("focusout", hide);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id === "shown") {
    if (!behind.open) behind.showModal();
    behind.querySelector("h2")?.focus();
  }
});
// Where the words "12 more" stood, the first of what was added takes the focus.
document.addEventListener("htmx:beforeSwap", (event) => {
  const more = event.detail.target;
  if (!more.classList.contains("more")) return;
  const before = more.previousElementSibling;
  const list = more.parentElement;
  setTimeout(() => {
    const first = before ? before.nextElementSibling : list.firstElementChild;
    if (!first) return;
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
  }, 50);
});
