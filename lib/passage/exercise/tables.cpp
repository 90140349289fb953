#include "passage/exercise/tables.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace passage::exercise {
namespace {

constexpr char const* mark = "EXERCISE";

std::string degrees(double value) {
  return fmt::format("{:.6f}", value);
}

std::string unit_code(District const& district, Point place) {
  auto const cell = district.relief.lattice.cell_at(place);
  auto const unit = cell < 0 ? -1 : district.admin.second_of[static_cast<std::size_t>(cell)];
  return unit < 0 ? "" : district.admin.second[static_cast<std::size_t>(unit)].code;
}

TextTable places(District const& district, Projector const& to_degrees) {
  TextTable table{"places.csv",
                  {"id", "name", "name_latin", "type", "lon", "lat", "population", "adm2_pcode", "exercise"},
                  {}};
  constexpr char const* types[] = {"", "port city", "city", "town", "village"};
  for (std::size_t i = 0; i < district.towns.size(); ++i) {
    auto const& town = district.towns[i];
    auto const place = district.relief.lattice.centre(town.cell);
    auto const at = to_degrees.lon_lat(place);
    table.rows.push_back({fmt::format("P{:02}", i + 1), town.name.local, town.name.latin,
                          types[static_cast<std::size_t>(town.rank)], degrees(at.lon), degrees(at.lat),
                          fmt::format("{:.0f}", town.people), unit_code(district, place), mark});
  }
  return table;
}

TextTable stops(District const& district, Projector const& to_degrees) {
  TextTable table{"stops.csv", {"name", "unload_h", "lon", "lat", "exercise"}, {}};
  for (auto const stop : district.task.stops) {
    auto const at = to_degrees.lon_lat(district.relief.lattice.centre(district.towns[stop].cell));
    table.rows.push_back({district.towns[stop].name.local, "2", degrees(at.lon), degrees(at.lat), mark});
  }
  return table;
}

TextTable sites(District const& district, Projector const& to_degrees, bool swapped) {
  TextTable table{swapped ? "sites_as_received.csv" : "sites.csv",
                  {"id", "name", "type", "lon", "lat", "people", "seen", "adm2_pcode", "source", "exercise"},
                  {}};
  for (auto const& site : district.sites) {
    auto const at = to_degrees.lon_lat(site.place);
    auto lon = degrees(at.lon), lat = degrees(at.lat);
    if (swapped && site.type == "displacement") std::swap(lon, lat);
    table.rows.push_back({site.id, site.name, site.type, lon, lat,
                          site.people > 0 ? fmt::format("{}", site.people) : "", format_date(site.seen),
                          unit_code(district, site.place), site.source, mark});
  }
  return table;
}

struct Actors {
  std::string one, other, dyad, conflict;
};

Actors actors(District const& district, Event const& event) {
  auto const name = [&](int holder) {
    return holder < 0 ? std::string("Civilians") : district.control.holders[static_cast<std::size_t>(holder)];
  };
  auto const one = name(event.one), other = name(event.other);
  return {one, other, one + " - " + other, "EXERCISE: island"};
}

std::vector<std::string> event_row(District const& district, Event const& event, LonLat at,
                                   std::size_t number) {
  auto const who = actors(district, event);
  auto const& second = district.admin.second[static_cast<std::size_t>(event.unit)];
  auto const& first = district.admin.first[second.parent];
  auto const year = format_date(event.first).substr(0, 4);
  auto const best = event.deaths_one + event.deaths_other + event.deaths_civilians + event.deaths_unknown;
  auto const number_text = [](int value) { return fmt::format("{}", value); };
  constexpr char const* sources[] = {"radio", "field report", "newspaper", "situation report"};
  return {fmt::format("{}", 900001 + number),
          fmt::format("EXE-{}-{:04}", year, number + 1),
          year,
          "1",
          "Clear",
          number_text(event.type),
          who.conflict,
          who.dyad,
          who.one,
          who.other,
          number_text(1 + best % 4),
          sources[number % 4],
          number_text(event.where_precision),
          event.where,
          event.where_precision <= 4 ? first.name : "",
          event.where_precision <= 3 ? second.name : "",
          degrees(at.lat),
          degrees(at.lon),
          mark,
          "0",
          "Exercise ocean",
          number_text(event.where_precision > 3 ? 2 : 1),
          number_text(event.date_precision),
          format_date(event.first) + " 00:00:00.000",
          format_date(event.last) + " 00:00:00.000",
          number_text(event.deaths_one),
          number_text(event.deaths_other),
          number_text(event.deaths_civilians),
          number_text(event.deaths_unknown),
          number_text(best),
          number_text(best + best / 3),
          number_text(best - best / 4)};
}

TextTable incidents(District const& district, Projector const& to_degrees) {
  TextTable table{"incidents.csv",
                  {"id",
                   "relid",
                   "year",
                   "active_year",
                   "code_status",
                   "type_of_violence",
                   "conflict_name",
                   "dyad_name",
                   "side_a",
                   "side_b",
                   "number_of_sources",
                   "source_office",
                   "where_prec",
                   "where_coordinates",
                   "adm_1",
                   "adm_2",
                   "latitude",
                   "longitude",
                   "country",
                   "country_id",
                   "region",
                   "event_clarity",
                   "date_prec",
                   "date_start",
                   "date_end",
                   "deaths_a",
                   "deaths_b",
                   "deaths_civilians",
                   "deaths_unknown",
                   "best",
                   "high",
                   "low"},
                  {}};
  for (std::size_t i = 0; i < district.events.size(); ++i)
    table.rows.push_back(
        event_row(district, district.events[i], to_degrees.lon_lat(district.events[i].place), i));
  return table;
}

}  // namespace

std::vector<TextTable> district_tables(District const& district) {
  Projector const to_degrees(district.plane, Crs{});
  return {places(district, to_degrees), stops(district, to_degrees), sites(district, to_degrees, false),
          sites(district, to_degrees, true), incidents(district, to_degrees)};
}

}  // namespace passage::exercise
