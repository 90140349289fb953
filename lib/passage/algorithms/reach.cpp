#include "passage/algorithms/reach.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

#include <fmt/core.h>

#include "passage/align/frame.hpp"
#include "passage/align/project.hpp"
#include "passage/base/output_folder.hpp"
#include "passage/declare/units.hpp"
#include "passage/geo/overlay.hpp"
#include "passage/read/control.hpp"
#include "passage/read/features.hpp"
#include "passage/read/places.hpp"
#include "passage/read/population.hpp"
#include "passage/read/zones.hpp"
#include "passage/write/csv.hpp"

namespace passage {

namespace {

/// What is summed, in longitude and latitude.
struct ReachInputs {
  std::vector<Line> lines;
  std::vector<Place> places;
  std::vector<Zone> zones;
  std::vector<ControlArea> control;
  Authorities authorities;
  std::optional<Population> population;
};

FeatureTable read_table(std::string const& path, std::string const& layer, FeatureRead const& how,
                        Context& context) {
  return to_lon_lat(read_features({path, layer}, how, context));
}

FeatureRead reading(std::string input, RequiredGeometry kind) {
  FeatureRead how;
  how.input = std::move(input);
  how.kind = kind;
  return how;
}

std::optional<std::string> text_of(std::optional<ColumnName> const& column) {
  return column ? std::optional{column->value} : std::nullopt;
}

void read_targets(ReachCommand const& options, Context& context, ReachInputs& inputs) {
  if (!options.along && !options.from) {
    throw Error{ErrorKind::usage, "nothing_to_reach", "neither lines nor places are given",
                "give --along LINES or --from POINTS"};
  }
  if (options.along) {
    auto const table = read_table(options.along->path, options.along->layer,
                                  reading("along", RequiredGeometry::lines), context);
    for (auto const& feature : table.features) {
      if (auto const* parts = std::get_if<MultiLine>(&feature.geometry)) {
        inputs.lines.insert(inputs.lines.end(), parts->begin(), parts->end());
      }
    }
  }
  if (options.from) {
    auto table = read_table(options.from->path, options.from->layer,
                            reading("from", RequiredGeometry::points_or_polygons), context);
    PlaceChoice choice;
    choice.input = "from";
    inputs.places = read_places(std::move(table), choice, context);
  }
}

ReachInputs read_inputs(ReachCommand const& options, Context& context) {
  ReachInputs inputs;
  read_targets(options, context, inputs);
  if (options.zones) {
    auto how = reading("zones", RequiredGeometry::polygons);
    how.columns = options.zones->columns.entries;
    how.values = options.zones->values.entries;
    ZoneColumns columns{text_of(options.zones->code), text_of(options.zones->name),
                        text_of(options.zones->need)};
    if (options.need) columns.need = options.need->value;
    inputs.zones = read_zones(
        read_table(options.zones->source.path, options.zones->source.layer, how, context), columns, context);
  }
  if (options.control) {
    auto how = reading("control", RequiredGeometry::polygons);
    how.columns = options.control->columns.entries;
    how.values = options.control->values.entries;
    ControlColumns columns;
    columns.party = options.control->party.value;
    columns.as_of = text_of(options.control->as_of);
    inputs.control =
        read_control(read_table(options.control->source.path, options.control->source.layer, how, context),
                     columns, inputs.authorities, context);
  }
  PopulationRead people;
  people.unit = options.population.unit == tables::PopulationUnit::count ? PopulationUnit::count
                                                                         : PopulationUnit::density;
  inputs.population.emplace(read_population({options.population.source.path}, people, context));
  return inputs;
}

/// Everything but the population from longitude/latitude into one frame.
Crs project(ReachInputs& inputs, Context& context) {
  Box extent;
  for (auto const& line : inputs.lines) extent.add(bounds(line));
  for (auto const& place : inputs.places) extent.add(Point{place.place.lon, place.place.lat});
  for (auto const& zone : inputs.zones) extent.add(bounds(zone.area));
  for (auto const& area : inputs.control) extent.add(bounds(area.area));
  auto const frame = choose_frame({extent}, kilometre).grid.crs;
  inputs.lines = to_frame(std::move(inputs.lines), frame, context);
  inputs.places = to_frame(std::move(inputs.places), frame, context);
  inputs.zones = to_frame(std::move(inputs.zones), frame, context);
  inputs.control = to_frame(std::move(inputs.control), frame, context);
  return frame;
}

std::vector<ReachBand> bands_of(ReachCommand const& options, ReachInputs const& inputs) {
  std::vector<std::pair<std::string, Metres>> distances;
  for (auto const within : options.within) {
    distances.emplace_back(format_quantity(within.value, documented_unit<Metres>), within);
  }
  std::vector<Point> points;
  for (auto const& place : inputs.places) points.push_back(place.point);
  return bands_around(inputs.lines, points, distances);
}

std::vector<ReachGroup> groups_by_zone(std::vector<Zone> const& zones) {
  std::vector<ReachGroup> groups;
  for (auto const& zone : zones) groups.push_back({zone.code, zone.name, zone.area, zone.need});
  return groups;
}

/// The two tables as they grow, one kind of groups after the other.
struct ReachTables {
  CsvTable reach, equity;
  Table summary;

