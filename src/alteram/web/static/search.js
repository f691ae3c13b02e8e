// The documents found, for the page of one of them; keys from one passage to the next.

import { keep } from "/static/lists.js";

keep();

const links = [...document.querySelectorAll(".hits a")];

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (document.querySelector("dialog[open]")) return;
  const by = { j: 1, k: -1 }[event.key];
  if (!by || !links.length) return;
  const at = links.indexOf(document.activeElement);
  const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.closest("li").scrollIntoView({ block: "center", behavior: "auto" });
  event.preventDefault();
});
