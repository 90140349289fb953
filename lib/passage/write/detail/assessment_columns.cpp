#include "passage/write/detail/assessment_columns.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "passage/write/csv.hpp"

namespace passage::detail {

namespace {

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
  list.reserve(parties.size());
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

using Kind = ColumnKind;
using Columns = std::vector<AssessmentColumn>;
using Result = RunResult const&;
using Option = RouteOption const&;

void add_identity(Columns& columns) {
  columns.insert(
      columns.end(),
      {{"corridor_id", "Option", "#meta+id", Kind::text, [](Result, Option o) { return o.id; }},
       {"name", "Route", "#loc+name+route", Kind::text, [](Result, Option o) { return o.name; }},
       {"role", "Role", "#meta+role", Kind::text, [](Result, Option o) { return roles(o); }},
       {"status", "Status", "#status", Kind::text, [](Result r, Option) { return r.facts.status; }},
       {"from", "From", "#loc+name+from", Kind::text,
        [](Result r, Option o) { return place_name(r, o.from); }},
       {"via", "Via", "#loc+name+via+list", Kind::text, [](Result, Option o) { return list_cell(o.via); }},
       {"to", "To", "#loc+name+to", Kind::text, [](Result r, Option o) { return place_name(r, o.to); }}});
}

void add_movement(Columns& columns) {
  columns.insert(columns.end(),
                 {{"length_km", "Length (km)", "#indicator+length+km", Kind::number,
                   [](Result, Option o) { return km(o.assessment.length); }},
                  {"time_h", "Time one way (h)", "#indicator+time+h", Kind::number,
                   [](Result, Option o) { return hours(o.assessment.time); }},
                  {"elapsed_days", "Elapsed (days)", "#indicator+elapsed+days", Kind::number,
                   [](Result, Option o) { return scaled(o.assessment.elapsed, 86400, 2); }},
                  {"nights_en_route", "Nights en route", "#indicator+nights+num", Kind::whole,
                   [](Result, Option o) { return whole(o.assessment.nights_en_route); }},
                  {"earliest_departure", "Earliest departure", "#date+departure+earliest", Kind::date,
                   [](Result, Option o) { return date_cell(o.assessment.earliest_departure); }},
                  {"largest_vehicle", "Largest vehicle", "#meta+vehicle", Kind::text,
                   [](Result, Option o) { return o.assessment.largest_vehicle; }},
                  {"max_gross_t", "Largest gross weight (t)", "#capacity+load+t", Kind::number,
                   [](Result, Option o) { return scaled(o.assessment.max_gross, 1, 1); }}});
}

std::string consent_count(Result result, Option option) {
  return is_consent_considered(result) ? std::to_string(option.assessment.consents.size()) : std::string{};
}

std::string changes_of_control(Result result, Option option) {
  return result.control ? std::to_string(option.assessment.changes_of_control) : std::string{};
}

void add_agreements(Columns& columns) {
  columns.insert(
      columns.end(),
      {{"consents", "Agreements needed from", "#org+consent+list", Kind::text,
        [](Result r, Option o) { return list_cell(names(r, o.assessment.consents)); }},
       {"consent_count", "Agreements needed", "#indicator+consent+num", Kind::whole, consent_count},
       {"agreements_missing", "Agreements missing", "#org+missing+list", Kind::text,
        [](Result r, Option o) { return list_cell(names(r, o.assessment.agreements_missing)); }},
       {"also_notify", "Also notify", "#org+notify+list", Kind::text,
        [](Result r, Option o) { return list_cell(names(r, o.assessment.also_notify)); }},
       {"crossings", "Crossing points", "#loc+crossing+list", Kind::text,
        [](Result r, Option o) { return crossings(r, o, false); }},
       {"crossings_not_open", "Crossing points not open", "#loc+crossing+not_open+list", Kind::text,
        [](Result r, Option o) { return crossings(r, o, true); }},
       {"handovers", "Changes of control", "#indicator+control_changes+num", Kind::whole,
        changes_of_control}});
}

void add_waits(Columns& columns) {
  columns.insert(columns.end(),
                 {{"wait_min_h", "Least wait (h)", "#indicator+wait+min+h", Kind::number,
                   [](Result, Option o) { return hours(o.assessment.wait_least); }},
                  {"wait_likely_h", "Likely wait (h)", "#indicator+wait+likely+h", Kind::number,
                   [](Result, Option o) { return hours(o.assessment.wait_likely); }},
                  {"wait_max_h", "Longest wait (h)", "#indicator+wait+max+h", Kind::number,
                   [](Result, Option o) { return hours(o.assessment.wait_most); }}});
}

void add_incidents(Columns& columns) {
  columns.insert(
      columns.end(),
      {{"recorded_incidents_within_5km", "Recorded incidents within 5 km", "#indicator+incidents+num",
        Kind::whole, [](Result, Option o) { return whole(o.assessment.recorded_incidents_within_5km); }},
       {"incident_window_days", "... in this many days", "#indicator+window+days", Kind::whole,
        [](Result, Option o) { return whole(o.assessment.incident_window_days); }},
       {"last_incident", "Last recorded incident", "#date+incident+last", Kind::text,
        [](Result, Option o) { return span(o.assessment.last_incident); }}});
  auto add = [&columns](char const* name, char const* heading, char const* hashtag,
                        std::optional<ExpectedEvents> Assessment::*member) {
    columns.push_back({name, heading, hashtag, Kind::number,
                       [member](Result, Option o) { return events(o.assessment.*member); }});
  };
  add("exposure_expected_incidents", "Expected recorded incidents within 1 km, one passage",
      "#indicator+exposure", &Assessment::exposure);
  add("exposure_low", "... low", "#indicator+exposure+low", &Assessment::exposure_low);
  add("exposure_high", "... high", "#indicator+exposure+high", &Assessment::exposure_high);
  add("exposure_persistent_expected_incidents", "... of persistent hazards", "#indicator+exposure+persistent",
      &Assessment::exposure_persistent);
}

void add_lengths(Columns& columns) {
  auto add = [&columns](char const* name, char const* heading, char const* hashtag,
                        std::optional<Metres> Assessment::*member) {
    columns.push_back({name, heading, hashtag, Kind::number,
                       [member](Result, Option o) { return km(o.assessment.*member); }});
  };
  add("explosive_hazard_km", "Over explosive hazards (km)", "#indicator+explosive_hazard+km",
      &Assessment::explosive_hazard);
  add("closed_km", "On closed roads (km)", "#indicator+closed+km", &Assessment::closed);
  add("avoid_km", "In areas to avoid (km)", "#indicator+avoid+km", &Assessment::avoid);
  add("contested_km", "On contested ground (km)", "#indicator+contested+km", &Assessment::contested);
  add("unknown_control_km", "Holder not recorded (km)", "#indicator+unknown_control+km",
      &Assessment::unknown_control);
  add("unobserved_km", "Where nobody records incidents (km)", "#indicator+unobserved+km",
      &Assessment::unobserved);
  columns.push_back({"oldest_last_used", "Oldest last use of a stretch", "#date+used+oldest", Kind::date,
                     [](Result, Option o) { return date_cell(o.assessment.oldest_last_used); }});
}

struct BandColumn {
  char const *prefix, *heading, *tag;
  std::vector<PeopleInBand> Assessment::*member;
};

void add_bands(Columns& columns, std::vector<std::string> const& bands, BandColumn const& kind) {
  for (auto const& band : bands) {
    columns.push_back(
        {kind.prefix + band, fmt::format("{} {}", kind.heading, band),
         fmt::format("#population+{}+b{}", kind.tag, band), Kind::whole,
         [band, member = kind.member](Result, Option o) { return people(o.assessment.*member, band); }});
  }
}

void add_people(Columns& columns, PeopleBands const& bands) {
  add_bands(columns, bands.near_stops,
            {"population_near_stops_", "People near stops", "near_stops", &Assessment::people_near_stops});
  add_bands(columns, bands.along,
            {"population_within_", "People along the road within", "along", &Assessment::people_along});
  add_bands(columns, bands.walking,
            {"population_walk_", "People within a walk of", "walking", &Assessment::people_walking});
  columns.push_back({"sites_served", "Sites", "#loc+site+list", Kind::text,
                     [](Result, Option o) { return list_cell(o.assessment.sites_served); }});
}

void add_caveats(Columns& columns) {
  columns.insert(columns.end(), {{"shares_with", "Shares area with (option:share)", "#meta+overlap+list",
                                  Kind::text, [](Result r, Option o) { return shares(r, o); }},
                                 {"data_gaps", "Data gaps", "#meta+gaps+list", Kind::text,
                                  [](Result, Option o) { return list_cell(o.assessment.data_gaps); }},
                                 {"label", "Sensitivity", "#meta+sensitivity", Kind::text,
                                  [](Result r, Option) { return r.facts.sensitivity_label; }},
                                 {"do_not_use_after", "Do not use after", "#date+expiry", Kind::date,
                                  [](Result r, Option) { return format_date(r.facts.do_not_use_after); }}});
}

}  // namespace

std::vector<AssessmentColumn> all_assessment_columns(PeopleBands const& bands) {
  Columns columns;
  add_identity(columns);
  add_movement(columns);
  add_agreements(columns);
  add_waits(columns);
  add_incidents(columns);
  add_lengths(columns);
  add_people(columns, bands);
  add_caveats(columns);
  return columns;
}

}  // namespace passage::detail
