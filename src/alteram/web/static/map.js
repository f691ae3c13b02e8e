// Events on a map: circles of one colour, near ones together; land drawn from shapes of our own.

const L = window.L;
const element = document.getElementById("map");
const CELL = 52; // pixels within which events stand together
const DETAILED = 4; // the zoom from which the finer coast is drawn
const LISTED = 100; // events that are named below the map at a time

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

document.getElementById("no-map").remove();
const map = L.map(element, { attributionControl: false, zoomSnap: 0.5, minZoom: 1, maxZoom: 11, worldCopyJump: true });
map.setView([25, 20], 1.5);
map.createPane("ground").style.zIndex = 200;
const canvas = L.canvas({ pane: "ground", padding: 0.5 });

const land = () => ({ renderer: canvas, interactive: false, weight: 0.6, color: colour("--edge"), fillColor: colour("--raised"), fillOpacity: 1 });
const lines = () => ({ renderer: canvas, interactive: false, weight: 0.8, color: colour("--soft"), dashArray: "3 3", fill: false });
const layers = {};
const ground = L.layerGroup().addTo(map);

// A ring that crosses the line of 180 degrees goes on beyond it; one around a pole is closed there.
function unbroken(ring) {
  const made = [];
  let turn = 0;
  for (const [lon, lat] of ring) {
    const before = made.length ? made[made.length - 1][0] : lon;
    if (lon + turn - before > 180) turn -= 360;
    else if (lon + turn - before < -180) turn += 360;
    made.push([lon + turn, lat]);
  }
  if (turn) {
    const pole = made[0][1] < 0 ? -85 : 85;
    made.push([made[made.length - 1][0], pole], [made[0][0], pole]);
  }
  return made;
}

// What reaches beyond that line is drawn on both sides of the map.
function onBothSides(polygon) {
  const lons = polygon[0].map(([lon]) => lon);
  const shift = Math.max(...lons) > 180 ? -360 : Math.min(...lons) < -180 ? 360 : 0;
  if (!shift) return [polygon];
  return [polygon, polygon.map((ring) => ring.map(([lon, lat]) => [lon + shift, lat]))];
}

function whole(shape) {
  if (shape.type === "GeometryCollection") return { ...shape, geometries: shape.geometries.map(whole) };
  if (shape.type !== "MultiPolygon") return shape;
  return { ...shape, coordinates: shape.coordinates.map((one) => one.map(unbroken)).flatMap(onBothSides) };
}

async function layer(name, style) {
  layers[name] ??= fetched(`/shapes/${name}.json`).then((shape) => L.geoJSON(whole(shape), { style, interactive: false, pane: "ground" }));
  try {
    return await layers[name];
  } catch {
    delete layers[name]; // asked for again when the map is drawn again
    return null;
  }
}

let drawing = 0;

// Who zooms on while shapes are fetched sees those of the last zoom alone.
async function drawGround() {
  const turn = ++drawing;
  const fine = map.getZoom() >= DETAILED;
  const borders = document.getElementById("borders").checked;
  const wanted = [fine ? "land-50m" : "land-110m"];
  if (borders) wanted.push(fine ? "borders-50m" : "borders-110m");
  const shown = await Promise.all(wanted.map((name) => layer(name, name.startsWith("land") ? land : lines)));
  if (turn !== drawing) return;
  ground.eachLayer((one) => shown.includes(one) || ground.removeLayer(one));
  for (const one of shown) if (one) ground.addLayer(one);
}

const circles = L.layerGroup().addTo(map);
let points = [];

