// Layers, legend, coordinates and measuring.
function build_layers(map) {
  const box = make("details", {}, make("summary", {}, say("Layers")));
  for (const { title, group } of layers) {
    const tick = make("input", { type: "checkbox" });
    tick.checked = map.hasLayer(group);
    tick.addEventListener("change", () => (tick.checked ? group.addTo(map) : group.remove()));
    box.append(make("label", { class: "row" }, tick, make("span", {}, title)));
  }
  part("list").append(box);
}

function sample(...children) {
  return draw("svg", { viewBox: "0 0 38 16", "aria-hidden": "true" }, ...children);
}

function hatch_sample(look) {
  const lines = [];
  const angle = (look.angle_degrees * Math.PI) / 180;
  for (let k = -8; k < 12; ++k) {
    const x = 19 + Math.sin(angle) * k * look.spacing_px, y = 8 + Math.cos(angle) * k * look.spacing_px;
    lines.push(draw("line", { x1: x - 40 * Math.cos(angle), y1: y + 40 * Math.sin(angle), x2: x + 40 * Math.cos(angle), y2: y - 40 * Math.sin(angle), stroke: "#787878", "stroke-width": 0.8 }));
  }
  return sample(...lines, draw("rect", { x: 0.5, y: 0.5, width: 37, height: 15, fill: "none", stroke: "#d5d7d8" }));
}

function build_legend() {
  const grid = make("div", { class: "legend" });
  const entry = (picture, text) => grid.append(picture, make("span", {}, text));
  const used_states = ["open", "conditional", "unknown", "closed"].filter((name) => data.gates.some((gate) => gate.state === name));
  if (used_states.length) grid.append(make("h3", {}, say("Crossing points")));
  for (const name of used_states) entry(gate_symbol(name), say(name));
  if (data.density) {
    grid.append(make("h3", {}, data.density.unit));
    for (const step of data.density.classes) entry(sample(draw("rect", { width: 38, height: 16, fill: step.colour, "fill-opacity": step.opacity })), step.name);
    entry(sample(draw("path", { d: "M4 15 L18 1 M14 15 L28 1 M24 15 L37 2", stroke: "#6e7276", "stroke-width": 0.7, "stroke-opacity": 0.6 }), draw("rect", { x: 0.5, y: 0.5, width: 37, height: 15, fill: "none", stroke: "#d5d7d8" })), say("no data: nobody records here"));
  }
  if (data.control.length) grid.append(make("h3", {}, say("Holder of ground as recorded")));
  for (const look of data.control) entry(hatch_sample(look), in_a_row([look.holder, look.as_of].filter(Boolean)));
  if (data.control.length) entry(sample(), say("no pattern: holder not recorded; crossed patterns: contested"));
  if (data.lines_of_control.length) entry(sample(draw("line", { x1: 0, y1: 8, x2: 38, y2: 8, stroke: "#464646", "stroke-width": 2 })), say("line of control; dashed when older than the limit"));
  part("list").append(make("details", {}, make("summary", {}, say("Legend")), grid));
}

/** Decimal degrees, or degrees, minutes and seconds, as the reader chooses. */
function coordinate_text(at, notation) {
  const one = (value, positive, negative) => {
    const side = value < 0 ? negative : positive;
    const size = Math.abs(value);
    if (notation === "dd") return `${size.toFixed(5)}° ${side}`;
    const seconds = Math.round(size * 36000) / 10;
    const minutes = Math.floor(seconds / 60);
    return `${Math.floor(minutes / 60)}° ${String(minutes % 60).padStart(2, "0")}′ ${(seconds - minutes * 60).toFixed(1)}″ ${side}`;
  };
  return `${one(at.lat, "N", "S")}, ${one(at.lng, "E", "W")}`;
}

function build_tools(map) {
  const notation = make("select", { "aria-label": say("Notation of coordinates") }, make("option", { value: "dd" }, say("decimal degrees")), make("option", { value: "dms" }, say("degrees, minutes, seconds")));
  const text = make("p", { role: "status" }, say("Click on the map for its coordinates."));
  const measuring = make("input", { type: "checkbox" });
  const line = L.polyline([], { pane: "marks", color: ink, weight: 2, dashArray: "4 4", interactive: false }).addTo(map);
  let last = null;
  const show = () => last && (text.textContent = coordinate_text(last, notation.value));
  notation.addEventListener("change", show);
  measuring.addEventListener("change", () => { line.setLatLngs([]); text.textContent = say(measuring.checked ? "Click point after point." : "Click on the map for its coordinates."); });
  map.on("click", (event) => {
    last = event.latlng;
    if (!measuring.checked) return show();
    line.addLatLng(last);
    const points = line.getLatLngs();
    const metres = points.slice(1).reduce((sum, point, i) => sum + points[i].distanceTo(point), 0);
    text.textContent = fill("{} km in a straight line from point to point", (metres / 1000).toFixed(2));
  });
  part("list").append(make("details", { class: "tools" }, make("summary", {}, say("Coordinates and distances")), notation,
    make("label", { class: "row" }, measuring, make("span", {}, say("Measure"))), text,
    make("button", { type: "button", onclick: () => window.print() }, say("Print"))));
}
