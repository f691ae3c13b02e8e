// How far an export is, as the workbench tells it; when it has ended, what came of it.

const held = document.querySelector("[data-follow]");

if (held) {
  const job = encodeURIComponent(held.dataset.follow);
  const told = new EventSource(`/export/progress?of=${job}`);
  told.addEventListener("step", (event) => {
    const now = JSON.parse(event.data);
    const state = document.getElementById("state");
    if (!state) return;
    state.textContent = now.state === "waiting" ? "In line behind others." : `Being written: ${now.words}`;
    document.getElementById("steps").textContent = now.steps;
  });
  told.addEventListener("ended", () => {
    told.close();
    window.htmx.ajax("GET", `/export/job?of=${job}`, { target: "#job", swap: "outerHTML" });
  });
}
