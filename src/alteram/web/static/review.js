// The review by keys: one item is at hand; deciding on it brings the next one at once, while the
// answer is still on its way. Without this file every form works as a plain form.

const queue = document.getElementById("queue");
const AHEAD = 5; // so few items left: the next ones are fetched
const made = []; // items of which something was decided here, in order, for "undo"
const undoing = new Set(); // items of which the last decision is taken back once its answer is there
const going = new Set(); // items of which an answer is on its way, or not yet ready for keys
let hand = null;

const items = () => [...queue.querySelectorAll(".item")];
const open = (item) => !item.classList.contains("decided") && !item.classList.contains("waiting");

function forget(id) {
  const at = made.lastIndexOf(id);
  if (at >= 0) made.splice(at, 1);
}

function take(item, focus = true) {
  if (hand && hand !== item) {
    hand.classList.remove("current");
    hand.querySelectorAll("[data-press]").forEach((one) => delete one.dataset.key);
  }
  hand = item;
  if (!item) return;
  item.classList.add("current");
  item.querySelectorAll("[data-press]").forEach((one) => (one.dataset.key = one.dataset.press));
  if (focus) {
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  }
  const all = items();
  if (all.slice(all.indexOf(item) + 1).filter(open).length < AHEAD) more();
}

function more() {
  const link = document.getElementById("more");
  if (link && !link.classList.contains("asked")) {
    link.classList.add("asked");
    link.click();
  }
}

function step(by) {
  const all = items();
  const at = all.indexOf(hand);
  const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
  if (next) take(next);
}

function onwards(from) {
  const all = items();
  const after = all.slice(all.indexOf(from) + 1).find(open) || all.find((one) => one !== from && open(one));
  if (after) take(after);
  else document.getElementById("end").hidden = false;
}

// A form of an item is on its way: the next item is at hand before the answer is there.
document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.detail.elt;
  const item = form.closest?.(".item");
  if (!item || form.tagName !== "FORM") return;
  const action = form.elements.action?.value;
  if (action === "undo") forget(item.id);
  else made.push(item.id);
  going.add(item.id);
  const whole = form.elements.record?.value === item.id.slice(2);
  if (!whole || !["accept", "reject", "needs_work"].includes(action)) return;
  item.classList.add("waiting");
  if (item === hand) onwards(item);
});

// A form that has just come takes its keys at once: it is not yet ready for half a moment, and would
// be sent as a plain form, which loads the page anew and loses what was pressed meanwhile.
document.addEventListener("submit", (event) => {
  if (event.target.closest(".item")) window.htmx.process(event.target);
}, true);

// What was passed over stays before the place from which the next ones are fetched.
document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.elt.id !== "more") return;
  const begun = Number(new URLSearchParams(location.search).get("offset") || 0);
  event.detail.parameters.offset = begun + items().filter(open).length;
});

// An answer that says that others decided meanwhile is shown like any other.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 409) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

document.addEventListener("htmx:afterSettle", (event) => {
  const seen = new Set();
  for (const item of items()) {
    if (seen.has(item.id)) item.remove();
    seen.add(item.id);
  }
  const swapped = event.detail.elt?.closest?.(".item");
  // A part that was swapped in takes its own classes again when it has settled.
  if (!hand?.isConnected || !hand.classList.contains("current")) {
    const again = hand && document.getElementById(hand.id);
    take(again || items().find(open) || null, Boolean(again));
  }
  const request = event.detail.requestConfig;
  if (!swapped || request?.verb !== "post") return;
  going.delete(swapped.id);
  const wanted = undoing.delete(swapped.id);
  if (!swapped.dataset.made && request.parameters.action !== "undo") forget(swapped.id);
  else if (wanted) {
    swapped.querySelector("[data-undo]")?.click();
    return;
  }
  const told = swapped.querySelector(".told");
  const typing = document.activeElement?.closest?.("input, textarea, select");
  if ((told || !swapped.classList.contains("decided")) && swapped !== hand && !typing) {
    if (told || made[made.length - 1] === swapped.id) take(swapped);
  }
});

// The form that edits comes into the item at hand: its first field is at hand then.
document.addEventListener("htmx:afterSettle", (event) => {
  const item = event.detail.elt?.closest?.(".item");
  const first = item?.querySelector(".editing select, .editing input:not([type=hidden])");
  if (first && item === hand) first.focus();
});

// What was not done is told by the script of all pages; the item is as it was, and at hand again.
for (const failed of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failed, (event) => {
    const item = event.detail.elt.closest?.(".item");
    if (!item) return;
    if (event.detail.requestConfig?.parameters.action === "undo") made.push(item.id);
    else if (event.detail.requestConfig?.verb === "post") forget(item.id);
    undoing.delete(item.id);
    going.delete(item.id);
    item.classList.remove("waiting");
    take(item);
  });
}

document.addEventListener("click", (event) => {
  const stepping = event.target.closest("[data-step]");
  if (stepping) step(Number(stepping.dataset.step));
  const item = event.target.closest(".item");
  if (item && item !== hand) take(item, false);
  const asking = event.target.closest(".asking > summary")?.parentElement;
  if (asking && !asking.open) {
    // Opened here and not a moment later: whoever types on at once types into the form.
    event.preventDefault();
    asking.open = true;
    asking.querySelector("select").focus();
  }
});

document.addEventListener("focusin", (event) => {
  const item = event.target.closest(".item");
  if (item && item !== hand) take(item, false);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.key === "Escape" && hand) {
    hand.querySelectorAll("details[open]").forEach((one) => (one.open = false));
    hand.focus();
  }
  if (event.key === "Enter" && event.target.matches(".asking select")) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
  if (event.key !== "u" || event.target.closest("input, textarea, select")) return;
  if (document.querySelector("dialog[open]")) return;
  event.preventDefault();
  const last = made.findLast((id) => !undoing.has(id));
  const item = last && document.getElementById(last);
  if (going.has(last)) undoing.add(last);
  else (item || document).querySelector(item ? "[data-undo]" : "#undo-last [data-undo]")?.click();
});

if (queue) {
  document.body.classList.add("stepping");
  document.querySelector(".steps").hidden = false;
  const asked = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  const first = asked?.matches(".item") ? asked : items()[0];
  if (first) take(first);
}
