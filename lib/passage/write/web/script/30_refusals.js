// "What if this authority says no, or this crossing point closes": the next option from what the run stored. Nothing
// is computed anew: refusals of authorities from the front, closures and pairs from the stored answers.
function is_open_without(needed) {
  return !needed.some((party) => state.refused.has(party));
}

function is_option_open(one) {
  return is_open_without(one.needed) && !one.crossings.some((crossing) => state.closed.has(crossing.gate));
}

/** The fastest point of the front of a pair that needs none of the refused; null when there is none. */
function next_best(pair) {
  const open = data.front.filter((point) => point.pair === pair && is_open_without(point.needed));
  return open.reduce((best, point) => (!best || point.time_h < best.time_h ? point : best), null);
}

/** The stored answer to exactly what is marked; undefined when the run asked no such question. */
function stored_answer(pair) {
  const same = (set, list) => set.size === list.length && list.every((member) => set.has(member));
  return data.if_no.find((answer) => answer.pair === pair && same(state.refused, answer.refused) && same(state.closed, answer.closed));
}

/** The fastest option of a pair that is still open; null when there is none. */
function best_open(pair) {
  const open = data.options.filter((one) => one.pair === pair && is_option_open(one));
  return open.length ? open.reduce((a, b) => ((b.time_h ?? Infinity) < (a.time_h ?? Infinity) ? b : a)) : null;
}

const option_pairs = () => [...new Set(data.options.map((one) => one.pair))];

function answer_for(pair) {
  const first = data.options.find((one) => one.pair === pair), best = best_open(pair);
  if (best) {
    const more = first.time_h !== null && best.time_h !== null ? best.time_h - first.time_h : 0;
    return best.id === first.id ? fill("Option {} does not need it.", first.id)
      : fill("Next: option {}, {} h longer than option {}.", best.id, more.toFixed(1), first.id);
  }
  const answer = stored_answer(pair);
  if (answer && answer.lost_stops)
    return fill("Only a way of {} h that leaves out {}.", answer.time_h.toFixed(1), answer.lost_stops.join(", "));
  if (answer) return answer.time_h === undefined ? say("No way is left.") : fill("No option of the list; another way takes {} h.", answer.time_h.toFixed(1));
  if (state.closed.size) return say("This run did not ask about all of these together.");
  const point = next_best(pair);
  if (point) return fill("No option of the list; another way takes {} h.", point.time_h.toFixed(1));
  return say("No way is left that this run found.");
}

/** One sentence for each destination. */
function answer_text() {
  const all = option_pairs();
  return all.map((pair) => (all.length > 1 ? data.options.find((one) => one.pair === pair).to + ": " : "") + answer_for(pair)).join("\n");
}

/** When the selected option is out, the next best one is looked at. */
function select_next() {
  const selected = option(state.selected);
  if (!selected || is_option_open(selected)) return;
  const best = best_open(selected.pair);
  if (best) select(best.id);
}

function build_refusals() {
  const used = data.parties.map((party, index) => ({ ...party, index }))
    .filter((party) => data.options.some((one) => one.needed.includes(party.index)));
  const crossed = data.gates.map((gate, index) => ({ ...gate, index }))
    .filter((gate) => gate.state !== "closed" && data.options.some((one) => one.crossings.some((crossing) => crossing.gate === gate.index)));
  if (!used.length && !crossed.length) return;
  const answer = make("p", { class: "answer", role: "status" });
  const box = make("details", { open: "" }, make("summary", {}, say("If somebody says no")));
  const update = () => {
    for (const article of part("list").querySelectorAll(".option"))
      article.dataset.out = String(!is_option_open(option(article.dataset.option)));
    answer.textContent = state.refused.size || state.closed.size ? answer_text() : say("Mark an authority or crossing point to see the next option.");
    for (const listener of listeners.say_no) listener();
    select_next();
  };
  const row = (set, index, text) => {
    const tick = make("input", { type: "checkbox" });
    tick.addEventListener("change", () => {
      if (tick.checked) set.add(index);
      else set.delete(index);
      update();
    });
    return make("label", { class: "row" }, tick, make("span", {}, text));
  };
  for (const party of used) box.append(row(state.refused, party.index, fill("{} says no", party.name) + "  (" + party.status + ")"));
  if (crossed.length && data.if_no.length) {
    const more = make("details", { class: "crossings" }, make("summary", {}, say("If a crossing point closes")));
    for (const gate of crossed) more.append(row(state.closed, gate.index, fill("{} closes", gate.name)));
    box.append(more);
  }
  box.append(answer, make("p", { class: "note" },
    say("From the ways this run stored; ways that win only by its tolerance may be absent. A stored answer, not a forecast.")));
  part("list").append(box);
  update();
}
