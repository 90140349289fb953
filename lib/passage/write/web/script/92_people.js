// People within reach of the selected option: the walking curve, and need against reach by area.
function people_curve(reach, drawn) {
  const width = 380, height = 210, left = 62, right = 14, top = 12, bottom = 40;
  const longest = Math.max(...drawn.map((curve) => curve.people.length - 1));
  const most = Math.max(1, ...drawn.map((curve) => curve.people.at(-1)));
  const x = (minutes) => left + (minutes / longest) * (width - left - right);
  const y = (people) => height - bottom - (people / (most * 1.06)) * (height - top - bottom);
  const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, width: "100%", role: "img", "aria-label": say("People by the minutes they walk") });
  svg.style.maxWidth = "380px";
  svg.append(draw("path", { class: "axis", fill: "none", d: `M${left} ${top} V${height - bottom} H${width - right}` }));
  const step = nice_step(most, 4), minutes = longest > 240 ? 60 : longest > 90 ? 30 : 15;
  for (let value = 0; value <= most; value += step)
    svg.append(draw("text", { x: left - 6, y: y(value) + 4, "text-anchor": "end", class: "quiet" }, value.toLocaleString("en").replaceAll(",", "\u202f")),
      draw("line", { x1: left, x2: width - right, y1: y(value), y2: y(value), stroke: "#eceded" }));
  for (let value = 0; value <= longest; value += minutes)
    svg.append(draw("text", { x: x(value), y: height - bottom + 15, "text-anchor": "middle", class: "quiet" }, String(value)));
  svg.append(draw("text", { x: (left + width - right) / 2, y: height - 6, "text-anchor": "middle" }, say("minutes on foot")));
  drawn.forEach((curve, i) => {
    const points = curve.people.map((people, minute) => `${x(minute).toFixed(1)} ${y(people).toFixed(1)}`).join(" L");
    const line = draw("path", { d: `M${points}`, fill: "none", stroke: option(reach.option).colour, "stroke-width": 2, "stroke-dasharray": i ? "5 4" : "none" });
    line.append(draw("title", {}, curve.target === "stops" ? say("to the stops") : say("to the line")));
    svg.append(line);
  });
  return svg;
}

function people_table(table) {
  const head = [say("Area"), say("People"), say("Within"), say("Left out"), say("Need share"), say("Reach share"), say("Rate")];
  const body = make("tbody");
  for (const row of table.rows)
    body.append(make("tr", {}, make("th", { scope: "row" }, row.name), ...[row.people, row.within, row.left, row.need, row.reach, row.rate].map((cell) => make("td", {}, cell || "–"))));
  return make("table", {}, make("thead", {}, make("tr", {}, ...head.map((word) => make("th", { scope: "col" }, word)))), body);
}

function people_lines(table, reach) {
  const lines = [fill("{} people live {}; {} on the raster do not.", table.within, table.heading, table.left)];
  if (table.empty) lines.push(fill("{} further areas have nobody within, or too few people to show.", table.empty));
  if (table.rate) lines.push([fill("Rate of all: {}", table.rate), table.worst ? fill("worst ratio: {} ({})", table.worst, table.worst_code) : null, table.divergence ? fill("divergence: {}", table.divergence) : null].filter(Boolean).join("; ") + ". " + reach.formulas + ".");
  if (table.sites.length) lines.push(say("Sites beside the raster, not added to it") + ": " + table.sites.map((site) => `${site.name} (${site.people})`).join(", ") + ".");
  return lines;
}

function build_people() {
  const section = part("people");
  if (!data.reach.length) return section.remove();
  const choice = make("select", { "aria-label": say("Which people") });
  data.reach[0].tables.forEach((table, i) => choice.append(make("option", { value: i }, table.heading)));
  const answer = make("div");
  const show = () => {
    const reach = data.reach.find((one) => one.option === state.selected) ?? data.reach[0];
    const table = reach.tables[choice.value] ?? reach.tables[0];
    const drawn = reach.curves.filter((curve) => curve.people.length > 1);
    answer.replaceChildren(...[drawn.length ? people_curve(reach, drawn) : null,
      drawn.length > 1 ? make("p", { class: "note" }, say("Full line: to the line; broken line: to the stops.")) : null,
      table.rows.length ? people_table(table) : null,
      ...people_lines(table, reach).map((line) => make("p", { class: "note" }, line))].filter(Boolean));
  };
  choice.addEventListener("change", show);
  listeners.select.push((id) => { state.selected = id; show(); });
  section.append(make("h2", {}, say("People within reach")), make("p", {}, choice), answer);
  show();
}
