// The table of options and the notes below it.
function build_table() {
  const section = part("table");
  if (!data.options.length) return section.remove();
  const head = make("tr", {}, make("td"));
  for (const one of data.options) {
    head.append(make("th", { scope: "col", "data-option": one.id }, make("button", { type: "button", onclick: () => select(one.id) },
      make("span", { class: "disc", colour: one.colour }, one.id), make("span", {}, one.title))));
  }
  const body = make("tbody");
  for (const row of data.table) {
    const line = make("tr", {}, make("th", { scope: "row" }, row.heading));
    row.cells.forEach((cell, i) => line.append(make("td", { "data-option": data.options[i].id }, cell)));
    body.append(line);
  }
  section.append(make("h2", {}, say("Comparison")), make("table", {}, make("thead", {}, head), body), make("p", { class: "note" }, say("A dash means not computed or not recorded, never zero.")));
  listeners.say_no.push(() => {
    for (const cell of section.querySelectorAll("[data-option]")) cell.dataset.out = String(!is_option_open(option(cell.dataset.option)));
  });
  listeners.select.push((id) => {
    for (const cell of section.querySelectorAll("[data-option]")) cell.dataset.selected = String(cell.dataset.option === id);
  });
}

function note_block(title, lines) {
  if (!lines.length) return null;
  const list = make("ul");
  for (const line of lines) list.append(make("li", {}, line));
  return make("div", {}, make("h2", {}, title), list);
}

function build_notes() {
  const notes = data.notes;
  const findings = notes.findings.map((finding) => `${say(finding.severity)}: ${finding.text}`);
  part("notes").append(...[note_block(say("What differs"), notes.differences), note_block(say("What we do not know"), notes.unknown),
    note_block(say("How different the options are"), notes.different), note_block(say("Assumptions that were used"), notes.assumptions), note_block(say("Sources with their dates"), notes.sources),
    note_block(say("Notes on the data"), findings)].filter(Boolean));
}
