#include "passage/read/gates.hpp"

#include <algorithm>
#include <map>

#include <fmt/core.h>

#include "passage/base/plain_text.hpp"
#include "passage/read/detail/fields.hpp"
#include "passage/read/detail/inner_point.hpp"
#include "passage/read/detail/parties.hpp"
#include "passage/read/features.hpp"

namespace passage {

namespace {

using detail::Column;
using detail::known_column;
using detail::Tally;

class GateReader {
 public:
  GateReader(FeatureTable const& table, Authorities& authorities, Context& context)
      : table_(table), authorities_(authorities), context_(context), spellings_(authorities) {
    id_ = known_column(table, {"id", "gate_id"});
    name_ = known_column(table, {"name"});
    party_ = known_column(table, {"party", "holder"});
    type_ = known_column(table, {"type"});
    state_ = known_column(table, {"state"});
    wait_ = known_column(table, {"wait_min"});
    least_ = known_column(table, {"wait_least_min"});
    most_ = known_column(table, {"wait_most_min"});
    per_vehicle_ = known_column(table, {"per_vehicle_min"});
    window_ = known_column(table, {"window"});
    max_load_ = known_column(table, {"max_load_t"});
    confidence_ = known_column(table, {"confidence"});
    seen_ = known_column(table, {"seen"});
    decides_ = known_column(table, {"decides"});
  }

  std::vector<Gate> read() {
    for (auto const& feature : table_.features) {
      for (auto const& name : detail::party_names(party_.text(feature))) spellings_.count(name);
    }
    for (auto const& feature : table_.features) {
      if (detail::has_geometry(feature)) gates_.push_back(gate_of(feature));
    }
    check_ids();
    unknown_states_.refuse(problems_, table_.source, "state", "open, closed, conditional or unknown");
    unknown_decides_.refuse(problems_, table_.source, "decides", "yes or no");
    problems_.throw_if_any(ErrorKind::input);
    report();
    return std::move(gates_);
  }

 private:
  Gate gate_of(Feature const& feature);
  void set_state(Gate& gate, Feature const& feature);
  void set_waits(Gate& gate, Feature const& feature);
  void set_limits(Gate& gate, Feature const& feature);
  std::optional<Seconds> minutes(Column const& column, Feature const& feature, char const* name);
  void check_ids();
  void report() const;