  ReachTables() {
    reach.columns = {"kind", "code", "name", "band", "people", "people_within", "people_left_out", "rate"};
    equity.columns = {"kind",        "band", "code",        "name",      "need_share",
                      "reach_share", "rate", "worst_ratio", "divergence"};
  }

  void add_row(std::string const& kind, std::string const& code, std::string const& name,
               std::string const& band, Persons people, Persons within) {
    auto const rate = people.value > 0 ? std::optional{within / people} : std::nullopt;
    reach.rows.push_back({kind, code, name, band, decimal(people.value, 1), decimal(within.value, 1),
                          decimal((people - within).value, 1), decimal(rate, 6)});
  }
  void add(std::string const& kind, std::vector<ReachGroup> const& groups, Reach const& sums, Persons floor);
  void add_equity(std::string const& kind, std::string const& band, std::vector<EquityGroup> const& groups,
                  EquityTable const& table);
};

void ReachTables::add(std::string const& kind, std::vector<ReachGroup> const& groups, Reach const& sums,
                      Persons floor) {
  for (std::size_t b = 0; b < sums.bands.size(); ++b) {
    auto const& band = sums.bands[b];
    auto const members = equity_groups(groups, sums, b);
    auto const table = equity_of(members, floor);
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (table.rows[i].is_suppressed) {
        reach.rows.push_back({kind, groups[i].code, groups[i].name, band.band, "", "", "", ""});
      } else {
        add_row(kind, groups[i].code, groups[i].name, band.band, sums.by_group[i], band.by_group[i]);
      }
    }
    add_row(kind, "", "in no such area", band.band, sums.outside_groups, band.outside_groups);
    add_equity(kind, band.band, members, table);
  }
}

void ReachTables::add_equity(std::string const& kind, std::string const& band,
                             std::vector<EquityGroup> const& groups, EquityTable const& table) {
  for (auto const& row : table.rows) {
    auto const& group = groups[row.group];
    if (row.is_suppressed) {
      equity.rows.push_back({kind, band, group.code, group.name, "", "", "", "", ""});
      continue;
    }
    auto const rate = row.rate ? std::optional{row.rate->value} : std::nullopt;
    equity.rows.push_back({kind, band, group.code, group.name, decimal(row.need_share.value, 6),
                           decimal(row.reach_share.value, 6), decimal(rate, 6), "", ""});
  }
  auto const worst = table.worst_ratio ? std::optional{table.worst_ratio->value} : std::nullopt;
  equity.rows.push_back({kind, band, "", "all", "", "", decimal(table.rate.value, 6), decimal(worst, 6),
                         decimal(table.divergence, 6)});
}

void find_double_counts(std::string const& kind, Reach const& sums, Context& context) {
  if (sums.counted_twice.value < 1) return;
  context.find({Severity::warning, "areas_overlap",
                fmt::format("{:.0f} people live where areas of one layer overlap and count in each of them",
                            sums.counted_twice.value),
                kind, "", 1});
}

std::filesystem::path equity_path(std::filesystem::path const& out) {
  return out.parent_path() / (out.stem().string() + "_equity" + out.extension().string());
}

}  // namespace

