// The head of the page and the list of options: what is read first.
function build_head() {
  const sheet = data.sheet;
  part("head").append(
    make("h1", {}, sheet.banner),
    make("div", { class: "dates" }, [fill("as of {}", sheet.as_of), fill("do not use after {}", sheet.expiry), sheet.label].join("  |  ")),
    make("div", { class: "question" }, [sheet.title, sheet.question].filter(Boolean).join(" – ")));
  part("foot").append(
    make("p", {}, sheet.disclaimer),
    make("p", {}, [fill("made on {}", sheet.made_on), fill("hash {}", sheet.hash), sheet.contact && fill("corrections to {}", sheet.contact)]
      .filter(Boolean).join("  |  ")));
}

function fact_list(facts) {
  const list = make("dl");
  for (const fact of facts) {
    list.append(make("div", { class: fact.open ? "open" : "" },
      fact.heading ? make("dt", {}, fact.heading + ": ") : null, make("dd", {}, fact.text)));
  }
  return list;
}

/** What is read first, and the rest to unfold: plan, what would change it, other readings. */
function build_facts(one) {
  const more = one.facts.filter((fact) => fact.more && !fact.open);
  const box = make("div", {}, fact_list(one.facts.filter((fact) => !fact.more || fact.open)));
  if (more.length) box.append(make("details", {}, make("summary", {}, say("Plan, what would change it, other readings")), fact_list(more)));
  return box;
}

function build_option(one) {
  const button = make("button", { type: "button", "aria-pressed": "false", onclick: () => select(one.id) },
    make("span", { class: "disc", colour: one.colour }, one.id), make("span", {}, one.title));
  return make("article", { class: "option", colour: one.colour, "data-option": one.id,
    "aria-label": fill("Route option {}", one.id) }, button, build_facts(one));
}

function build_handle() {
  const handle = make("button", { id: "handle", type: "button", "aria-expanded": "false", "aria-controls": "list" });
  handle.addEventListener("click", () => {
    const is_open = part("list").dataset.open !== "true";
    part("list").dataset.open = String(is_open);
    handle.setAttribute("aria-expanded", String(is_open));
  });
  listeners.select.push((id) => {
    const one = option(id);
    const facts = [fill("{} km", Math.round(one.length_km)), one.time_h === null ? "" : fill("{} h", one.time_h.toFixed(1))];
    handle.replaceChildren(make("span", {}, `▲ ${fill("Route option {}", id)}: ${in_a_row(facts.filter(Boolean))}`), make("span", { class: "way" }, one.title));
  });
  if (!data.options.length) handle.textContent = "▲ " + say("No route found");
  return handle;
}

function build_list() {
  const list = part("list");
  list.append(build_handle(), make("h2", {}, data.options.length ? say("Route options") : say("No route found")));
  for (const blockage of data.blockages) list.append(make("div", { class: "blocked" }, make("p", {}, blockage.text)));
  for (const one of data.options) list.append(build_option(one));
  if (data.options.length === 1 && data.sheet.is_whole) list.append(make("p", { class: "note" }, say("Only one route option was found.")));
  if (data.notes.measure) list.append(make("p", { class: "note" }, data.notes.measure));
  listeners.select.push((id) => {
    for (const article of list.querySelectorAll(".option")) {
      const is_selected = article.dataset.option === id;
      article.dataset.selected = String(is_selected);
      article.querySelector("button").setAttribute("aria-pressed", String(is_selected));
    }
  });
}
