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
    svg.append(draw("text", { x: left - 6, y: y(value) + 4, "text-anchor": "end", class: "quiet" }, grouped(value)),
      draw("line", { x1: left, x2: width - right, y1: y(value), y2: y(value), stroke: "#eceded" }));
  for (let value = 0; value <= longest; value += minutes)
    svg.append(draw("text", { x: x(value), y: height - bottom + 15, "text-anchor": "middle", class: "quiet" }, String(value)));
  svg.append(draw("text", { x: (left + width - right) / 2, y: height - 6, "text-anchor": "middle" }, say("minutes on foot")));
  const marker = draw("line", { y1: top, y2: height - bottom, stroke: "#21252a", "stroke-width": 1 });
  const dots = draw("g");
  svg.append(marker, dots);
  drawn.forEach((curve, i) => {
    const points = curve.people.map((people, minute) => `${x(minute).toFixed(1)} ${y(people).toFixed(1)}`).join(" L");
    const line = draw("path", { d: `M${points}`, fill: "none", stroke: option(reach.option).colour, "stroke-width": 2, "stroke-dasharray": i ? "5 4" : "none" });
    line.append(draw("title", {}, curve.target === "stops" ? say("to the stops") : say("to the line")));
    svg.append(line);
  });
  const mark = (minutes) => {
    marker.setAttribute("x1", x(minutes));
    marker.setAttribute("x2", x(minutes));
    dots.replaceChildren(...drawn.map((curve) => draw("circle", { cx: x(minutes), cy: y(curve.people[Math.min(minutes, curve.people.length - 1)]), r: 4, fill: option(reach.option).colour })));
    svg.append(dots);
  };
  return { svg, mark };
}

function people_table(table) {
  const head = [say("Area"), say("People"), say("Within"), say("Left out"), say("Need share"), say("Reach share"), say("Rate")];
  const body = make("tbody");
  for (const row of table.rows)
    body.append(make("tr", {}, make("th", { scope: "row" }, row.name), ...[row.people, row.within, row.left, row.need, row.reach, row.rate].map((cell) => make("td", {}, cell || "–"))));
  return make("table", {}, make("thead", {}, make("tr", {}, ...head.map((word) => make("th", { scope: "col" }, word)))), body);
}

/** A slider over the minutes of the walking curve: how many people live within so long a walk. */
function people_slider(curves, chart) {
  const longest = Math.max(...curves.map((curve) => curve.people.length - 1));
  const input = make("input", { type: "range", id: "walk", min: 0, max: longest, step: 1, value: Math.min(state.walk ?? 60, longest) });
  const answer = make("output", { for: "walk", role: "status" });
  const show = () => {
    state.walk = Number(input.value);
    const count = (curve) => grouped(rounded(curve.people[Math.min(state.walk, curve.people.length - 1)]));
    answer.textContent = in_a_row(curves.map((curve) => fill(curve.target === "stops" ? "{} people live within a walk of {} min of the stops"
      : "{} people live within a walk of {} min of the line", count(curve), state.walk)), "; ") + ".";
    input.setAttribute("aria-valuetext", answer.textContent);
    chart.mark(state.walk);
  };
  input.addEventListener("input", show);
  show();
  return make("div", { class: "slider" }, make("label", {}, make("span", {}, say("Time on foot (minutes)")), input), answer);
}

const grouped = (number) => number.toLocaleString("en").replaceAll(",", "\u202f");
/** As the sheets round people. */
function rounded(people) {
  const step = people >= 10000 ? 1000 : people >= 1000 ? 100 : people >= 100 ? 10 : 1;
  return Math.round(people / step) * step;
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
    const chart = drawn.length ? people_curve(reach, drawn) : null;
    answer.replaceChildren(...[chart?.svg, chart ? people_slider(drawn, chart) : null,
      drawn.length > 1 ? make("p", { class: "note" }, say("Full line: to the line; broken line: to the stops.")) : null,
      make("p", { class: "choice" }, choice),
      table.rows.length ? people_table(table) : null,
      ...[...table.lines, reach.formulas + "."].map((line) => make("p", { class: "note" }, line))].filter(Boolean));
  };
  choice.addEventListener("change", () => { show(); choice.focus(); });
  listeners.select.push((id) => { state.selected = id; show(); });
  section.append(make("h2", {}, say("People within reach")), answer);
  show();
}