std::vector<ReachGroup> groups_by_holding(std::vector<ControlArea> const& areas, Authorities const& names) {
  std::map<std::vector<PartyId>, std::vector<MultiPolygon>> own;
  std::vector<MultiPolygon> contested;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    auto rest = areas[i].area;
    for (std::size_t j = 0; j < areas.size(); ++j) {
      bool const other = areas[j].holders != areas[i].holders;
      if (!other || !bounds(areas[i].area).intersects(bounds(areas[j].area))) continue;
      auto shared = intersection(areas[i].area, areas[j].area);
      if (area(shared) <= 0) continue;
      rest = difference(rest, shared);
      contested.push_back(std::move(shared));
    }
    if (areas[i].holders.size() > 1) {
      contested.push_back(std::move(rest));
    } else {
      own[areas[i].holders].push_back(std::move(rest));
    }
  }
  std::vector<ReachGroup> groups;
  for (auto const& [holders, parts] : own) {
    auto const name = holders.empty() ? std::string{"holder not recorded"} : names.name(holders.front());
    groups.push_back({name, name, union_of(parts), 1});
  }
  if (!contested.empty()) groups.push_back({"contested", "contested", union_of(contested), 1});
  std::erase_if(groups, [](ReachGroup const& group) { return area(group.area) <= 0; });
  std::ranges::sort(groups, {}, [](ReachGroup const& group) {
    auto const box = bounds(group.area);
    return std::pair{-box.high.y, box.low.x};
  });
  return groups;
}

Outputs run(ReachCommand const& options, Context& context) {
  PartialFile file{options.out.path, context.may_overwrite};
  PartialFile equity_file{equity_path(options.out.path), context.may_overwrite};
  context.begin_step("reading", 0, 0.3);
  auto inputs = read_inputs(options, context);
  auto const frame = project(inputs, context);
  context.begin_step("counting people", 0.3, 1);
  auto const bands = bands_of(options, inputs);
  ReachTables tables;
  auto const everybody = reach_of(*inputs.population, frame, {}, bands, context);
  for (auto const& band : everybody.bands) {
    tables.add_row("all", "", "everybody on the raster", band.band, everybody.raster_total, band.total);
    tables.summary.emplace_back("people_within_" + band.band, Node{std::round(band.total.value)});
  }
  auto const floor = Persons{static_cast<double>(options.floor.value)};
  auto const add = [&](std::string const& kind, std::vector<ReachGroup> const& groups) {
    if (groups.empty()) return;
    auto const sums = reach_of(*inputs.population, frame, groups, bands, context);
    find_double_counts(kind, sums, context);
    tables.add(kind, groups, sums, floor);
  };
  add("zone", groups_by_zone(inputs.zones));
  context.progress(0.5);
  add("control", groups_by_holding(inputs.control, inputs.authorities));
  write_csv(file.path(), tables.reach);
  write_csv(equity_file.path(), tables.equity);
  file.commit();
  equity_file.commit();
  context.progress(1);
  return {Answer::result, tables.summary, {}, {options.out.path, equity_path(options.out.path).string()}};
}

constinit Algorithm const reach_command = algorithm<ReachCommand>(
    "reach", "People near stops and routes", "5 People",
    "Counts people within distances of lines or places, by zone and by control area, with a "
    "table of need against reach.");

}  // namespace passage
