#include <algorithm>
#include <map>

#include <fmt/core.h>

#include "passage/base/plain_text.hpp"
#include "passage/read/detail/fields.hpp"
#include "passage/read/detail/inner_point.hpp"
#include "passage/read/detail/recognise.hpp"
#include "passage/read/toml.hpp"

namespace passage::detail {

namespace {

constexpr std::size_t most_places = 400;

bool recognise_incidents(TableLook const& look, Recognised& found) {
  auto const add = [&](std::string reason, std::vector<GuessedKey> keys, int detail) {
    found.readings.push_back(
        {InputRole::incidents, Belief::strong, detail, std::move(reason), std::move(keys)});
    return true;
  };
  if (look.first_of({"event_id_cnty"}) || (look.first_of({"event_date"}) && look.first_of({"event_type"})))
    return add("ACLED by the columns " +
                   look.list_of({"event_id_cnty", "event_date", "event_type", "geo_precision"}),
               {{"format", "\"acled\"", "its terms ask for attribution and the day of access"}}, 3);
  if (look.first_of({"date_start"}) && look.first_of({"where_prec", "date_prec", "best"}))
    return add("UCDP GED by the columns " + look.list_of({"date_start", "date_prec", "where_prec", "best"}),
               {{"format", "\"ucdp\"", ""}}, 3);
  if (look.first_of({"year"}) && look.first_of({"best"}))
    return add(
        "UCDP GED, reduced: the columns " + look.list_of({"year", "where_coordinates", "best"}) + ", no day",
        {{"format", "\"ucdp\"", "dates are years: each stands for all of it"},
         {"half_life", "\"730 d\"", "years are too coarse for the usual 90 d"}},
        2);
  if (!look.is_called({"incident", "event", "attack", "security"})) return false;
  auto const date = look.first_of({"date", "event_date", "incident_date", "day"});
  if (!date) return false;
  auto columns = "{ date = " + toml_text(*date);
  if (auto const deaths = look.first_of({"fatalities", "deaths", "killed"}))
    columns += ", fatalities = " + toml_text(*deaths);
  found.readings.push_back({InputRole::incidents,
                            Belief::likely,
                            1,
                            "events by name, with dates in " + *date,
                            {{"format", "\"columns\"", ""}, {"columns", columns + " }", ""}}});
  return true;
}

/// Columns that crossing points are known by under other names, as ours = theirs.
std::string gate_columns(TableLook const& look) {
  std::string map;
  auto const add = [&](char const* ours, std::initializer_list<std::string_view> theirs) {
    if (look.first_of({ours})) return;
    if (auto const found = look.first_of(theirs)) {
      map += fmt::format("{}{} = {}", map.empty() ? "" : ", ", ours, toml_text(*found));
    }
  };
  add("state", {"status", "gate_state", "open"});
  add("party", {"holder", "controlled_by", "authority", "actor"});
  add("wait_min", {"wait_minutes", "waiting_time_min", "estimatedcrossingtime", "border_time_min"});
  add("type", {"obstype", "checkpoint_type", "kind"});
  add("seen", {"obsdate", "updated", "last_seen"});
  add("max_load_t", {"maxloadmt"});
  return map;
}

bool recognise_gates(TableLook const& look, Recognised& found) {
  static std::initializer_list<std::string_view> const own = {"state",          "party",          "wait_min",
                                                              "wait_least_min", "wait_most_min",  "window",
                                                              "decides",        "per_vehicle_min"};
  auto const count = look.count_of(own);
  Reading reading{InputRole::gates, Belief::strong, count, ""};
  if (count >= 2) {
    reading.reason = "crossing points by the columns " + look.list_of(own);
  } else if (look.first_of({"obstype"})) {
    reading.belief = Belief::weak;
    reading.reason = "UNSDI-T obstacles by the column obstype";
    reading.caution = "not every obstacle is a crossing point: keep checkpoints, ferries and fords";
  } else if (look.is_called({"gate", "checkpoint", "crossing", "border", "bridge"})) {
    reading.belief =
        count == 1 && look.is_called({"gate", "checkpoint", "crossing"}) ? Belief::likely : Belief::weak;
    reading.reason = "crossing points by name";
    if (look.first_of({"border_time_min"}))
      reading.caution = "where [roads] counts border times as delay, both would count twice";
  } else {
    return false;
  }
  if (auto const map = gate_columns(look); !map.empty())
    reading.keys.push_back({"columns", "{ " + map + " }", "ours = theirs"});
  found.readings.push_back(std::move(reading));
  return true;
}

int rank_of(std::string const& kind) {
  if (kind.find("city") != std::string::npos || kind.find("capital") != std::string::npos) return 3;
  if (kind.find("town") != std::string::npos) return 2;
  return kind.find("village") != std::string::npos ? 1 : 0;
}

bool comes_first(RankedPlace const& a, RankedPlace const& b) {
  if (a.rank != b.rank) return a.rank > b.rank;
  if (a.people != b.people) return a.people > b.people;
  if (a.name != b.name) return a.name < b.name;
  return std::pair{a.place.lon, a.place.lat} < std::pair{b.place.lon, b.place.lat};
}

struct PlaceColumns {
  std::optional<std::string> name, id, kind, people;
};

void add_places(TableLook const& look, PlaceColumns const& columns, Recognised& found) {
  auto const& table = look.table();
  auto const at = [&](std::optional<std::string> const& name) {
    return Column{name ? table.column(*name) : std::nullopt};
  };
  auto const name = at(columns.name), id = at(columns.id), kind = at(columns.kind),
             people = at(columns.people);
  std::map<std::string, int> times;
  for (auto const& feature : table.features) {
    if (!has_geometry(feature) || name.text(feature).empty()) continue;
    auto const point = inner_point(feature.geometry);
    RankedPlace place{name.text(feature), id.text(feature), {point.x, point.y}, 0, 0, false, true};
    place.people = people.number(feature).value_or(0);
    place.rank = rank_of(plain_word(kind.text(feature)));
    ++times[plain_word(place.name)];
    found.places.push_back(std::move(place));
  }
  std::sort(found.places.begin(), found.places.end(), comes_first);
  if (found.places.size() > most_places) found.places.resize(most_places);
  for (auto& place : found.places) place.is_only_one = times[plain_word(place.name)] == 1;
}

bool recognise_places(TableLook const& look, Recognised& found) {
  PlaceColumns columns;
  columns.name = look.first_of({"name", "place_name", "nom", "featurename", "name_en"});
  if (!columns.name) return false;
  columns.kind = look.first_of({"place", "fclass", "type", "place_type", "class"});
  columns.people = look.first_of({"population", "pop", "people", "population_2025"});
  for (auto const* id : {"osm_node", "id", "pcode", "osm_id"}) {
    if (auto const column = look.first_of({id}); column && !columns.id && look.is_key(*column))
      columns.id = column;
  }
  bool const has_kinds =
      columns.kind && look.share_beginning(*columns.kind, {"city", "town", "village", "hamlet", "port city",
                                                           "capital", "locality", "suburb"}) > 0.5;
  bool const is_named =
      look.is_called({"place", "town", "cities", "city", "settlement", "village", "urban", "locations"});
  if (!has_kinds && !is_named) return false;
  Reading reading{InputRole::places, has_kinds ? Belief::strong : Belief::likely,
                  (columns.people ? 1 : 0) + (columns.id ? 1 : 0),
                  "places by " + std::string{has_kinds ? "the words in " + *columns.kind : "name"}};
  reading.keys.push_back(column_key("name", *columns.name));
  if (columns.id) reading.keys.push_back(column_key("id", *columns.id));
  if (columns.people) reading.keys.push_back(column_key("population", *columns.people));
  found.readings.push_back(std::move(reading));
  add_places(look, columns, found);
  return true;
}

void recognise_sites(TableLook const& look, Recognised& found) {
  bool const is_named = look.is_called(
      {"site", "facilit", "hospital", "health", "camp", "refugee", "idp", "airstrip", "warehouse"});
  auto const kind = look.first_of({"type", "kind", "amenity", "value"});
  bool const has_people = look.first_of({"people", "individuals"}).has_value();
  if (!is_named && !(kind && has_people)) return;
  found.readings.push_back({InputRole::sites,
                            is_named && (kind || has_people) ? Belief::likely : Belief::weak,
                            (has_people ? 4 : 0) + (look.is_called({"site"}) ? 2 : 0) + (kind ? 1 : 0),
                            "sites by name" + (kind ? " and column " + *kind : std::string{})});
}

}  // namespace

void recognise_points(TableLook const& look, Recognised& found) {
  if (recognise_incidents(look, found)) return;
  if (auto const unload = look.first_of({"unload_h"})) {
    found.readings.push_back({InputRole::stops, Belief::strong, 0, "stops by the column " + *unload});
    return;
  }
  if (look.is_called({"closure", "closed"})) {
    found.readings.push_back({InputRole::closures, Belief::likely, 0, "points closed by name"});
    return;
  }
  if (recognise_gates(look, found)) return;
  if (!recognise_places(look, found)) recognise_sites(look, found);
}

void recognise_tables(TableLook const& look, Recognised& found) {
  auto const with = look.first_of({"with", "authority", "counterpart"});
  if (!with || !look.first_of({"status"}) || look.count_of({"kind", "covers", "lead", "valid_to"}) == 0)
    return;
  found.readings.push_back({InputRole::agreements, Belief::strong, 0,
                            "agreements by the columns " + look.list_of({"with", "authority", "counterpart",
                                                                         "kind", "covers", "status"})});
  for (auto const& feature : look.table().features) {
    std::vector<std::string> row;
    for (auto const name : agreement_columns) {
      auto const column = name == "with" ? look.table().column(*with) : look.table().column(name);
      row.push_back(Column{column}.text(feature));
    }
    found.rows.push_back(std::move(row));
  }
}

}  // namespace passage::detail
