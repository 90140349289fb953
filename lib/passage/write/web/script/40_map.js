// The map: Leaflet with the run's own lines, no tiles.
const ink = "#21252a";
const gate_shapes = {
  open: [],
  closed: [["line", { x1: 3, y1: 9, x2: 15, y2: 9, "stroke-width": 4 }]],
  conditional: [["path", { d: "M3 9 A6 6 0 0 0 15 9 Z", fill: ink }]],
  unknown: [["text", { x: 9, y: 13, "text-anchor": "middle", "font-size": "11", "font-weight": "700", stroke: "none", fill: ink }, "?"]],
};

function gate_symbol(name) {
  const svg = draw("svg", { width: 18, height: 18, viewBox: "0 0 18 18", stroke: ink, fill: "none", "aria-hidden": "true" },
    draw("circle", { cx: 9, cy: 9, r: 8, fill: "#fff", stroke: "#fff" }));
  for (const [tag, attributes, text] of gate_shapes[name] ?? []) svg.append(draw(tag, attributes, ...(text ? [text] : [])));
  svg.append(draw("circle", { cx: 9, cy: 9, r: 6, "stroke-width": 2 }));
  return svg;
}

const place_shapes = {
  origin: ["rect", { x: 3, y: 3, width: 10, height: 10, fill: ink, stroke: "#fff" }],
  destination: ["path", { d: "M4 15 V1 L14 4.5 L4 8", fill: ink, stroke: ink, "stroke-width": 1.5 }],
  stop: ["path", { d: "M8 1 L15 8 L8 15 L1 8 Z", fill: ink, stroke: "#fff" }],
  site: ["path", { d: "M8 2 L14 13 H2 Z", fill: "#fff", stroke: ink, "stroke-width": 1.5 }],
  town: ["circle", { cx: 8, cy: 8, r: 3, fill: "#fff", stroke: ink, "stroke-width": 1.5 }],
};

function place_symbol(role) {
  const [tag, attributes] = place_shapes[role] ?? place_shapes.town;
  return draw("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" }, draw(tag, attributes));
}

/** A marker whose picture is an element; `size` in pixels. */
function pin(at, element, size, settings = {}) {
  const box = make("div", { class: "pin" }, element);
  return L.marker(at, { keyboard: false, interactive: Boolean(settings.tip), icon: L.divIcon({ html: box, className: "", iconSize: [size, size] }), ...settings });
}

function with_tip(layer, lines) {
  const tip = make("div");
  for (const line of lines.filter(Boolean)) tip.append(make("div", {}, line));
  return layer.bindTooltip(tip, { sticky: true });
}

const layers = [];
/** A group of the map that people can turn off. */
function add_layer(map, title, is_on = true) {
  const group = L.layerGroup();
  if (is_on) group.addTo(map);
  layers.push({ title, group });
  return group;
}

function make_map() {
  const map = L.map("map", { zoomSnap: 0.25, maxZoom: 16, minZoom: 2, attributionControl: true, renderer: L.svg({ padding: 0.4 }) });
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution("");
  part("map").setAttribute("aria-label", say("Map of the route options; arrow keys move it, plus and minus zoom"));
  part("map").setAttribute("role", "application");
  for (const [name, depth] of [["density", 210], ["control", 220], ["water", 230], ["ground", 240], ["lines", 250], ["options", 420], ["marks", 450], ["names", 460]]) {
    map.createPane(name).style.zIndex = depth;
    if (["density", "control", "water", "ground", "lines", "names"].includes(name)) map.getPane(name).style.pointerEvents = "none";
  }
  L.control.scale({ imperial: false }).addTo(map);
  return map;
}

const road_pens = [{ weight: 3.2 }, { weight: 2.2 }, { weight: 1.4 }, { weight: 1.1, dashArray: "5 4" }];

