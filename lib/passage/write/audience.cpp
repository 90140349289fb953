#include "passage/write/audience.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <sstream>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/geo/coordinate_rounding.hpp"
#include "passage/geo/projector.hpp"
#include "passage/write/detail/embedded.hpp"

namespace passage {

namespace {

using Rules = std::map<std::string, std::string>;

std::string trimmed(std::string const& text) {
  auto const first = text.find_first_not_of(" \t\r"), last = text.find_last_not_of(" \t\r");
  return first == std::string::npos ? std::string{} : text.substr(first, last - first + 1);
}

std::map<std::string, Rules> read_policies() {
  std::map<std::string, Rules> policies;
  std::istringstream lines{std::string{detail::embedded_file("policies/audiences.txt")}};
  std::string line, section;
  while (std::getline(lines, line)) {
    line = trimmed(line);
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[') {
      section = line.substr(1, line.size() - 2);
      continue;
    }
    auto const equals = line.find('=');
    policies[section][trimmed(line.substr(0, equals))] = trimmed(line.substr(equals + 1));
  }
  return policies;
}

int number(std::string const& text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Takes parts of a result away, one rule after the other.
class Reducer {
 public:
  Reducer(RunResult& result, AudiencePolicy const& policy, Readers const& readers)
      : result_(result), policy_(policy), readers_(readers) {}

  void reduce() {
    if (policy_.has_own_holder) own_ = own_party();
    keep_options();
    if (!policy_.has_incidents) drop_incidents();
    if (!policy_.has_answers) drop_answers();
    if (!policy_.has_doubts) drop_doubts();
    if (!policy_.has_all_holders) drop_holders();
    result_.facts.shows_all_holders = policy_.has_all_holders;
    result_.facts.shows_fall_back = policy_.has_fall_back;
    if (!policy_.has_all_options) drop_crossings();
    drop_places();
    for (auto& option : result_.options) option.assessment.readings.clear();
    result_.access_legs.clear();
    limit_people();
    if (policy_.grid.value > 0) round_geometry();
    result_.facts.sensitivity_label = policy_.label;
  }

 private:
  PartyId own_party() const {
    if (auto const found = result_.authorities.find(readers_.counterpart)) return *found;
    std::string known;
    for (auto const& authority : result_.authorities.list)
      if (authority.is_recorded) known += (known.empty() ? "" : ", ") + authority.name;
    throw Error{ErrorKind::usage, "unknown_counterpart",
                fmt::format("the run has no authority \"{}\"", readers_.counterpart), "one of: " + known};
  }

  void keep_options() {
    auto& options = result_.options;
    if (policy_.has_all_options) return;
    if (!policy_.has_one_option || options.empty()) {
      result_.facts.title = "Analysis of access";  // a title may name where somebody went
      result_.facts.question.clear();
      result_.reach.clear();
      return options.clear();
    }
    auto const wanted = readers_.option.empty() ? options.front().id : readers_.option;
    auto const found = std::ranges::find(options, wanted, &RouteOption::id);
    if (found == options.end())
      throw Error{ErrorKind::usage, "unknown_option", fmt::format("the run has no option \"{}\"", wanted),
                  fmt::format("1 to {}", options.size())};
    auto const number = static_cast<std::size_t>(found - options.begin());
    if (number < result_.reach.size()) result_.reach = {std::move(result_.reach[number])};
    auto kept = std::move(*found);
    kept.shares_with.clear();
    kept.roles.clear();
    kept.path = {};
    options.clear();
    options.push_back(std::move(kept));
  }

  void drop_incidents() {
    result_.hazard.reset();
    result_.events.clear();
    for (auto& option : result_.options) {
      auto& sheet = option.assessment;
      sheet.recorded_incidents_within_5km.reset(), sheet.incident_window_days.reset(),
          sheet.last_incident.reset();
      sheet.exposure.reset(), sheet.exposure_low.reset(), sheet.exposure_high.reset();
      sheet.exposure_persistent.reset(), sheet.unobserved.reset(), sheet.chance_of_any.reset();
      for (auto& segment : sheet.segments) segment.mean_rate.reset();
    }
  }

  void drop_answers() {
    // What would flip a choice is an answer too; a plan says where the movement sleeps.
    for (auto& option : result_.options) {
      option.explanation = {};
      option.assessment.plan.reset();
    }
    result_.fronts.clear(), result_.if_no.clear(), result_.blockages.clear();
    result_.certificates.clear(), result_.openings.reset();
    auto const quantum = result_.graph.quantum;
    auto gates = std::move(result_.graph.gates);
    result_.graph = {};
    result_.graph.quantum = quantum;
    result_.graph.gates = std::move(gates);
  }

  void drop_doubts() {
    result_.closures.clear(), result_.restricted.clear();
    result_.findings = {}, result_.assumptions.clear(), result_.not_considered.clear();
    auto& provenance = result_.provenance;
    provenance.options.clear(), provenance.step_seconds.clear();
    std::erase_if(provenance.inputs, [](InputRecord const& input) {
      return input.table != "roads" && input.table != "population" && input.table != "map";
    });
    for (auto& option : result_.options) {
      auto& sheet = option.assessment;
      sheet.data_gaps.clear();
      sheet.explosive_hazard.reset(), sheet.closed.reset(), sheet.avoid.reset(), sheet.unmatched.reset();
      for (auto& segment : sheet.segments) {
        segment.avoid_factor = 1;
        segment.is_forbidden = segment.is_closed = segment.is_explosive_hazard = false;
      }
    }
  }

  bool is_own(std::vector<PartyId> const& holders) const {
    return own_ && holders.size() == 1 && holders.front() == *own_;
  }

  /// Of ground, agreements and crossing points only the counterpart's own; the rest has no holder any more,
  /// and neighbours that now look alike are one.
  void drop_holders() {
    if (result_.control) {
      std::vector<ControlArea> areas;
      for (auto const& area : result_.control->areas())
        if (is_own(area.holders)) areas.push_back(area);
      result_.control.reset();
      if (!areas.empty()) result_.control.emplace(std::move(areas));
    }
    for (auto& option : result_.options) drop_holders(option.assessment);
    for (auto& gate : result_.graph.gates)
      std::erase_if(gate.holders, [&](PartyId party) { return !is_own({party}); });
    auto& authorities = result_.authorities;
    std::erase_if(authorities.agreements,
                  [&](Agreement const& agreement) { return !is_own({agreement.with}); });
    for (std::uint32_t i = 0; i < authorities.list.size(); ++i)
      if (!own_ || own_->value != i) authorities.list[i].name = "another authority";
  }

  void drop_holders(Assessment& sheet) {
    auto const own = own_ ? ConsentSet::of(*own_) : ConsentSet{};
    sheet.consents = sheet.consents & own;
    sheet.agreements_missing = sheet.agreements_missing & own;
    std::erase_if(sheet.also_notify, [&](PartyId party) { return !is_own({party}); });
    sheet.changes_of_control = 0;
    sheet.contested.reset(), sheet.unknown_control.reset();
    std::vector<RouteSegment> merged;
    for (auto& segment : sheet.segments) {
      if (!is_own(segment.holding.holders)) {
        segment.holding.holders.clear();
        segment.is_control_considered = false;
      }
      bool const is_alike = !merged.empty() && merged.back().holding == segment.holding &&
                            merged.back().road_class == segment.road_class;
      if (!is_alike) {
        merged.push_back(std::move(segment));
        continue;
      }
      auto& before = merged.back();
      before.upto = segment.upto;
      before.time += segment.time;
      if (!segment.last_used || (before.last_used && *segment.last_used < *before.last_used))
        before.last_used = segment.last_used;
      before.line.insert(before.line.end(), segment.line.begin() + (segment.line.empty() ? 0 : 1),
                         segment.line.end());
    }
    sheet.segments = std::move(merged);
  }

  /// Only the crossing points of the shared line, numbered anew.
  void drop_crossings() {
    auto const gates = std::move(result_.graph.gates);
    result_.graph.gates.clear();
    for (auto& option : result_.options) {
      for (auto& crossing : option.assessment.crossings) {
        auto gate = gates[crossing.gate.value];
        gate.confidence_share.reset();
        crossing.gate = GateId{static_cast<std::uint32_t>(result_.graph.gates.size())};
        result_.graph.gates.push_back(std::move(gate));
      }
    }
  }

  void drop_places() {
    if (policy_.has_sites) return;
    std::erase_if(result_.places, [](Place const& place) { return place.role == PlaceRole::site; });
    for (auto& report : result_.reach)
      std::erase_if(report.people, [](PeopleRow const& row) { return row.key.kind == "site"; });
    for (auto& option : result_.options) option.assessment.sites_served.clear();
    if (result_.options.empty()) result_.places.clear();
  }

  void limit_people() {
    for (auto& report : result_.reach) limit_reach(report);
    for (auto& option : result_.options) {
      auto& sheet = option.assessment;
      for (auto* bands : {&sheet.people_near_stops, &sheet.people_along, &sheet.people_walking}) {
        std::erase_if(*bands, [&](PeopleInBand const& band) { return band.people < policy_.least; });
        for (auto& band : *bands)
          band.people.value = std::round(band.people.value / policy_.round_to.value) * policy_.round_to.value;
      }
    }
  }

  /// People of few are withheld, all are rounded; ground by holder is nobody else's business.
  void limit_reach(ReachReport& report) const {
    std::erase_if(report.people, [](PeopleRow const& row) { return row.key.kind == "control"; });
    std::erase_if(report.need, [](NeedRow const& row) { return row.key.kind == "control"; });
    auto const rounded = [this](Persons people) {
      return Persons{std::round(people.value / policy_.round_to.value) * policy_.round_to.value};
    };
    for (auto& row : report.people) {
      row.is_suppressed = row.is_suppressed || row.within < policy_.least;
      row.people = rounded(row.people);
      row.within = rounded(row.within);
    }
    // The worst area is not named where its number is withheld.
    for (auto& total : report.need) {
      auto const is_worst = [&](PeopleRow const& row) {
        return row.is_suppressed && row.key.kind == "zone" && row.code == total.worst_code;
      };
      if (std::ranges::none_of(report.people, is_worst)) continue;
      total.worst_ratio.reset();
      total.worst_code.clear();
    }
    for (auto& curve : report.curves) {
      for (auto& people : curve.by_minute) people = rounded(people);
    }
  }

  /// Everything that has a place, once and for all writers; those that make points of their own (kilometre
  /// posts, areas) find the grid in the facts.
  void round_geometry() {
    auto const grid = policy_.grid;
    result_.facts.coordinate_grid = grid;
    auto const round_line = [grid](Line& line) { line = snapped(line, grid); };
    for (auto& option : result_.options) {
      round_line(option.line);
      for (auto& segment : option.assessment.segments) round_line(segment.line);
    }
    round_places();
    if (result_.control) {
      auto areas = result_.control->areas();
      for (auto& area : areas) area.area = snapped(area.area, grid);
      result_.control.emplace(std::move(areas));
    }
    for (auto& closure : result_.closures) closure.geometry = snapped(closure.geometry, grid);
    for (auto& area : result_.restricted) area.area = snapped(area.area, grid);
    auto& base = result_.base;
    for (auto& road : base.roads) round_line(road.line);
    for (auto* lines : {&base.rivers, &base.boundaries, &base.disputed_lines})
      std::ranges::for_each(*lines, round_line);
    for (auto& water : base.water) water = snapped(water, grid);
  }

  void round_places() {
    Projector const to_degrees{result_.frame.grid.crs, Crs{}};
    auto const decimals = degree_decimals(policy_.grid);
    auto const round_place = [&](Point& point, LonLat& place) {
      point = snapped(point, policy_.grid);
      place = rounded(to_degrees.lon_lat(point), decimals);
    };
    for (auto& gate : result_.graph.gates) round_place(gate.point, gate.place);
    for (auto* places : {&result_.places, &result_.base.places})
      for (auto& place : *places) round_place(place.point, place.place);
  }

  RunResult& result_;
  AudiencePolicy const& policy_;
  Readers const& readers_;
  std::optional<PartyId> own_;
};

}  // namespace

AudiencePolicy audience_policy(std::string_view name) {
  auto const policies = read_policies();
  auto const found = policies.find(std::string{name});
  if (found == policies.end())
    throw Error{ErrorKind::usage, "unknown_audience", fmt::format("no audience \"{}\"", name),
                "internal, counterpart or public"};
  auto const& rules = found->second;
  auto const is = [&](char const* rule, char const* word) { return rules.at(rule) == word; };
  AudiencePolicy policy;
  policy.name = name;
  std::istringstream files{rules.at("files")};
  for (std::string file; files >> file;) policy.files.insert(file);
  policy.has_all_options = is("options", "all"), policy.has_one_option = is("options", "one");
  policy.has_all_holders = is("holders", "all"), policy.has_own_holder = is("holders", "own");
  policy.has_incidents = is("incidents", "yes"), policy.has_answers = is("answers", "yes");
  policy.has_doubts = is("doubts", "yes"), policy.has_sites = is("sites", "yes");
  policy.has_fall_back = is("fall_back", "yes");
  policy.grid = Metres{static_cast<double>(number(rules.at("grid_m")))};
  if (!is("lag_days", "none")) policy.lag_days = number(rules.at("lag_days"));
  policy.least = Persons{static_cast<double>(number(rules.at("least")))};
  policy.round_to = Persons{static_cast<double>(std::max(1, number(rules.at("round"))))};
  policy.label = rules.at("label");
  return policy;
}

RunResult reduced_for(RunResult result, AudiencePolicy const& policy, Readers const& readers) {
  if (policy.lag_days) {
    auto const first = result.facts.do_not_use_after + std::chrono::days{*policy.lag_days};
    if (readers.today < first)
      throw Error{
          ErrorKind::usage, "too_early",
          fmt::format("a sheet for the {} may be made from {} on: {} days after the movement's last day",
                      policy.name, format_date(first), *policy.lag_days),
          "wait, or choose another audience"};
  }
  if (policy.name != "internal") Reducer{result, policy, readers}.reduce();
  return result;
}

}  // namespace passage
