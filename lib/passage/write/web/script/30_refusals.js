// "What if this authority says no": the next option from the front that the run stored. Nothing is computed anew.
function is_open_without(needed) {
  return !needed.some((party) => state.refused.has(party));
}

/** The fastest point of the front of a pair that needs none of the refused; null when there is none. */
function next_best(pair) {
  const open = data.front.filter((point) => point.pair === pair && is_open_without(point.needed));
  return open.reduce((best, point) => (!best || point.time_h < best.time_h ? point : best), null);
}

function answer_text() {
  const first = data.options[0];
  const open = data.options.filter((one) => is_open_without(one.needed));
  const point = next_best(first.pair);
  if (open.length) {
    const best = open.reduce((a, b) => ((b.time_h ?? Infinity) < (a.time_h ?? Infinity) ? b : a));
    const more = first.time_h !== null && best.time_h !== null ? best.time_h - first.time_h : 0;
    return best.id === first.id ? fill("Option {} does not need it.", first.id)
      : fill("Next: option {}, {} h longer than option {}.", best.id, more.toFixed(1), first.id);
  }
  if (point) return fill("No option of the list; another way takes {} h.", point.time_h.toFixed(1));
  return say("No way is left that this run found.");
}

function build_refusals() {
  const used = data.parties.map((party, index) => ({ ...party, index }))
    .filter((party) => data.options.some((one) => one.needed.includes(party.index)));
  if (!used.length) return;
  const answer = make("p", { class: "answer", role: "status" });
  const box = make("details", { open: "" }, make("summary", {}, say("If somebody says no")));
  const update = () => {
    for (const article of part("list").querySelectorAll(".option"))
      article.dataset.out = String(!is_open_without(option(article.dataset.option).needed));
    answer.textContent = state.refused.size ? answer_text() : say("Mark an authority to see the next option.");
    for (const listener of listeners.say_no) listener();
  };
  for (const party of used) {
    const tick = make("input", { type: "checkbox" });
    tick.addEventListener("change", () => {
      if (tick.checked) state.refused.add(party.index);
      else state.refused.delete(party.index);
      update();
    });
    box.append(make("label", { class: "row" }, tick, make("span", {}, fill("{} says no", party.name) + "  (" + party.status + ")")));
  }
  box.append(answer, make("p", { class: "note" },
    say("From the ways this run stored; ways that win only by its tolerance may be absent. A stored answer, not a forecast.")));
  part("list").append(box);
  update();
}
