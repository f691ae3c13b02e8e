// A filter that is chosen from a list holds at once; words wait for Enter.

const form = document.querySelector("form.filters");
for (const one of form.querySelectorAll("select")) {
  one.addEventListener("change", () => form.requestSubmit());
}
// What is empty stays out of the address.
form.addEventListener("submit", () => {
  for (const one of form.querySelectorAll("input, select")) one.disabled = one.value === "";
});
window.addEventListener("pageshow", () => {
  for (const one of form.querySelectorAll("input, select")) one.disabled = false;
});
