// Names of places, placed without collision and again after every zoom; the important ones first.
function name_rank(place) {
  const roles = { origin: 0, destination: 0, stop: 1, crossing: 2, site: 3, town: 4 };
  return (roles[place.role] ?? 4) * 1e9 - (place.population ?? 0);
}

function add_names(map) {
  const group = add_layer(map, say("Places"));
  const names = L.layerGroup().addTo(group);
  for (const place of data.places) {
    const at = pairs(place.at)[0];
    with_tip(pin(at, place_symbol(place.role), 16, { pane: "marks", tip: true }), [place.name, place.kind]).addTo(group);
  }
  const on_the_way = new Set(data.options.flatMap((one) => one.crossings.map((crossing) => crossing.gate)));
  const crossings = data.gates.filter((gate, index) => !data.options.length || on_the_way.has(index)).map((gate) => ({ ...gate, role: "crossing" }));
  const ranked = [...data.places, ...crossings].sort((a, b) => name_rank(a) - name_rank(b));
  const place_names = () => {
    names.clearLayers();
    const around = (at, half) => { const point = map.latLngToContainerPoint(at); return [point.x - half, point.y - half, point.x + half, point.y + half]; };
    const taken = [...data.gates.map((gate) => around(pairs(gate.at)[0], 9)), ...number_spots.map((at) => around(at, 14))];
    for (const place of ranked) place_name(map, names, taken, place);
  };
  map.on("zoomend moveend resize", place_names);
  place_names();
}

/** A box right or left of a point: [left, top, right, bottom]. */
function box_at(point, shift, half_height, width) {
  const left = shift >= 0 ? point.x + shift : point.x + shift - width;
  return [left, point.y - half_height, left + width, point.y + half_height];
}

function place_name(map, names, taken, place) {
  const is_major = ["origin", "destination", "stop"].includes(place.role);
  const width = place.name.length * (is_major ? 8.2 : 6.6) + 4;
  const point = map.latLngToContainerPoint(pairs(place.at)[0]);
  const size = map.getSize();
  if (point.x < 0 || point.y < 0 || point.x > size.x || point.y > size.y) return;
  for (const shift of [10, -10]) {
    const box = box_at(point, shift, 9, width);
    if (box[0] < 0 || box[2] > size.x) continue;
    if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
    taken.push(box);
    const text = make("span", { class: is_major ? "name major" : "name", dir: "auto" }, place.name);
    const anchor = shift > 0 ? [-10, 9] : [width + 10, 9];
    L.marker(pairs(place.at)[0], { pane: "names", interactive: false, keyboard: false,
      icon: L.divIcon({ html: make("div", {}, text), className: "", iconSize: [width, 18], iconAnchor: anchor }) }).addTo(names);
    return;
  }
}
