// How far a batch is, as the server tells it; the table is loaded again where an input is done.

const batch = document.getElementById("batch");
const line = document.getElementById("line");
const bar = document.getElementById("bar");
const EACH = 1000; // milliseconds between two loads of the table
let done = bar.value;
let waiting = 0;
let last = 0;

function load() {
  waiting = 0;
  last = Date.now();
  htmx.ajax("GET", location.pathname, { target: "#batch", select: "#batch", swap: "outerHTML" });
}

const events = new EventSource(batch.dataset.events);
events.addEventListener("message", (event) => {
  const now = JSON.parse(event.data);
  line.textContent = now.line;
  bar.value = now.done;
  if (now.ended) {
    events.close();
    clearTimeout(waiting);
    location.reload();
  } else if (now.done > done && !waiting) {
    waiting = setTimeout(load, Math.max(0, EACH - (Date.now() - last)));
  }
  done = now.done;
});
