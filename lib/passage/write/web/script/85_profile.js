// The selected option along its kilometres: density above, holders as a band below, crossing points as ticks.
const band_greys = ["#e3e4e5", "#c9cbcd", "#f1f1f1", "#b7babd", "#dadbdc", "#a9acaf"];

function draw_profile(id) {
  const box = part("profile");
  const wide = box.clientWidth, high = box.clientHeight;  // before it is emptied: an empty box has no size
  box.replaceChildren();
  if (!id) return;
  const one = option(id);
  const width = Math.max(320, wide - 12), height = Math.max(110, high - 8), left = 12, right = 12, band = 22, axis = 18;
  const base = height - band - axis, x = (km) => left + (km / one.length_km) * (width - left - right);
  const svg = draw("svg", { width, height, role: "img", "aria-label": fill("Profile of option {} along its kilometres", id) });
  draw_profile_density(svg, one, x, base);
  draw_profile_band(svg, one, x, base, band);
  const step = nice_step(one.length_km, Math.max(2, width / 110));
  const last = one.length_km - (one.length_km / width) * 24;  // a number at the very end would be cut
  for (let km = 0; km <= last; km += step)
    svg.append(draw("text", { x: x(km), y: height - 4, "text-anchor": km ? "middle" : "start", class: "quiet" }, km ? String(+km.toFixed(3)) : `${id}: km 0`));
  for (const crossing of one.crossings) {
    const gate = data.gates[crossing.gate];
    const symbol = gate_symbol(gate.state);
    symbol.setAttribute("x", x(crossing.km) - 9);
    symbol.setAttribute("y", base - 9);
    symbol.append(draw("title", {}, `km ${crossing.km.toFixed(0)}: ${gate.name}, ${say(gate.state)}`));
    svg.append(symbol);
  }
  draw_crossing_names(svg, one, x, { base, width });
  const cursor = draw("line", { y1: 0, y2: base + band, stroke: ink, "stroke-width": 1.5, visibility: "hidden" });
  svg.append(cursor);
  svg.addEventListener("pointermove", (event) => move(Math.min(one.length_km, Math.max(0, ((event.offsetX - left) / (width - left - right)) * one.length_km)), "profile"));
  svg.addEventListener("pointerleave", () => move(null, "profile"));
  box.profile_cursor = (km) => {
    cursor.setAttribute("visibility", km === null ? "hidden" : "visible");
    if (km !== null) { cursor.setAttribute("x1", x(km)); cursor.setAttribute("x2", x(km)); }
  };
  box.append(svg);
}

/** Names stand where there is room: those that are not open first, then in order; the others have their tooltip. */
function draw_crossing_names(svg, one, x, place) {
  const taken = [];
  const urgent = (crossing) => (data.gates[crossing.gate].state === "open" ? 1 : 0);
  for (const crossing of [...one.crossings].sort((a, b) => urgent(a) - urgent(b) || a.km - b.km)) {
    const name = data.gates[crossing.gate].name, wide = name.length * 7 + 8;
    const low = Math.min(Math.max(4, x(crossing.km) - wide / 2), place.width - wide - 4);
    if (low < 4 || taken.some((span) => low < span.high && low + wide > span.low)) continue;
    taken.push({ low, high: low + wide });
    svg.append(draw("text", { x: low + wide / 2, y: place.base - 14, "text-anchor": "middle" }, name));
  }
}

function draw_profile_density(svg, one, x, base) {
  const rates = one.segments.map((segment) => segment.rate ?? 0);
  const highest = Math.max(...rates, 0);
  if (!highest) {
    if (data.sheet.is_whole) svg.append(draw("text", { x: x(0), y: 14, class: "quiet" }, say("no recorded-incident density along this option")));
    return;
  }
  for (const segment of one.segments) {
    if (segment.rate === undefined) continue;
    const top = base - (segment.rate / highest) * (base - 30);
    const bar = draw("rect", { x: x(segment.from_km), y: top, width: Math.max(0.5, x(segment.to_km) - x(segment.from_km)), height: base - top, fill: data.density?.classes[segment.class]?.colour ?? "#ccc", "fill-opacity": 0.7 });
    bar.append(draw("title", {}, `km ${segment.from_km.toFixed(0)}–${segment.to_km.toFixed(0)}: ${short(segment.rate)} ${say("expected recorded incidents per 1 000 km² and year")}`));
    svg.append(bar);
  }
  svg.append(draw("text", { x: x(0), y: 12, class: "quiet" }, fill("up to {} expected recorded incidents per 1 000 km² and year", short(highest))));
}

/** Neighbours of one holder are one stretch. */
function held_stretches(segments) {
  const stretches = [];
  for (const segment of segments) {
    const before = stretches.at(-1);
    if (before && before.holder === segment.holder) before.to_km = segment.to_km;
    else stretches.push({ ...segment });
  }
  return stretches;
}

function draw_profile_band(svg, one, x, base, band) {
  for (const segment of held_stretches(one.segments)) {
    const is_known = segment.holders?.length > 0;
    const width = Math.max(0.5, x(segment.to_km) - x(segment.from_km));
    const rect = draw("rect", { x: x(segment.from_km), y: base, width, height: band, stroke: "#fff", fill: is_known ? band_greys[segment.holders[0] % band_greys.length] : "#fff" });
    if (segment.holder && !is_known) rect.setAttribute("stroke", "#8b0000");
    if (segment.holder) rect.append(draw("title", {}, `km ${segment.from_km.toFixed(0)}–${segment.to_km.toFixed(0)}: ${segment.holder}`));
    svg.append(rect);
    if (segment.holder && width > segment.holder.length * 6.4)
      svg.append(draw("text", { x: x(segment.from_km) + 5, y: base + 15 }, segment.holder));
  }
}

function build_profile() {
  listeners.select.push(draw_profile);
  listeners.move.push((km) => part("profile").profile_cursor?.(km));
  new ResizeObserver(() => draw_profile(state.selected)).observe(part("profile"));
}
