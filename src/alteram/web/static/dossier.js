// The list of documents for the page of one of them; files and folders dropped to be added.

import { keep } from "/static/lists.js";

keep();

const form = document.getElementById("adding");
const drop = document.getElementById("drop");
const MOST = 500;
const SHOWN = 20;
let dropped = []; // pairs of a name, with its folders, and a file
let tooMany = false;

function show() {
  const list = document.getElementById("chosen");
  list.replaceChildren();
  for (const [name] of dropped.slice(0, SHOWN)) {
    const item = document.createElement("li");
    item.textContent = name;
    list.append(item);
  }
  if (dropped.length > SHOWN) {
    const item = document.createElement("li");
    item.textContent = `and ${dropped.length - SHOWN} more`;
    list.append(item);
  }
  if (tooMany) tell(`More than ${MOST} files: the first ${MOST} are taken. Drop the others when these are sent.`);
}

function isHidden(name) {
  return name.split("/").some((part) => part.startsWith("."));
}

function add(name, file) {
  if (isHidden(name)) return;
  if (dropped.length < MOST) dropped.push([name, file]);
  else tooMany = true;
}

// Reads a dropped folder; a browser gives the files of one in parts.
async function walk(entry, folder) {
  if (tooMany) return;
  const name = folder + entry.name;
  if (entry.isFile) {
    add(name, await new Promise((done, failed) => entry.file(done, failed)));
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return;
    for (const one of some) await walk(one, `${name}/`);
  }
}

function tell(words) {
  document.getElementById("sending").textContent = words;
}

function send() {
  const data = new FormData(form);
  const chosen = [...document.getElementById("folder").files].map((file) => [file.webkitRelativePath || file.name, file]);
  const files = [...dropped, ...chosen.filter(([name]) => !isHidden(name))];
  for (const [name, file] of files) data.append("files", file, name);
  const request = new XMLHttpRequest();
  const bar = document.getElementById("sent");
  request.open("POST", form.action);
  request.setRequestHeader("X-Alteram-Token", form.elements.token.value);
  request.setRequestHeader("HX-Request", "true");
  request.upload.addEventListener("progress", (event) => {
    bar.hidden = false;
    bar.value = event.lengthComputable ? (100 * event.loaded) / event.total : 0;
    tell("Sending");
  });
  request.addEventListener("load", () => {
    if (request.status === 200) location.href = request.responseURL;
    else {
      bar.hidden = true;
      tell(request.responseText.slice(0, 500));
    }
  });
  request.addEventListener("error", () => tell("The workbench cannot be reached; nothing was sent. Try again."));
  request.send(data);
}

if (form) {
  for (const one of form.querySelectorAll(".with-script")) one.hidden = false;
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const items = [...event.dataTransfer.items].filter((one) => one.kind === "file");
    const entries = items.map((one) => one.webkitGetAsEntry && one.webkitGetAsEntry());
    const files = items.map((one) => one.getAsFile());
    let unread = false;
    for (const [at, entry] of entries.entries()) {
      try {
        if (entry) await walk(entry, "");
        else if (files[at]) add(files[at].name, files[at]);
      } catch {
        unread = true;
      }
    }
    show();
    if (unread) tell("Some of what was dropped cannot be read and is not in the list. Choose it as files.");
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
}