  FeatureTable const& table_;
  Authorities& authorities_;
  Context& context_;
  detail::PartySpellings spellings_;
  Column id_, name_, party_, type_, state_, wait_, least_, most_, per_vehicle_, window_, max_load_,
      confidence_, seen_, decides_;
  Problems problems_;
  detail::UnknownWords unknown_states_, unknown_decides_;
  Tally no_state_, no_wait_, wait_order_, bad_date_, odd_window_, never_open_;
  std::vector<Gate> gates_;
};

Gate GateReader::gate_of(Feature const& feature) {
  Gate gate;
  gate.name = name_.text(feature);
  gate.id = id_.text(feature);
  if (gate.id.empty()) gate.id = gate.name.empty() ? fmt::format("{}", feature.id) : gate.name;
  if (gate.name.empty()) gate.name = gate.id;
  auto const point = detail::inner_point(feature.geometry);
  gate.place = {point.x, point.y};
  gate.type = plain_word(type_.text(feature));
  gate.holders = spellings_.ids(detail::party_names(party_.text(feature)), authorities_);
  gate.window = window_.text(feature);
  if (!gate.window.empty()) gate.hours = parse_opening_hours(gate.window);
  if (!gate.window.empty() && !gate.hours) odd_window_.add(feature, gate.window);
  if (gate.hours && gate.hours->is_never() && gate.state != GateState::closed)
    never_open_.add(feature, gate.name);
  gate.seen = date_of(seen_.of(feature), bad_date_);
  set_state(gate, feature);
  set_waits(gate, feature);
  set_limits(gate, feature);
  return gate;
}

void GateReader::set_state(Gate& gate, Feature const& feature) {
  auto const word = state_.text(feature);
  if (word.empty()) return no_state_.add(feature, gate.name);
  if (auto const state = gate_state(plain_word(word))) {
    gate.state = *state;
  } else {
    unknown_states_.add(word);
  }
}

std::optional<Seconds> GateReader::minutes(Column const& column, Feature const& feature, char const* name) {
  auto const number = column.number(feature);
  if (number && *number >= 0) return Seconds{*number * 60};
  if (!is_null(column.of(feature))) {
    problems_.add({"negative_wait", table_.source,
                   fmt::format("{}: {} is \"{}\", expected minutes from 0", detail::name_of(feature), name,
                               column.text(feature)),
                   "leave the cell empty when the wait is not known"});
  }
  return std::nullopt;
}

void GateReader::set_waits(Gate& gate, Feature const& feature) {
  auto const likely = minutes(wait_, feature, "wait_min");
  gate.wait_least = minutes(least_, feature, "wait_least_min");
  gate.wait_most = minutes(most_, feature, "wait_most_min");
  gate.per_vehicle = minutes(per_vehicle_, feature, "per_vehicle_min").value_or(Seconds{0});
  if (!likely && gate.state != GateState::closed) no_wait_.add(feature, gate.name);
  // Without a likely wait the middle of the stated range is the fairest guess.
  auto const low = gate.wait_least.value_or(Seconds{0}), high = gate.wait_most.value_or(low);
  gate.wait = likely.value_or((low + high) / 2);
  bool const is_in_order = (!gate.wait_least || *gate.wait_least <= gate.wait) &&
                           (!gate.wait_most || gate.wait <= *gate.wait_most);
  if (is_in_order) return;
  wait_order_.add(feature, gate.name);
  Seconds list[] = {gate.wait_least.value_or(gate.wait), gate.wait, gate.wait_most.value_or(gate.wait)};
  std::sort(std::begin(list), std::end(list));
  if (gate.wait_least) gate.wait_least = list[0];
  gate.wait = list[1];
  if (gate.wait_most) gate.wait_most = list[2];
}

void GateReader::set_limits(Gate& gate, Feature const& feature) {
  if (auto const load = max_load_.number(feature)) {
    if (*load > 0) {
      gate.max_load = Tonnes{*load};
    } else {
      problems_.add(
          {"max_load_range", table_.source,
           fmt::format("{}: max_load_t is {}, expected tonnes above 0", detail::name_of(feature), *load),
           "a crossing point that carries nothing is closed"});
    }
  }
  if (auto const confidence = confidence_.number(feature)) {
    gate.confidence_share = *confidence;
    if (!(*confidence >= 0 && *confidence <= 1)) {
      problems_.add(
          {"confidence_range", table_.source,
           fmt::format("{}: confidence is {}, expected 0 to 1", detail::name_of(feature), *confidence),
           "divide per cent by 100"});
    }
  }
  auto const& decides = decides_.of(feature);
  if (auto const answer = detail::yes_or_no(decides)) {
    gate.decides = *answer;
  } else if (!is_null(decides)) {
    unknown_decides_.add(as_text(decides));
  }
}

void GateReader::check_ids() {
  std::map<std::string, std::vector<LonLat>> places;
  for (auto const& gate : gates_) places[gate.id].push_back(gate.place);
  for (auto const& [id, list] : places) {
    if (list.size() < 2) continue;
    problems_.add({"duplicate_id", table_.source,
                   fmt::format("the id \"{}\" occurs {} times, at {:.4f} {:.4f} and {:.4f} {:.4f}", id,
                               list.size(), list[0].lon, list[0].lat, list[1].lon, list[1].lat),
                   "agreements and what-if questions name crossing points by id: give each its own"});
  }
}

void GateReader::report() const {
  auto finding = [](Severity severity, char const* code) {
    return Finding{severity, code, "", "gates", "", 1};
  };
  auto const& source = table_.source;
  spellings_.report(context_, "gates", source);
  no_state_.report(context_, finding(Severity::serious, "gate_state_unknown"), source,
                   "crossing points have no state",
                   "without one a crossing point needs its holder's agreement and is a gap");
  no_wait_.report(context_, finding(Severity::warning, "gate_wait_unknown"), source,
                  "crossing points have no likely wait",
                  "the middle of the stated range, else no wait, is counted");
  wait_order_.report(context_, finding(Severity::warning, "gate_wait_order"), source,
                     "crossing points have a least, likely and most wait that are not in this order",
                     "they are put in order");
  odd_window_.report(context_, finding(Severity::serious, "gate_window_unreadable"), source,
                     "crossing points have opening hours that are not understood",
                     "expected hours as 07:00-15:00; they count as not stated");
  never_open_.report(context_, finding(Severity::serious, "gate_never_opens"), source,
                     "crossing points have hours that never open", "they are closed");
  bad_date_.report(context_, finding(Severity::warning, "unreadable_date"), source,
                   "dates of crossing points are unreadable", "they count as not stated");
}

}  // namespace

std::vector<Gate> read_gates(FeatureTable table, Authorities& authorities, Context& context) {
  auto const degrees = to_lon_lat(std::move(table));
  return GateReader{degrees, authorities, context}.read();
}

}  // namespace passage
