// The table that puts the options side by side.
#include <algorithm>
#include <functional>

#include <fmt/core.h>

#include "passage/write/words.hpp"

namespace passage {

namespace {

using Cell = std::function<std::string(RouteOption const&)>;

struct TableRow {
  std::string heading;
  Cell cell;
};

std::string count_text(std::optional<int> number) {
  return number ? std::to_string(*number) : std::string{};
}

void add_movement_rows(std::vector<TableRow>& rows, Messages const& say) {
  rows.push_back(
      {say("Length"), [&say](RouteOption const& o) { return length_text(o.assessment.length, say); }});
  rows.push_back({say("Time one way, waits included"), [&say](RouteOption const& o) {
                    return o.assessment.time ? time_text(*o.assessment.time, say) : "";
                  }});
  rows.push_back({say("of which likely waits at crossing points"), [&say](RouteOption const& o) {
                    return time_text(o.assessment.wait_likely - o.assessment.stated_delay(), say);
                  }});
  rows.push_back({say("of which borders and ferries by the road table"), [&say](RouteOption const& o) {
                    auto const stated = o.assessment.stated_delay();
                    return stated.value > 0 ? time_text(stated, say) : "";
                  }});
  rows.push_back({say("Time in all, with halts and nights"), [&say](RouteOption const& o) {
                    return o.assessment.elapsed ? elapsed_text(*o.assessment.elapsed, say) : "";
                  }});
  rows.push_back({say("Nights en route"),
                  [](RouteOption const& o) { return count_text(o.assessment.nights_en_route); }});
  rows.push_back({say("Earliest departure"), [&say](RouteOption const& o) {
                    return o.assessment.earliest_departure ? date_text(*o.assessment.earliest_departure, say)
                                                           : "";
                  }});
  rows.push_back({say("Largest gross weight (t)"), [](RouteOption const& o) {
                    return o.assessment.max_gross ? number_text(o.assessment.max_gross->value) : "";
                  }});
}

void add_agreement_rows(std::vector<TableRow>& rows, RunResult const& result, Messages const& say) {
  bool const is_considered = result.control || !result.authorities.list.empty();
  rows.push_back({say("Agreements needed"), [is_considered](RouteOption const& o) {
                    return is_considered ? std::to_string(o.assessment.consents.size()) : "";
                  }});
  rows.push_back({say("of which missing"), [is_considered](RouteOption const& o) {
                    return is_considered ? std::to_string(o.assessment.agreements_missing.size()) : "";
                  }});
  rows.push_back({say("Crossing points"), [&result](RouteOption const& o) {
                    return result.graph.gates.empty() ? "" : std::to_string(o.assessment.crossings.size());
                  }});
  rows.push_back({say("Changes of control"), [&result](RouteOption const& o) {
                    return result.control ? std::to_string(o.assessment.changes_of_control) : "";
                  }});
  rows.push_back({say("On contested ground"), [&say](RouteOption const& o) {
                    return o.assessment.contested ? length_text(*o.assessment.contested, say) : "";
                  }});
  rows.push_back({say("Holder not recorded"), [&say](RouteOption const& o) {
                    return o.assessment.unknown_control ? length_text(*o.assessment.unknown_control, say)
                                                        : "";
                  }});
}

void add_incident_rows(std::vector<TableRow>& rows, RunResult const& result, Messages const& say) {
  auto const scale = exposure_scale(result.options);
  rows.push_back({say("Recorded incidents within 5 km"), [](RouteOption const& o) {
                    return count_text(o.assessment.recorded_incidents_within_5km);
                  }});
  rows.push_back({say("Last recorded incident"), [&say](RouteOption const& o) {
                    return o.assessment.last_incident ? date_text(o.assessment.last_incident->last, say) : "";
                  }});
  rows.push_back({say("Expected recorded incidents within 1 km,") + " " + scale.text(say),
                  [scale](RouteOption const& o) {
                    auto const& sheet = o.assessment;
                    if (!sheet.exposure) return std::string{};
                    auto const shown = [&](ExpectedEvents events) {
                      return number_text(events.value * scale.passages_count);
                    };
                    auto text = shown(*sheet.exposure);
                    if (sheet.exposure_low && sheet.exposure_high)
                      text += fmt::format(" ({}\u2013{})", shown(*sheet.exposure_low),
                                          shown(*sheet.exposure_high));
                    return text;
                  }});
  rows.push_back({say("Chance of any of them, one passage"), [](RouteOption const& o) {
                    auto const& chance = o.assessment.chance_of_any;
                    return chance ? number_text(chance->value * 100) + " %" : std::string{};
                  }});
  rows.push_back({say("Where nobody records incidents"), [&say](RouteOption const& o) {
                    return o.assessment.unobserved ? length_text(*o.assessment.unobserved, say) : "";
                  }});
}

void add_band_rows(std::vector<TableRow>& rows, RunResult const& result, std::string const& heading,
                   std::vector<PeopleInBand> Assessment::*member, Messages const& say) {
  std::vector<std::string> bands;
  for (auto const& option : result.options) {
    for (auto const& count : option.assessment.*member)
      if (std::ranges::find(bands, count.band) == bands.end()) bands.push_back(count.band);
  }
  for (auto const& band : bands) {
    rows.push_back({heading + " " + band_text(band, say), [band, member](RouteOption const& o) {
                      auto const& counts = o.assessment.*member;
                      auto const found = std::ranges::find(counts, band, &PeopleInBand::band);
                      return found == counts.end() ? std::string{} : people_text(found->people);
                    }});
  }
}

}  // namespace

std::vector<ComparisonRow> comparison_rows(RunResult const& result, Messages const& say) {
  std::vector<TableRow> rows;
  add_movement_rows(rows, say);
  // Others see their own ground and agreements only: numbers of them would be wrong.
  if (result.facts.shows_all_holders) add_agreement_rows(rows, result, say);
  add_incident_rows(rows, result, say);
  add_band_rows(rows, result, say("People near stops within"), &Assessment::people_near_stops, say);
  add_band_rows(rows, result, say("People along the road within"), &Assessment::people_along, say);
  add_band_rows(rows, result, say("People within a walk of"), &Assessment::people_walking, say);
  std::vector<ComparisonRow> shown;
  for (auto const& row : rows) {
    ComparisonRow made{row.heading, {}};
    for (auto const& option : result.options) made.cells.push_back(row.cell(option));
    bool const has_value =
        std::ranges::any_of(made.cells, [](std::string const& cell) { return !cell.empty(); });
    if (has_value) shown.push_back(std::move(made));
  }
  return shown;
}

}  // namespace passage