// Events in one cell of a grid stand together; the first one's cell is kept, so that the order
// of the answer alone decides.
function together() {
  const groups = new Map();
  for (const point of points) {
    const at = map.project([point.lat, point.lon], map.getZoom());
    const key = `${Math.round(at.x / CELL)} ${Math.round(at.y / CELL)}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(point);
  }
  return [...groups.values()];
}

function words(group) {
  const documents = group.reduce((sum, one) => sum + one.documents, 0);
  const papers = documents === 1 ? "1 document" : `${documents} documents`;
  return group.length === 1 ? `${group[0].label}, ${papers}` : `${group.length} events, ${papers}`;
}

function tell(group) {
  const here = document.getElementById("here");
  here.hidden = false;
  const left = group.length > LISTED ? `, the first ${LISTED} by date` : "";
  here.querySelector("h2").textContent = `Here: ${words(group)}${left}`;
  here.querySelector("ul").replaceChildren(
    ...group.slice(0, LISTED).map((one) => {
      const item = document.createElement("li");
      const link = item.appendChild(document.createElement("a"));
      link.href = `/events/${one.id}`;
      link.textContent = one.label;
      link.className = "name";
      return item;
    }),
  );
}

function choose(group) {
  tell(group);
  const bounds = L.latLngBounds(group.map((one) => [one.lat, one.lon]));
  if (group.length > 1 && !bounds.getNorthEast().equals(bounds.getSouthWest()) && map.getZoom() < map.getMaxZoom()) {
    map.fitBounds(bounds, { padding: [60, 60] });
  }
}

function circle(group) {
  const documents = group.reduce((sum, one) => sum + one.documents, 0);
  const size = Math.round(Math.min(44, 20 + 3.5 * Math.log2(1 + documents)));
  const middle = ["lat", "lon"].map((axis) => group.reduce((sum, one) => sum + one[axis], 0) / group.length);
  const icon = L.divIcon({ className: "spot", iconSize: [size, size], html: group.length > 1 ? String(group.length) : "" });
  const marker = L.marker(middle, { icon, title: words(group), riseOnHover: true });
  marker.group = group;
  marker.on("click", () => choose(group));
  marker.on("add", () => {
    const spot = marker.getElement();
    spot.setAttribute("aria-label", words(group));
    spot.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose(group);
      document.getElementById("here-title").focus();
    });
  });
  return marker;
}

function drawCircles() {
  let focused = null;
  circles.eachLayer((one) => {
    if (one.getElement() === document.activeElement) [focused] = one.group;
  });
  circles.clearLayers();
  for (const group of together()) {
    const made = circle(group);
    circles.addLayer(made);
    if (focused && group.includes(focused)) made.getElement().focus();
  }
}

map.on("zoomend", () => {
  drawGround();
  drawCircles();
});
document.getElementById("borders").addEventListener("change", (event) => {
  const address = new URL(location.href);
  if (event.target.checked) address.searchParams.set("borders", "1");
  else address.searchParams.delete("borders");
  history.replaceState(null, "", address);
  drawGround();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", async () => {
  for (const name of Object.keys(layers)) (await layer(name))?.setStyle((name.startsWith("land") ? land : lines)());
});
for (const link of document.querySelectorAll("[data-event]")) {
  const shown = () => {
    const point = points.find((one) => one.id === link.dataset.event);
    if (point && !map.getBounds().contains([point.lat, point.lon])) map.panTo([point.lat, point.lon]);
    for (const spot of element.querySelectorAll(".spot")) spot.classList.remove("meant");
    if (!point) return;
    circles.eachLayer((one) => one.group?.includes(point) && one.getElement()?.classList.add("meant"));
  };
  link.addEventListener("focus", shown);
  link.addEventListener("mouseenter", shown);
}

function show(answer) {
  points = answer.points.map(([id, label, lat, lon, documents]) => ({ id, label, lat, lon, documents }));
  const untold = [];
  if (answer.unplaced) untold.push(`Not on the map, without coordinates: ${answer.unplaced}.`);
  if (answer.left) untold.push(`Not on the map, beyond its most: ${answer.left}.`);
  document.getElementById("unplaced").textContent = untold.join(" ");
  if (points.length) map.fitBounds(L.latLngBounds(points.map((one) => [one.lat, one.lon])), { padding: [40, 40], maxZoom: 6, animate: false });
  drawCircles();
}

await drawGround();
const answer = await fetched(element.dataset.points).catch(() => null);
if (answer) show(answer);
else document.getElementById("unplaced").textContent = "The events did not come; load the page again, or look at them as a table.";
