// Names of places, placed without collision and again after every zoom; the important ones first. A town that finds
// no room for its name is left out with its mark, as on the printed sheet: marks alone would bury the options.
function name_rank(place) {
  const roles = { origin: 0, destination: 0, stop: 1, crossing: 2, site: 4, town: 5 };
  return (place.passed && is_town(place) ? 3 : roles[place.role] ?? 5) * 1e9 - (place.population ?? 0);
}

const is_major = (place) => ["origin", "destination", "stop"].includes(place.role);
const is_end = (place) => ["origin", "destination"].includes(place.role);
const is_town = (place) => !is_major(place) && place.role !== "site" && place.role !== "crossing";

function add_place_mark(place, group, depth) {
  const mark = pin(pairs(place.at)[0], place_symbol(place.role), 16, { pane: "marks", tip: true, zIndexOffset: depth });
  with_tip(mark, [place.name, place.kind]).addTo(group);
}

function add_names(map) {
  const group = add_layer(map, say("Places"));
  const names = L.layerGroup().addTo(group);
  for (const place of data.places) if (!is_town(place)) add_place_mark(place, group, is_end(place) ? 20000 : 0);
  const on_the_way = new Set(data.options.flatMap((one) => one.crossings.map((crossing) => crossing.gate)));
  const crossings = data.gates.filter((gate, index) => !data.options.length || on_the_way.has(index)).map((gate) => ({ ...gate, role: "crossing" }));
  const ranked = [...data.places, ...crossings].sort((a, b) => name_rank(a) - name_rank(b));
  const place_names = () => {
    names.clearLayers();
    const ends = end_boxes(map);
    const taken = [...mark_boxes(map), ...number_boxes(map), ...ends.values()];
    for (const [place, box] of ends) draw_name(map, names, place, box);
    for (const place of ranked) if (!is_end(place)) place_name(map, names, taken, place);
  };
  map.on("zoomend moveend resize", place_names);
  place_names();
}

/** A box around a point of the map in pixels: [left, top, right, bottom]. */
function around(map, at, half) {
  const point = map.latLngToContainerPoint(at);
  return [point.x - half, point.y - half, point.x + half, point.y + half];
}

const mark_boxes = (map) => [...data.places.filter((place) => !is_town(place)).map((place) => around(map, pairs(place.at)[0], 7)),
  ...data.gates.map((gate) => around(map, pairs(gate.at)[0], 9))];
/** Places that options are named by: their names come before other towns', and numbers keep off them. */
const passed_boxes = (map) => data.places.filter((place) => is_town(place) && place.passed).map((place) => around(map, pairs(place.at)[0], 4));
const number_boxes = (map) => number_spots.map((at) => around(map, at, 15));

/** Where the names of the ends of the way stand. They are always there, so everything else keeps off them. */
function end_boxes(map) {
  const boxes = new Map();
  const taken = [...mark_boxes(map), ...number_boxes(map)];
  for (const place of data.places.filter(is_end)) {
    const possible = possible_boxes(map, place);
    const box = possible.find((one) => !taken.some((other) => meet(one, other))) ?? possible[0];
    if (!box) continue;
    taken.push(box);
    boxes.set(place, box);
  }
  return boxes;
}

let pen = null;
/** Width of a name in pixels, as the page's own font draws it. */
function name_width(name, is_bold) {
  pen ??= document.createElement("canvas").getContext("2d");
  pen.font = `${is_bold ? "700 14px" : "12px"} ${getComputedStyle(document.body).fontFamily}`;
  return Math.ceil(pen.measureText(name).width) + 4;
}

const meet = (box, other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3];

/** Boxes for a name right, left, above and below its point: [left, top, right, bottom]. */
function name_boxes(point, width) {
  return [[point.x + 10, point.y - 9], [point.x - 10 - width, point.y - 9], [point.x - width / 2, point.y - 28], [point.x - width / 2, point.y + 10]]
    .map(([left, top]) => [left, top, left + width, top + 18]);
}

/** The boxes that lie inside the view; none when the place does not. */
function possible_boxes(map, place) {
  const point = map.latLngToContainerPoint(pairs(place.at)[0]);
  const size = map.getSize();
  if (point.x < 0 || point.y < 0 || point.x > size.x || point.y > size.y) return [];
  return name_boxes(point, name_width(place.name, is_major(place))).filter((box) => box[0] >= 0 && box[2] <= size.x);
}

function place_name(map, names, taken, place) {
  const mark = around(map, pairs(place.at)[0], 7);
  if (is_town(place) && taken.some((other) => meet(mark, other))) return;
  const box = possible_boxes(map, place).find((one) => !taken.some((other) => meet(one, other)));
  if (!box) return;
  taken.push(box);
  if (is_town(place)) {
    taken.push(mark);
    add_place_mark(place, names, 0);
  }
  draw_name(map, names, place, box);
}

function draw_name(map, names, place, box) {
  const point = map.latLngToContainerPoint(pairs(place.at)[0]);
  const text = make("span", { class: is_major(place) ? "name major" : "name", dir: "auto" }, place.name);
  L.marker(pairs(place.at)[0], { pane: "names", interactive: false, keyboard: false,
    icon: L.divIcon({ html: make("div", {}, text), className: "", iconSize: [box[2] - box[0], 18], iconAnchor: [point.x - box[0], point.y - box[1]] }) }).addTo(names);
}
