// Keys that hold on every page: "g" and a letter goes to a page, "/" searches, "?" tells the keys.
// A page adds its own by data-key on what a key presses or focuses.

const WAIT = 1200; // milliseconds between two keys of one sequence
let begun = "";
let since = 0;

function isTyping(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function keyed(key, match = "") {
  return document.querySelector(`[data-key${match}=${JSON.stringify(key)}]`);
}

function press(element) {
  if (element.matches("input, textarea, select")) {
    element.focus();
    if (element.select) element.select();
  } else {
    element.click();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (isTyping(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "?") {
    document.getElementById("keys").showModal();
    event.preventDefault();
    return;
  }
  const before = event.timeStamp - since < WAIT && begun ? `${begun} ` : "";
  const found = keyed(before + event.key) || keyed(event.key);
  // Only a key with which a sequence begins waits for another one: no other key takes the next from it.
  begun = !found && keyed(`${event.key} `, "^") ? event.key : "";
  since = event.timeStamp;
  if (!found) return;
  event.preventDefault();
  press(found);
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-help]")) document.getElementById("keys").showModal();
});

// What was refused is told where it can be read, and a page that was signed out is loaded anew.
function tell(words) {
  const place = document.getElementById("told");
  place.textContent = words;
  window.clearTimeout(tell.timer);
  tell.timer = window.setTimeout(() => { place.textContent = ""; }, 12000);
}

document.addEventListener("htmx:responseError", (event) => {
  const answer = event.detail.xhr;
  if (answer.status === 401) window.location.reload();
  else tell(answer.responseText.slice(0, 600) || "This was not done.");
});
document.addEventListener("htmx:sendError", () => {
  tell("The workbench does not answer. Nothing was done; what was decided before is kept.");
});
