// What is said of one option.
#include <algorithm>

#include <fmt/core.h>

#include "passage/write/words.hpp"

namespace passage {

namespace {

template <class... Arguments>
std::string say_with(Messages const& say, std::string const& text, Arguments const&... arguments) {
  return fmt::format(fmt::runtime(say(text)), arguments...);
}

std::string joined(std::vector<std::string> const& parts, std::string const& separator) {
  std::string all;
  for (auto const& part : parts) all += (all.empty() ? "" : separator) + part;
  return all;
}

std::string gate_name(Gate const& gate) {
  return isolated(gate.name.empty() ? gate.id : gate.name);
}

/// Those of one state, with the state and the longest likely wait said once.
std::string gates_of_state(RunResult const& result, Assessment const& sheet, GateState state,
                           Messages const& say) {
  std::vector<std::string> names;
  Seconds longest;
  for (auto const& crossing : sheet.crossings) {
    auto const& gate = result.graph.gates[crossing.gate.value];
    if (gate.state != state) continue;
    names.push_back(gate_name(gate));
    longest = std::max(longest, gate.wait);
  }
  if (names.empty()) return {};
  auto const shape = std::string{names.size() > 1 ? "up to {}" : "{}"};
  auto const wait = longest.value > 0 ? " (" + say_with(say, shape, time_text(longest, say)) + ")" : "";
  if (state == GateState::open && names.size() > 1) return say_with(say, "{} open", names.size()) + wait;
  return joined(names, ", ") + " " + say(std::string{name_of(state)}) + wait;
}

/// What is not simply open comes first.
FactLine crossing_fact(RunResult const& result, Assessment const& sheet, Messages const& say) {
  std::vector<std::string> texts;
  for (auto state : {GateState::closed, GateState::unknown, GateState::conditional, GateState::open}) {
    auto text = gates_of_state(result, sheet, state, say);
    if (!text.empty()) texts.push_back(text);
  }
  auto const is_unknown = [&](RouteCrossing const& crossing) {
    return result.graph.gates[crossing.gate.value].state == GateState::unknown;
  };
  return {say("Crossing points"), joined(texts, "; "), std::ranges::any_of(sheet.crossings, is_unknown)};
}

/// What is missing comes first; who gave the same answer is named together.
FactLine agreement_fact(RunResult const& result, Assessment const& sheet, Messages const& say) {
  auto lines = agreement_lines(result, sheet, say);
  std::stable_partition(lines.begin(), lines.end(), [](AgreementLine const& line) { return !line.is_given; });
  std::vector<std::pair<std::string, std::vector<std::string>>> answers;
  for (auto const& line : lines) {
    auto found =
        std::ranges::find(answers, line.statuses, &std::pair<std::string, std::vector<std::string>>::first);
    if (found == answers.end()) found = answers.insert(found, {line.statuses, {}});
    found->second.push_back(isolated(result.authorities.name(line.party)));
  }
  std::vector<std::string> texts;
  texts.reserve(answers.size());
  for (auto const& [answer, names] : answers) texts.push_back(joined(names, ", ") + ": " + answer);
  return {say("Agreements"), joined(texts, "; "), !sheet.agreements_missing.empty()};
}

std::string incident_text(Assessment const& sheet, ExposureScale scale, Messages const& say) {
  std::string text;
  if (sheet.recorded_incidents_within_5km && sheet.incident_window_days) {
    text = say_with(say, "{} in {} days", *sheet.recorded_incidents_within_5km, *sheet.incident_window_days);
    if (sheet.last_incident) text += say_with(say, ", last {}", date_text(sheet.last_incident->last, say));
  }
  if (!sheet.exposure) return text;
  auto const shown = [&](ExpectedEvents events) { return number_text(events.value * scale.passages_count); };
  text += (text.empty() ? "" : "; ") + shown(*sheet.exposure);
  if (sheet.exposure_low && sheet.exposure_high)
    text += fmt::format(" ({}\u2013{})", shown(*sheet.exposure_low), shown(*sheet.exposure_high));
  return text + " " + scale.text(say);
}

std::string people_fact(Assessment const& sheet, Messages const& say) {
  std::vector<std::string> parts;
  if (!sheet.people_near_stops.empty()) {
    auto const& near = sheet.people_near_stops.front();
    parts.push_back(say_with(say, "{} near stops ({})", people_text(near.people), band_text(near.band, say)));
  }
  if (!sheet.people_along.empty()) {
    auto const& along = sheet.people_along.front();
    parts.push_back(
        say_with(say, "{} along the road ({})", people_text(along.people), band_text(along.band, say)));
  }
  return joined(parts, "; ");
}

std::string unknown_fact(Assessment const& sheet, Messages const& say) {
  std::vector<std::string> parts;
  if (auto const stretches = unknown_stretches(sheet); !stretches.empty())
    parts.push_back(say_with(say, "holder not recorded: km {}", joined(stretches, ", ")));
  if (sheet.contested && sheet.contested->value > 0)
    parts.push_back(say_with(say, "contested: {}", length_text(*sheet.contested, say)));
  if (sheet.unobserved && sheet.unobserved->value > 0)
    parts.push_back(say_with(say, "no incident records: {}", length_text(*sheet.unobserved, say)));
  if (sheet.unmatched && sheet.unmatched->value > 0)
    parts.push_back(say_with(say, "on no known road: {}", length_text(*sheet.unmatched, say)));
  return joined(parts, "; ");
}

/// Waiting at crossing points, and what the road table itself adds: not the same thing, so not one word. Such
/// a delay can be many times the driving, which is then said beside it.
std::vector<std::string> wait_texts(Assessment const& sheet, Messages const& say) {
  std::vector<std::string> texts;
  auto const stated = sheet.stated_delay();
  auto const waiting = sheet.wait_likely - stated;
  if (sheet.time && stated >= minute)
    texts.push_back(say_with(say, "{} driving", time_text(*sheet.time - sheet.wait_likely, say)));
  if (waiting >= minute) texts.push_back(say_with(say, "{} waiting", time_text(waiting, say)));
  if (stated >= minute)
    texts.push_back(say_with(say, "{} for borders and ferries by the road table", time_text(stated, say)));
  return texts;
}

std::string movement_text(RunResult const& result, RouteOption const& option, Messages const& say) {
  auto const& sheet = option.assessment;
  std::vector<std::string> parts{length_text(sheet.length, say)};
  if (sheet.time) {
    auto text = say_with(say, "{} one way", time_text(*sheet.time, say));
    auto const waits = wait_texts(sheet, say);
    if (!waits.empty()) text += " (" + joined(waits, ", ") + ")";
    parts.push_back(text);
  }
  if (sheet.elapsed) parts.push_back(say_with(say, "{} in all", elapsed_text(*sheet.elapsed, say)));
  if (sheet.nights_en_route && *sheet.nights_en_route > 0) {
    auto const nights = *sheet.nights_en_route;
    parts.push_back(say_with(say, nights == 1 ? "{} night" : "{} nights", nights));
  }
  if (sheet.earliest_departure)
    parts.push_back(say_with(say, "earliest departure {}", date_text(*sheet.earliest_departure, say)));
  if (!sheet.largest_vehicle.empty()) {
    auto kind = sheet.largest_vehicle;
    std::ranges::replace(kind, '_', ' ');
    parts.push_back(say_with(say, "largest vehicle {}", say(kind)));
  }
  if (sheet.max_gross)
    parts.push_back(say_with(say, "vehicles to {} t", number_text(sheet.max_gross->value)));
  if (sheet.oldest_last_used) {
    auto const age = (result.facts.as_of - *sheet.oldest_last_used).count();
    parts.push_back(say_with(say, "least used stretch {} days ago", age));
  }
  return joined(parts, ", ");
}

}  // namespace

std::string band_text(std::string const& band, Messages const& say) {
  auto const unit = band.find_first_not_of("0123456789.");
  if (unit == std::string::npos || unit == 0) return band;
  return say_with(say, "{} " + band.substr(unit), band.substr(0, unit));
}

std::string input_text(std::string const& table, Messages const& say) {
  auto const& said = say(table);
  if (said != table) return said;
  auto text = table;
  std::ranges::replace(text, '_', ' ');
  return text;
}

std::vector<AgreementLine> agreement_lines(RunResult const& result, Assessment const& sheet,
                                           Messages const& say) {
  std::vector<AgreementLine> lines;
  for (auto party : sheet.consents.members()) {
    AgreementLine line{party, {}, {}, !sheet.agreements_missing.has(party)};
    std::vector<std::string> statuses;
    bool is_for_less = !line.is_given;  // every answer is a yes, but to something else
    for (auto const& agreement : result.authorities.agreements) {
      if (agreement.with != party || agreement.kind == AgreementKind::notification) continue;
      is_for_less = is_for_less && agreement.is_given(result.facts.as_of);
      auto text = say(std::string{name_of(agreement.status)});
      if (agreement.kind != AgreementKind::consent)
        text.insert(0, say(std::string{name_of(agreement.kind)}) + " ");
      if (agreement.valid_to && *agreement.valid_to < result.facts.as_of) text += ", " + say("expired");
      statuses.push_back(text);
    }
    if (is_for_less && !statuses.empty()) statuses.push_back(say("not for all of this way"));
    if (statuses.empty()) statuses.push_back(say("not asked"));
    line.statuses = joined(statuses, ", ");
    line.text = isolated(result.authorities.name(party)) + ": " + line.statuses;
    lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> unknown_stretches(Assessment const& sheet) {
  struct Kilometres {
    Metres from, upto;
  };
  std::vector<Kilometres> stretches;
  for (auto const& segment : sheet.segments) {
    if (!segment.is_control_considered || segment.holding.is_recorded()) continue;
    if (!stretches.empty() && stretches.back().upto >= segment.from)
      stretches.back().upto = segment.upto;
    else
      stretches.push_back({segment.from, segment.upto});
  }
  std::vector<std::string> texts;
  texts.reserve(stretches.size());
  for (auto const& stretch : stretches)
    texts.push_back(fmt::format("{:.0f}\u2013{:.0f}", stretch.from / kilometre, stretch.upto / kilometre));
  return texts;
}

std::vector<FactLine> option_facts(RunResult const& result, RouteOption const& option, Messages const& say) {
  auto const& sheet = option.assessment;
  std::vector<FactLine> facts = {
      {"", movement_text(result, option, say)},
      agreement_fact(result, sheet, say),
      crossing_fact(result, sheet, say),
      {say("Incidents"), incident_text(sheet, exposure_scale(result.options), say)},
      {say("People"), people_fact(sheet, say)},
      {say("Not known"), unknown_fact(sheet, say), true}};
  std::erase_if(facts, [](FactLine const& fact) { return fact.text.empty(); });
  return facts;
}

}  // namespace passage
