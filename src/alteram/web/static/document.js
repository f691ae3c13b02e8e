// Reading: marks show their record, keys go from one to the next, words selected take a note.
// One listener for the whole text, whatever the number of marks.

import { around } from "/static/lists.js";

const text = document.getElementById("text");
const panel = document.getElementById("record");
const side = panel.parentElement;
const links = text.getElementsByTagName("a");
const records = `/documents/${text.dataset.document}/records/`;
const WAIT = 110; // milliseconds a pointer rests on a mark before its record is asked for
const HINT = panel.innerHTML;
let shown = "";
let pinned = false;
let waiting = 0;

function light(record) {
  for (const one of [...text.getElementsByClassName("on")]) one.classList.remove("on");
  if (!record) return;
  for (const one of text.querySelectorAll(`[data-r="${CSS.escape(record)}"]`)) one.classList.add("on");
}

// A part of a page made by the server, where every word of a text is escaped.
async function partOf(record) {
  let answer = null;
  try {
    answer = await fetch(records + encodeURIComponent(record), { headers: { "HX-Request": "true" } });
  } catch {
    return '<p class="hint">The workbench does not answer. What was decided before is kept.</p>';
  }
  if (!answer.ok) return '<p class="hint">This record is not there any more. Load the page again.</p>';
  return answer.text();
}

async function open(record, { pin = false, focus = false } = {}) {
  clearTimeout(waiting);
  pinned = pinned || pin;
  if (record !== shown) {
    shown = record;
    light(record);
    const part = await partOf(record);
    if (record !== shown) return; // another was asked for meanwhile
    panel.innerHTML = part;
    htmx.process(panel);
    side.scrollTop = 0;
  }
  if (focus) panel.focus({ preventScroll: true });
}

function close() {
  const last = text.querySelector(`a[data-r="${CSS.escape(shown)}"]`);
  const had = side.contains(document.activeElement);
  pinned = false;
  shown = "";
  light("");
  panel.innerHTML = HINT;
  if (had && last) last.focus({ preventScroll: true });
}

text.addEventListener("pointerover", (event) => {
  clearTimeout(waiting);
  const mark = event.target.closest("[data-r]");
  if (!mark || pinned || event.pointerType === "touch") return;
  waiting = setTimeout(() => open(mark.dataset.r), WAIT);
});
text.addEventListener("pointerleave", () => clearTimeout(waiting));
text.addEventListener("focusin", (event) => {
  const mark = event.target.closest("[data-r]");
  if (mark) open(mark.dataset.r);
});
text.addEventListener("click", (event) => {
  const mark = event.target.closest("[data-r]");
  if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!window.getSelection().isCollapsed) {
    event.preventDefault();
    return;
  }
  event.preventDefault();
  // A click by key has no place: who pressed Enter goes on in the panel.
  open(mark.dataset.r, { pin: true, focus: event.detail === 0 });
});
panel.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) close();
  const inner = event.target.closest("[data-record]");
  if (inner) {
    event.preventDefault();
    open(inner.dataset.record, { pin: true, focus: true });
  }
});

// The place of a mark on the screen grows with its place in the text: the first one below the top
// is found by halving, so that few marks are laid out.
function firstInSight() {
  let low = 0;
  let high = links.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (links[middle].getBoundingClientRect().top < 60) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isStatement(link) {
  return !link.classList.contains("f");
}

function step(by) {
  const from = document.activeElement;
  let at = text.contains(from) && from.tagName === "A" ? [...links].indexOf(from) + by : firstInSight() + (by < 0 ? -1 : 0);
  while (at >= 0 && at < links.length && !isStatement(links[at])) at += by;
  const link = links[at];
  if (!link) return;
  link.focus({ preventScroll: true });
  link.scrollIntoView({ block: "center", behavior: "auto" });
}

for (const button of document.querySelectorAll("[data-step]")) {
  button.addEventListener("click", () => step(Number(button.dataset.step)));
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.closest("input, textarea, select")) return;
  if (event.key === "n") step(1);
  else if (event.key === "p") step(-1);
  else if (event.key === "Escape" && shown) close();
  else return;
  event.preventDefault();
});

// A link to a claim marks all of its passage, not its first words alone.
function seek() {
  for (const one of [...text.getElementsByClassName("sought")]) one.classList.remove("sought");
  const anchor = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!anchor || !text.contains(anchor)) return;
  const pieces = anchor.dataset.n === undefined
    ? text.querySelectorAll(`[data-r="${CSS.escape(anchor.dataset.r || "")}"]`)
    : text.querySelectorAll(`[data-c~="${CSS.escape(anchor.dataset.n)}"]`);
  for (const one of pieces) one.classList.add("sought");
  (pieces[0] || anchor).scrollIntoView({ block: "center", behavior: "auto" });
  if (anchor.dataset.n !== undefined || anchor.dataset.r) open(anchor.id);
}
window.addEventListener("hashchange", seek);
if (document.readyState === "complete") seek();
else window.addEventListener("load", seek);

// The list that the document was opened from.
const list = around(location.pathname);
if (list) {
  document.getElementById("list").hidden = false;
  document.getElementById("list-place").textContent = `${list.place} of ${list.of}`;
  for (const [id, path] of [["list-before", list.before], ["list-after", list.after]]) {
    const link = document.getElementById(id);
    if (path) link.href = path;
    else link.remove();
  }
}

// Notes: the words selected, as places in the text counted in code points.
const form = document.getElementById("note-form");

function placeOf(node, offset) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const paragraph = element.closest("p[data-at]");
  if (!paragraph) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  return Number(paragraph.dataset.at) + [...before.toString()].length;
}

function beginNote() {
  const selection = window.getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const start = range && placeOf(range.startContainer, range.startOffset);
  const end = range && placeOf(range.endContainer, range.endOffset);
  const onWords = start !== null && end !== null && end > start;
  form.elements.start.value = onWords ? start : "";
  form.elements.end.value = onWords ? end : "";
  document.getElementById("note-quote").textContent = onWords ? selection.toString() : "On the document as a whole; select words first for a note on them.";
  form.hidden = false;
  form.elements.words.focus();
}

if (form) {
  document.getElementById("note-begin").addEventListener("click", beginNote);
  document.getElementById("note-cancel").addEventListener("click", () => {
    form.hidden = true;
    document.getElementById("note-begin").focus();
  });
}
