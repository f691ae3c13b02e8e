// Rows that are put together: by keys (j, k, m, Shift+M, s) or by dragging one onto another.
// Both only lead to the page that shows what would come together; nothing is written here.

const rows = () => [...document.querySelectorAll("[data-rows] tbody tr")];
let at = null;
let dragged = null;

function go(row) {
  if (!row) return;
  at?.classList.remove("at");
  at = row;
  row.classList.add("at");
  (row.querySelector("input[type=checkbox]") || row.querySelector("a"))?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function show(box) {
  box.closest("tr").classList.toggle("marked", box.checked);
}

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-rows] input[type=checkbox]")) show(event.target);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (typing || document.querySelector("dialog[open]")) return;
  const all = rows();
  const place = all.indexOf(event.target.closest?.("tr") || at);
  const box = (all[place] || at)?.querySelector("input[type=checkbox]");
  if (event.key === "j") go(all[Math.min(all.length - 1, place + 1)]);
  else if (event.key === "k") go(all[Math.max(0, place - 1)]);
  else if (event.key === "m" && box) box.click();
  else if (event.key === "Enter" && event.target.matches("[data-rows] input[type=checkbox]")) event.target.closest("tr").querySelector("a")?.click();
  else if (event.key === "M") document.querySelector("[data-join]")?.click();
  else if (event.key === "s" && document.querySelector("[data-split]")) {
    if (box && !document.querySelector("[data-rows] input:checked")) box.click();
    document.querySelector("[data-split]").click();
  } else return;
  event.preventDefault();
});

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-rows] tr[draggable]");
  if (dragged) event.dataTransfer.setData("text/plain", dragged.dataset.id);
});

function under(event) {
  const row = event.target.closest?.("[data-rows] tr[draggable]");
  return dragged && row && row !== dragged ? row : null;
}

document.addEventListener("dragover", (event) => {
  const row = under(event);
  rows().forEach((one) => one.classList.toggle("onto", one === row));
  if (row) event.preventDefault();
});

document.addEventListener("dragend", () => {
  rows().forEach((one) => one.classList.remove("onto"));
  dragged = null;
});

document.addEventListener("drop", (event) => {
  const row = under(event);
  if (!row) return;
  event.preventDefault();
  const table = row.closest("[data-rows]");
  const asked = new URLSearchParams();
  for (const one of [row, dragged]) asked.append(table.dataset.name, one.dataset.id);
  location.assign(`${table.dataset.rows}?${asked}`);
});
