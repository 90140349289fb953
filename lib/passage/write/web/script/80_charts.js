// The trade-off chart and the profile of the selected option: inline SVG, the same colours and numbers as the map.
function nice_step(span, count) {
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough || 1));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough);
}

/** From zero, unless the values spread less than a tenth: then the reader is told. */
function axis_range(values) {
  const low = Math.min(...values), high = Math.max(...values);
  const is_cut = low > 0 && high > low && (high - low) / high < 0.1;
  return { low: is_cut ? low - (high - low) : 0, high: high + (is_cut ? high - low : high * 0.08) || 1, is_cut };
}

const marker_shapes = [(x, y) => draw("circle", { cx: x, cy: y, r: 4 }), (x, y) => draw("rect", { x: x - 3.5, y: y - 3.5, width: 7, height: 7 }),
  (x, y) => draw("path", { d: `M${x} ${y - 5} L${x + 5} ${y + 4} H${x - 5} Z` }), (x, y) => draw("path", { d: `M${x} ${y - 5} L${x + 5} ${y} L${x} ${y + 5} L${x - 5} ${y} Z` })];

function build_chart() {
  const section = part("chart");
  section.append(make("h2", {}, say("Time against recorded incidents")));
  const drawn = data.options.filter((one) => one.time_h !== null && one.exposure !== null);
  if (!drawn.length) {
    section.append(make("p", {}, data.options.length ? say("No chart: no incidents were given, so they are not considered.") : say("No chart: no route was found.")));
    return;
  }
  const width = 760, height = 320, left = 64, right = 20, top = 14, bottom = 46;
  const times = axis_range([...drawn.map((one) => one.time_h), ...data.front.map((point) => point.time_h)]);
  const events = axis_range([...drawn.flatMap((one) => [one.exposure, one.exposure_high ?? one.exposure]), ...data.front.map((point) => point.exposure)]);
  const x = (value) => left + ((value - times.low) / (times.high - times.low)) * (width - left - right);
  const y = (value) => height - bottom - ((value - events.low) / (events.high - events.low)) * (height - top - bottom);
  const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, width: "100%", style_max: "", role: "group", "aria-label": say("Each option by time and by expected recorded incidents") });
  svg.style.maxWidth = "760px";
  draw_axes(svg, { x, y, times, events, width, height, left, bottom, top });
  draw_front_points(svg, x, y);
  for (const one of drawn) svg.append(chart_option(one, x, y));
  section.append(svg, make("p", { class: "note" }, [say("Number in the disc: the option; beside it: agreements still missing. Small grey marks: all other ways no way beats, one shape for each set of agreements."),
    times.is_cut || events.is_cut ? say("An axis does not begin at zero.") : ""].join(" ")));
}

function draw_axes(svg, place) {
  const { x, y, times, events, width, height, left, bottom, top } = place;
  svg.append(draw("path", { class: "axis", fill: "none", d: `M${left} ${top} V${height - bottom} H${width - 16}` }));
  const step_x = nice_step(times.high - times.low, 7), step_y = nice_step(events.high - events.low, 5);
  for (let value = Math.ceil(times.low / step_x) * step_x; value <= times.high; value += step_x)
    svg.append(draw("text", { x: x(value), y: height - bottom + 16, "text-anchor": "middle", class: "quiet" }, String(+value.toFixed(6))));
  for (let value = Math.ceil(events.low / step_y) * step_y; value <= events.high; value += step_y)
    svg.append(draw("text", { x: left - 8, y: y(value) + 4, "text-anchor": "end", class: "quiet" }, String(+value.toFixed(6))),
      draw("line", { x1: left, x2: width - 16, y1: y(value), y2: y(value), stroke: "#eceded" }));
  svg.append(draw("text", { x: (left + width) / 2, y: height - 8, "text-anchor": "middle" }, say("time one way, waits included (h)")),
    draw("text", { x: 0, y: 0, transform: `translate(14 ${(height - bottom) / 2}) rotate(-90)`, "text-anchor": "middle" }, say("expected recorded incidents") + " " + data.scale));
}

function draw_front_points(svg, x, y) {
  const sets = [...new Set(data.front.map((point) => point.needed.join(",")))];
  for (const point of data.front) {
    if (point.option) continue;
    const shape = marker_shapes[sets.indexOf(point.needed.join(",")) % marker_shapes.length](x(point.time_h), y(point.exposure));
    shape.setAttribute("fill", "#b4b7ba");
    const names = in_a_row(point.needed.map((party) => data.parties[party].name));
    shape.append(draw("title", {}, names ? fill("needs {}", names) : say("needs no agreement")));
    svg.append(shape);
  }
}

function chart_option(one, x, y) {
  const at_x = x(one.time_h), at_y = y(one.exposure);
  const group = draw("g", { tabindex: 0, role: "button", "data-option": one.id, "aria-label": `${fill("Route option {}", one.id)}: ${fill("{} h", one.time_h.toFixed(1))}, ${short(one.exposure)} ${data.scale}` });
  if (one.exposure_low !== null && one.exposure_high !== null)
    group.append(draw("line", { x1: at_x, x2: at_x, y1: y(one.exposure_low), y2: y(one.exposure_high), stroke: one.colour, "stroke-width": 2 }));
  group.append(draw("circle", { cx: at_x, cy: at_y, r: 12, fill: one.colour, stroke: "#fff", "stroke-width": 2 }), draw("text", { x: at_x, y: at_y + 4.5, "text-anchor": "middle" }, one.id));
  group.lastChild.style.fill = "#fff";
  group.lastChild.style.fontWeight = "700";
  if (one.needed.length) group.append(draw("text", { x: at_x + 17, y: at_y + 4.5 }, fill("{} missing", one.missing.length)));
  group.style.cursor = "pointer";
  group.addEventListener("click", () => select(one.id));
  group.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); select(one.id); } });
  listeners.say_no.push(() => { group.style.opacity = is_option_open(one) ? 1 : 0.25; });
  listeners.select.push((id) => group.querySelector("circle").setAttribute("stroke", id === one.id ? ink : "#fff"));
  return group;
}
