// Option lines: where options share a road, their colours take turns.
const shapes = new Map();
const number_spots = [];

function add_options(map) {
  const group = add_layer(map, say("Route options"));
  const ordered = [...data.options].reverse();  // the first option lies on top
  for (const one of ordered) L.polyline(pairs(one.line), { pane: "options", color: "#fff", weight: 8.5, interactive: false }).addTo(group);
  for (const one of ordered) {
    const lines = one.parts.map((piece) => L.polyline(pairs(piece.line), { pane: "options", color: one.colour, weight: 5, lineCap: "butt", interactive: false,
      dashArray: piece.sharing > 1 ? `14 ${14 * (piece.sharing - 1)}` : null, dashOffset: String(-14 * piece.rank) }).addTo(group));
    const touch = L.polyline(pairs(one.line), { pane: "options", color: one.colour, weight: 22, opacity: 0 }).addTo(group);
    with_tip(touch, [`${one.id}  ${one.title}`]);
    touch.on("click", () => select(one.id));
    touch.on("mousemove", (event) => state.selected === one.id && move(km_at(one, event.latlng), "map"));
    touch.on("mouseout", () => move(null, "map"));
    shapes.set(one.id, { lines });
  }
  add_numbers(map, group);
  add_what_if(map, group);
  const spot = L.circleMarker([0, 0], { pane: "marks", radius: 7, color: ink, weight: 2.5, fillColor: "#fff", fillOpacity: 1, interactive: false });
  listeners.move.push((km) => (km === null ? spot.remove() : spot.setLatLng(place_at(option(state.selected), km)).addTo(map)));
  listeners.select.push((id) => {
    for (const [other, shape] of shapes) for (const line of shape.lines) line.setStyle({ weight: other === id ? 6.5 : 4.5 });
  });
}

/** Two numbers an option, off crossing points, ends and their names, stops, sites and each other as far as the view allows.
 * They lie above every mark, and find their spots again after every zoom. */
function add_numbers(map, group) {
  const markers = data.options.flatMap((one, index) => [0.28 + 0.06 * index, 0.64 + 0.06 * index].map((wanted) => {
    const disc = make("span", { class: "disc", colour: one.colour }, one.id);
    const marker = pin(place_at(one, wanted * one.length_km), disc, 27, { pane: "marks", tip: true, title: one.title, zIndexOffset: 40000 });
    marker.on("click", () => select(one.id)).addTo(group);
    return { one, wanted, marker };
  }));
  const place_numbers = () => {
    number_spots.length = 0;
    const taken = [...mark_boxes(map), ...end_boxes(map).values()];
    const towns = passed_boxes(map);
    for (const { one, wanted, marker } of markers) {
      const beside_towns = free_spot(map, one, wanted, [...taken, ...towns]);
      const spot = beside_towns.is_free ? beside_towns : free_spot(map, one, wanted, taken);
      number_spots.push(spot.at);
      taken.push(around(map, spot.at, number_radius));
      marker.setLatLng(spot.at);
    }
  };
  map.on("zoomend resize", place_numbers);
  place_numbers();
}

const number_radius = 14;

/** From a point to a box, in pixels; negative inside, the deeper the less. */
function distance_to(box, point) {
  const right = Math.max(box[0] - point.x, point.x - box[2]), down = Math.max(box[1] - point.y, point.y - box[3]);
  return right > 0 && down > 0 ? Math.hypot(right, down) : Math.max(right, down);
}

/** The free spot nearest to the wanted share of the line; without one the spot with most room. */
function free_spot(map, one, wanted, taken) {
  let widest = null;
  for (let away = 0; away < 0.3; away += 0.02) {
    for (const share of [wanted + away, wanted - away]) {
      if (share < 0.04 || share > 0.96) continue;
      const at = place_at(one, share * one.length_km);
      const room = Math.min(...taken.map((box) => distance_to(box, map.latLngToContainerPoint(at))));
      if (room > number_radius + 1) return { at, is_free: true };
      if (!widest || room > widest.room) widest = { at, room };
    }
  }
  return widest;
}

/** The way that remains when somebody says no, when the run stored its line. */
function add_what_if(map, group) {
  let ways = [];
  listeners.say_no.push(() => {
    for (const way of ways) way.remove();
    ways = [];
    for (const one of data.options) {
      const is_open = is_option_open(one);
      for (const shape of shapes.get(one.id).lines) shape.setStyle({ opacity: is_open ? 1 : 0.25 });
    }
    if (!state.refused.size && !state.closed.size) return;
    for (const pair of option_pairs()) {
      if (best_open(pair)) continue;
      const point = stored_answer(pair) ?? (state.closed.size ? null : next_best(pair));
      if (point?.line) ways.push(L.polyline(pairs(point.line), { pane: "options", color: ink, weight: 4, dashArray: "3 7" }).addTo(group));
    }
  });
}

/** Cumulative shares of the line's length, made once an option. */
function shares(one) {
  if (one.shares) return one.shares;
  const points = pairs(one.line).map((pair) => L.latLng(pair));
  const running = [0];
  for (let i = 1; i < points.length; ++i) running.push(running[i - 1] + points[i - 1].distanceTo(points[i]));
  one.shares = { points, running: running.map((length) => length / (running.at(-1) || 1)) };
  return one.shares;
}

function place_at(one, km) {
  const { points, running } = shares(one);
  const share = Math.min(1, Math.max(0, km / one.length_km));
  let i = running.findIndex((value) => value >= share);
  i = Math.max(1, i);
  const inside = (share - running[i - 1]) / (running[i] - running[i - 1] || 1);
  return [points[i - 1].lat + (points[i].lat - points[i - 1].lat) * inside, points[i - 1].lng + (points[i].lng - points[i - 1].lng) * inside];
}

function km_at(one, at) {
  const { points, running } = shares(one);
  let best = 0;
  points.forEach((point, i) => { if (point.distanceTo(at) < points[best].distanceTo(at)) best = i; });
  return running[best] * one.length_km;
}