function add_land(map) {
  const canvas = L.canvas({ pane: "ground", padding: 0.3 });
  const water = add_layer(map, say("Water"));
  for (const rings of data.water) L.polygon(rings.map(pairs), { pane: "water", color: "#8faabd", weight: 1, fillColor: "#cddbe4", fillOpacity: 1, interactive: false }).addTo(water);
  for (const line of data.rivers) L.polyline(pairs(line), { pane: "water", color: "#8faabd", weight: 1.6, interactive: false }).addTo(water);
  const roads = add_layer(map, say("Roads"));
  for (const road of data.roads) L.polyline(pairs(road.line), { renderer: canvas, color: "#acacaa", interactive: false, ...road_pens[road.weight] }).addTo(roads);
  const borders = add_layer(map, say("Boundaries"));
  for (const line of data.boundaries) L.polyline(pairs(line), { renderer: canvas, color: "#969696", weight: 1, dashArray: "8 3 2 3", interactive: false }).addTo(borders);
  for (const line of data.disputed) L.polyline(pairs(line), { renderer: canvas, color: "#969696", weight: 1.2, dashArray: "4 4", interactive: false }).addTo(borders);
}

/** Patterns live in the map's own SVG; each holder's has its own angle and spacing. */
function hatch_pattern(index, look) {
  const spacing = look.spacing_px;
  return draw("pattern", { id: `hatch${index}`, patternUnits: "userSpaceOnUse", width: spacing, height: spacing, patternTransform: `rotate(${-look.angle_degrees})` },
    draw("line", { x1: 0, y1: spacing / 2, x2: spacing, y2: spacing / 2, stroke: "#787878", "stroke-width": 0.7, "stroke-opacity": 0.7 }));
}

function add_control(map) {
  if (!data.control.length) return;
  const renderer = L.svg({ pane: "control", padding: 0.4 }).addTo(map);
  const patterns = draw("defs");
  data.control.forEach((look, index) => patterns.append(hatch_pattern(index, look)));
  renderer._container.prepend(patterns);
  const group = add_layer(map, say("Holder of ground as recorded"));
  data.control.forEach((look, index) => {
    for (const rings of look.areas) L.polygon(rings.map(pairs), { renderer, color: "#787878", weight: 0.6, fillColor: `url(#hatch${index})`, fillOpacity: 1, interactive: false }).addTo(group);
  });
  for (const line of data.lines_of_control) L.polyline(pairs(line.line), { pane: "lines", color: "#464646", weight: 2, dashArray: line.stale ? "7 5" : null, interactive: false }).addTo(group);
}

function add_density(map) {
  if (!data.density) return;
  const group = add_layer(map, say("Recorded-incident density"));
  L.imageOverlay(data.density.png, data.density.bounds, { pane: "density", alt: data.density.unit, className: "density" }).addTo(group);
}

function add_marks(map) {
  const closures = add_layer(map, say("Closures and restricted ground"));
  const cross = () => make("span", { class: "cross", "aria-hidden": "true" }, "✕");
  for (const area of data.restricted) {
    const colour = area.explosive ? "#8b0000" : "#6e7276";
    with_tip(L.polygon(area.rings.map(pairs), { color: colour, weight: 1.5, dashArray: "2 4", fillColor: colour, fillOpacity: 0.08 }), [area.name, area.explosive ? say("explosive hazard") : say("area to avoid")]).addTo(closures);
  }
  for (const closure of data.closures) {
    for (const point of closure.points) with_tip(pin(pairs(point)[0], cross(), 18, { pane: "marks", tip: true }), [say("closure"), closure.name]).addTo(closures);
    for (const ring of closure.rings) L.polygon(pairs(ring), { color: "#8b0000", weight: 2, dashArray: "6 4", fill: false }).addTo(closures);
  }
  for (const blockage of data.blockages)
    for (const point of blockage.points) with_tip(pin(pairs(point)[0], cross(), 18, { pane: "marks", tip: true }), [blockage.text]).addTo(closures);
  const gates = add_layer(map, say("Crossing points"));
  for (const gate of data.gates) {
    const tip = [gate.name, in_a_row([gate.type, gate.state_text].filter(Boolean)), gate.wait && fill("likely wait {}", gate.wait), gate.window, gate.holder, gate.seen && fill("as recorded {}", gate.seen)];
    with_tip(pin(pairs(gate.at)[0], gate_symbol(gate.state), 18, { pane: "marks", tip: true }), tip).addTo(gates);
  }
}
