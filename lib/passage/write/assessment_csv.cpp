#include "passage/write/assessment_csv.hpp"

#include <algorithm>
#include <functional>

#include <fmt/core.h>

namespace passage {

namespace {

/// A column: its name, its hashtag, and how a row fills it.
struct Column {
  std::string name, hashtag;
  std::function<std::string(RunResult const&, RouteOption const&)> cell;
};

std::string whole(std::optional<int> number) {
  return number ? std::to_string(*number) : std::string{};
}

template <class Quantity>
std::string scaled(std::optional<Quantity> quantity, double unit, int decimals) {
  return quantity ? decimal(quantity->value / unit, decimals) : std::string{};
}

std::string km(std::optional<Metres> length) {
  return scaled(length, 1000, 3);
}

std::string hours(std::optional<Seconds> time) {
  return scaled(time, 3600, 3);
}

std::string hours(Seconds time) {
  return decimal(time.value / 3600, 3);
}

std::string events(std::optional<ExpectedEvents> count) {
  return count ? fmt::format("{:.6g}", count->value) : std::string{};
}

std::string span(std::optional<DateSpan> when) {
  if (!when) return {};
  auto const first = format_date(when->first), last = format_date(when->last);
  return first == last ? first : first + "/" + last;
}

std::vector<std::string> names(RunResult const& result, ConsentSet parties) {
  std::vector<std::string> list;
  for (auto party : parties.members()) list.push_back(result.authorities.name(party));
  return list;
}

std::vector<std::string> names(RunResult const& result, std::vector<PartyId> const& parties) {
  std::vector<std::string> list;
  for (auto party : parties) list.push_back(result.authorities.name(party));
  return list;
}

/// Without holders, agreements and crossing points on record nobody can say whose agreement is needed.
bool is_consent_considered(RunResult const& result) {
  return result.control || !result.authorities.list.empty();
}

std::string crossings(RunResult const& result, RouteOption const& option, bool only_not_open) {
  std::vector<std::string> list;
  for (auto const& crossing : option.assessment.crossings) {
    auto const& gate = result.graph.gates[crossing.gate.value];
    if (!only_not_open || gate.state != GateState::open)
      list.push_back(gate.name.empty() ? gate.id : gate.name);
  }
  return list_cell(list);
}

std::string roles(RouteOption const& option) {
  std::vector<std::string> list;
  for (auto role : option.roles) list.emplace_back(name_of(role));
  return list_cell(list);
}

std::string shares(RunResult const& result, RouteOption const& option) {
  std::vector<std::string> list;
  for (auto const& shared : option.shares_with)
    list.push_back(result.options[shared.option].id + ":" + decimal(shared.containment.value, 2));
  return list_cell(list);
}

std::string place_name(RunResult const& result, std::size_t place) {
  return place < result.places.size() ? result.places[place].name : std::string{};
}

std::string people(std::vector<PeopleInBand> const& counts, std::string const& band) {
  auto const found = std::ranges::find(counts, band, &PeopleInBand::band);
  return found == counts.end() ? std::string{} : decimal(found->people.value, 0);
}

using Cells = std::vector<Column>;

void add_identity(Cells& columns) {
  columns.push_back({"corridor_id", "#meta+id", [](auto&, auto& o) { return o.id; }});
  columns.push_back({"name", "#loc+name+route", [](auto&, auto& o) { return o.name; }});
  columns.push_back({"role", "#meta+role", [](auto&, auto& o) { return roles(o); }});
  columns.push_back({"status", "#status", [](auto& r, auto&) { return r.facts.status; }});
  columns.push_back({"from", "#loc+name+from", [](auto& r, auto& o) { return place_name(r, o.from); }});
  columns.push_back({"via", "#loc+name+via+list", [](auto&, auto& o) { return list_cell(o.via); }});
  columns.push_back({"to", "#loc+name+to", [](auto& r, auto& o) { return place_name(r, o.to); }});
}

void add_movement(Cells& columns) {
  columns.push_back(
      {"length_km", "#indicator+length+km", [](auto&, auto& o) { return km(o.assessment.length); }});
  columns.push_back({"time_h", "#indicator+time+h", [](auto&, auto& o) { return hours(o.assessment.time); }});
  columns.push_back({"elapsed_days", "#indicator+elapsed+days",
                     [](auto&, auto& o) { return scaled(o.assessment.elapsed, 86400, 2); }});
  columns.push_back({"nights_en_route", "#indicator+nights+num",
                     [](auto&, auto& o) { return whole(o.assessment.nights_en_route); }});
  columns.push_back({"earliest_departure", "#date+departure+earliest",
                     [](auto&, auto& o) { return date_cell(o.assessment.earliest_departure); }});
  columns.push_back(
      {"largest_vehicle", "#meta+vehicle", [](auto&, auto& o) { return o.assessment.largest_vehicle; }});
  columns.push_back({"max_gross_t", "#capacity+load+t",
                     [](auto&, auto& o) { return scaled(o.assessment.max_gross, 1, 1); }});
}

void add_agreements(Cells& columns) {
  columns.push_back({"consents", "#org+consent+list",
                     [](auto& r, auto& o) { return list_cell(names(r, o.assessment.consents)); }});
  columns.push_back({"consent_count", "#indicator+consent+num", [](auto& r, auto& o) {
                       return is_consent_considered(r) ? std::to_string(o.assessment.consents.size()) : "";
                     }});
  columns.push_back({"agreements_missing", "#org+missing+list",
                     [](auto& r, auto& o) { return list_cell(names(r, o.assessment.agreements_missing)); }});
  columns.push_back({"also_notify", "#org+notify+list",
                     [](auto& r, auto& o) { return list_cell(names(r, o.assessment.also_notify)); }});
  columns.push_back(
      {"crossings", "#loc+crossing+list", [](auto& r, auto& o) { return crossings(r, o, false); }});
  columns.push_back({"crossings_not_open", "#loc+crossing+not_open+list",
                     [](auto& r, auto& o) { return crossings(r, o, true); }});
  columns.push_back({"handovers", "#indicator+control_changes+num", [](auto& r, auto& o) {
                       return r.control ? std::to_string(o.assessment.changes_of_control) : "";
                     }});
  columns.push_back(
      {"wait_min_h", "#indicator+wait+min+h", [](auto&, auto& o) { return hours(o.assessment.wait_least); }});
  columns.push_back({"wait_likely_h", "#indicator+wait+likely+h",
                     [](auto&, auto& o) { return hours(o.assessment.wait_likely); }});
  columns.push_back(
      {"wait_max_h", "#indicator+wait+max+h", [](auto&, auto& o) { return hours(o.assessment.wait_most); }});
}

void add_incidents(Cells& columns) {
  columns.push_back({"recorded_incidents_within_5km", "#indicator+incidents+num",
                     [](auto&, auto& o) { return whole(o.assessment.recorded_incidents_within_5km); }});
  columns.push_back({"incident_window_days", "#indicator+window+days",
                     [](auto&, auto& o) { return whole(o.assessment.incident_window_days); }});
  columns.push_back({"last_incident", "#date+incident+last",
                     [](auto&, auto& o) { return span(o.assessment.last_incident); }});
  columns.push_back({"exposure_expected_incidents", "#indicator+exposure",
                     [](auto&, auto& o) { return events(o.assessment.exposure); }});
  columns.push_back({"exposure_low", "#indicator+exposure+low",
                     [](auto&, auto& o) { return events(o.assessment.exposure_low); }});
  columns.push_back({"exposure_high", "#indicator+exposure+high",
                     [](auto&, auto& o) { return events(o.assessment.exposure_high); }});
  columns.push_back({"exposure_persistent_expected_incidents", "#indicator+exposure+persistent",
                     [](auto&, auto& o) { return events(o.assessment.exposure_persistent); }});
}

void add_lengths(Cells& columns) {
  auto add = [&columns](char const* name, char const* hashtag, std::optional<Metres> Assessment::*member) {
    columns.push_back({name, hashtag, [member](auto&, auto& o) { return km(o.assessment.*member); }});
  };
  add("explosive_hazard_km", "#indicator+explosive_hazard+km", &Assessment::explosive_hazard);
  add("closed_km", "#indicator+closed+km", &Assessment::closed);
  add("avoid_km", "#indicator+avoid+km", &Assessment::avoid);
  add("contested_km", "#indicator+contested+km", &Assessment::contested);
  add("unknown_control_km", "#indicator+unknown_control+km", &Assessment::unknown_control);
  add("unobserved_km", "#indicator+unobserved+km", &Assessment::unobserved);
  columns.push_back({"oldest_last_used", "#date+used+oldest",
                     [](auto&, auto& o) { return date_cell(o.assessment.oldest_last_used); }});
}

void add_people(Cells& columns, PeopleBands const& bands) {
  auto add = [&columns](std::string const& prefix, std::string const& tag,
                        std::vector<std::string> const& asked,
                        std::vector<PeopleInBand> Assessment::*member) {
    for (auto const& band : asked) {
      columns.push_back({prefix + band, "#population" + tag + "+" + (band.empty() ? "" : "b") + band,
                         [member, band](auto&, auto& o) { return people(o.assessment.*member, band); }});
    }
  };
  add("population_near_stops_", "+near_stops", bands.near_stops, &Assessment::people_near_stops);
  add("population_within_", "+along", bands.along, &Assessment::people_along);
  add("population_walk_", "+walking", bands.walking, &Assessment::people_walking);
  columns.push_back({"sites_served", "#loc+site+list",
                     [](auto&, auto& o) { return list_cell(o.assessment.sites_served); }});
}

void add_caveats(Cells& columns) {
  columns.push_back({"shares_with", "#meta+overlap+list", [](auto& r, auto& o) { return shares(r, o); }});
  columns.push_back(
      {"data_gaps", "#meta+gaps+list", [](auto&, auto& o) { return list_cell(o.assessment.data_gaps); }});
  columns.push_back({"label", "#meta+sensitivity", [](auto& r, auto&) { return r.facts.sensitivity_label; }});
  columns.push_back({"do_not_use_after", "#date+expiry",
                     [](auto& r, auto&) { return format_date(r.facts.do_not_use_after); }});
}

Cells all_columns(PeopleBands const& bands) {
  Cells columns;
  add_identity(columns);
  add_movement(columns);
  add_agreements(columns);
  add_incidents(columns);
  add_lengths(columns);
  add_people(columns, bands);
  add_caveats(columns);
  return columns;
}

void take_bands(std::vector<std::string>& bands, std::vector<RouteOption> const& options,
                std::vector<PeopleInBand> Assessment::*member) {
  std::vector<std::string> found;
  for (auto const& option : options) {
    for (auto const& count : option.assessment.*member) {
      if (std::ranges::find(found, count.band) == found.end()) found.push_back(count.band);
    }
  }
  if (!found.empty()) bands = found;
}

}  // namespace

PeopleBands people_bands(std::vector<RouteOption> const& options) {
  PeopleBands bands;
  take_bands(bands.near_stops, options, &Assessment::people_near_stops);
  take_bands(bands.along, options, &Assessment::people_along);
  take_bands(bands.walking, options, &Assessment::people_walking);
  return bands;
}

std::vector<std::string> assessment_columns(PeopleBands const& bands) {
  std::vector<std::string> list;
  for (auto const& column : all_columns(bands)) list.push_back(column.name);
  return list;
}

CsvTable assessment_table(RunResult const& result) {
  auto const columns = all_columns(people_bands(result.options));
  CsvTable table;
  for (auto const& column : columns) table.columns.push_back(column.name);
  for (auto const& option : result.options) {
    auto& row = table.rows.emplace_back();
    for (auto const& column : columns) row.push_back(column.cell(result, option));
  }
  return table;
}

void write_assessment_csv(std::filesystem::path const& folder, RunResult const& result) {
  auto table = assessment_table(result);
  write_csv(folder / "assessment.csv", table);
  std::vector<std::string> hashtags;
  for (auto const& column : all_columns(people_bands(result.options))) hashtags.push_back(column.hashtag);
  table.rows.insert(table.rows.begin(), hashtags);
  write_csv(folder / "assessment.hxl.csv", table);
}

}  // namespace passage
