#include "passage/algorithms/corridor.hpp"

#include <fmt/core.h>

#include "passage/algorithms/source_cells.hpp"
#include "passage/algorithms/surface_store.hpp"
#include "passage/geo/projector.hpp"
#include "passage/search/surface/bottleneck.hpp"
#include "passage/search/surface/corridor_area.hpp"
#include "passage/search/surface/total_section.hpp"
#include "passage/search/surface/width_front.hpp"
#include "passage/write/cost_geotiff.hpp"
#include "passage/write/csv.hpp"
#include "passage/write/features.hpp"

namespace passage {

namespace {

// How far the clearance is looked at; wider is reported as a lower bound.
constexpr Metres farthest_clearance = 2 * kilometre;

Line line_of(Grid const& grid, std::vector<PathStep> const& path) {
  Line line;
  for (auto const& step : path)
    line.push_back(grid.centre(grid.row_of(step.cell), grid.column_of(step.cell)));
  if (line.size() == 1) line.push_back(line.front());
  return line;
}

std::string crossings_of(FrictionSurface const& surface, std::vector<PathStep> const& path) {
  std::string names;
  for (auto const& step : path) {
    // Crossings without a name are roads whose cells a barrier cuts apart.
    if (!step.crossing || surface.crossings[*step.crossing].name.empty()) continue;
    if (!names.empty()) names += ";";
    names += surface.crossings[*step.crossing].name;
  }
  return names;
}

FeatureLayer layer(std::string name, std::string description, GeometryKind kind, Crs const& crs) {
  FeatureLayer made;
  made.name = std::move(name);
  made.description = std::move(description);
  made.geometry = kind;
  made.crs = crs;
  return made;
}

FeatureLayer area_layer(CorridorArea const& area, MultiPolygon shape) {
  auto const quantum = area.forward.quantum();
  auto made = layer("area", "Cells through which a way costs at most the slack more than the least",
                    GeometryKind::polygon, area.forward.grid().crs);
  made.columns = {
      {"least_cost_s", ColumnKind::number}, {"limit_s", ColumnKind::number}, {"cells", ColumnKind::whole}};
  made.features.push_back({1,
                           std::move(shape),
                           {quantum.seconds(area.least).value, quantum.seconds(area.limit).value,
                            static_cast<std::int64_t>(area.cells.size())}});
  return made;
}

FeatureLayer path_layer(FrictionSurface const& surface, CorridorArea const& area) {
  auto made = layer("path", "Least-cost path", GeometryKind::line, surface.grid().crs);
  made.columns = {{"cost_s", ColumnKind::number}, {"crossings", ColumnKind::text}};
  made.features.push_back(
      {1,
       MultiLine{line_of(surface.grid(), area.path)},
       {area.forward.quantum().seconds(area.least).value, crossings_of(surface, area.path)}});
  return made;
}

/// What is known of the widths of a corridor.
struct Widths {
  std::optional<Bottleneck> bottleneck;
  std::optional<TotalSection> section;
  std::vector<WidthPoint> front;
};

Point place_of(FrictionSurface const& surface, Bottleneck const& narrowest) {
  auto const& grid = surface.grid();
  auto const* const crossing = narrowest.crossing ? &surface.crossings[*narrowest.crossing] : nullptr;
  if (crossing && crossing->place) return *crossing->place;
  return grid.centre(grid.row_of(narrowest.cell), grid.column_of(narrowest.cell));
}

std::string crossing_name(FrictionSurface const& surface, Bottleneck const& narrowest) {
  return narrowest.crossing ? surface.crossings[*narrowest.crossing].name : std::string{};
}

FeatureLayer narrowest_layer(FrictionSurface const& surface, std::optional<Bottleneck> const& bottleneck) {
  auto made =
      layer("narrowest_point", "Where the widest way is narrowest", GeometryKind::point, surface.grid().crs);
  made.columns = {{"width_m", ColumnKind::number}, {"crossing", ColumnKind::text}};
  if (bottleneck && bottleneck->is_bounded) {
    made.features.push_back({1,
                             MultiPoint{place_of(surface, *bottleneck)},
                             {bottleneck->width.value, crossing_name(surface, *bottleneck)}});
  }
  return made;
}

FeatureLayer section_layer(Crs const& crs, std::optional<TotalSection> const& section) {
  auto made = layer("section", "The narrowest line across all that ways within the slack can use",
                    GeometryKind::line, crs);
  made.columns = {{"width_m", ColumnKind::number}};
  if (section && !section->lines.empty())
    made.features.push_back({1, section->lines, {section->width.value}});
  return made;
}

CsvTable width_table(FrictionSurface const& surface, CorridorArea const& area,
                     std::vector<WidthPoint> const& front) {
  CsvTable table;
  table.columns = {"width_m",       "width_is_lower_bound", "time_s", "longer_percent", "narrowest_lon",
                   "narrowest_lat", "narrowest_crossing"};
  auto const quantum = area.forward.quantum();
  auto const least_s = quantum.seconds(area.least).value;
  Projector const to_degrees{surface.grid().crs, Crs{}};
  for (auto const& point : front) {
    auto const time_s = quantum.seconds(point.cost).value;
    auto const longer = least_s > 0 ? 100 * (time_s / least_s - 1) : 0;
    std::vector<std::string> row{decimal(point.narrowest.width.value, 1),
                                 point.narrowest.is_bounded ? "no" : "yes", decimal(time_s, 1),
                                 decimal(longer, 2)};
    auto const place = to_degrees(place_of(surface, point.narrowest));
    bool const is_known = point.narrowest.is_bounded;
    row.push_back(is_known ? decimal(place.x, 6) : "");
    row.push_back(is_known ? decimal(place.y, 6) : "");
    row.push_back(crossing_name(surface, point.narrowest));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table summary_of(CorridorArea const& area, Widths const& widths) {
  auto const quantum = area.forward.quantum();
  Table summary{{"least_cost_s", Node{quantum.seconds(area.least).value}},
                {"limit_s", Node{quantum.seconds(area.limit).value}},
                {"cells", Node{static_cast<double>(area.cells.size())}},
                {"spur_cells_dropped", Node{static_cast<double>(area.dropped_cells)}}};
  if (widths.bottleneck) {
    summary.emplace_back("bottleneck_width_m", Node{widths.bottleneck->width.value});
    summary.emplace_back("bottleneck_is_lower_bound", Node{!widths.bottleneck->is_bounded});
  }
  if (widths.section) summary.emplace_back("section_width_m", Node{widths.section->width.value});
  if (!widths.front.empty())
    summary.emplace_back("ways_of_width_curve", Node{static_cast<double>(widths.front.size())});
  return summary;
}

/// Whether clearances and what is found with them keep within their share of the memory.
bool fits(double bytes, Context& context) {
  if (bytes <= widths_budget_bytes(context)) return true;
  context.find(
      {Severity::warning, "widths_not_computed",
       fmt::format("clearance and narrowest point of this corridor would take {:.0f} MiB, and a quarter "
                   "of the memory allowed, {:.0f} MiB, is for them: they are not computed",
                   bytes / 1048576, widths_budget_bytes(context) / 1048576),
       "friction", ""});
  return false;
}

Widths widths_of(ReadSurface const& read, CorridorQuery const& query, CorridorArea const& area,
                 bool with_front, Context& context) {
  auto const& surface = read.surface;
  Widths widths;
  widths.section = find_total_section(surface, area.cells, area.path, query.cost.neighbours, context);
  auto const cells = cells_of_ways(surface, area);
  if (!fits(Clearances::bytes(cells) + bottleneck_bytes(area.cells), context)) return widths;
  Clearances const clearances{surface, read.barriers, cells, farthest_clearance};
  widths.bottleneck = find_bottleneck(surface, clearances, area.cells,
                                      {area.path.front().cell, area.path.back().cell, query.cost.corners});
  if (with_front) widths.front = width_front(surface, query, area, cells, clearances, context);
  return widths;
}

}  // namespace

Outputs run(LeastCostCorridor const& options, Context& context) {
  auto const& inputs = options.surface;
  context.begin_step("read", 0, 0.2);
  auto const store = choose_store(inputs, {3, false, 2, true},
                                  std::filesystem::path{options.out.path}.parent_path(), context);
  auto const read = read_surface(inputs, store, context);
  auto const& surface = read.surface;
  CorridorQuery query;
  query.from = read_sources(options.from, "from", surface, context).cells;
  query.to = read_sources(options.to, "to", surface, context).cells;
  query.cost.neighbours = inputs.neighbours;
  query.cost.corners = inputs.corners;
  query.cost.quantum = read.quantum;
  query.cost.make_store = store.field;
  query.slack = options.slack;
  query.min_width = options.min_width;
  context.begin_step("search", 0.2, 0.6);
  auto const area = find_corridor_area(surface, query, context);
  Outputs outputs;
  if (!area) {
    outputs.answer = Answer::no_route;
    outputs.summary = {{"has_route", Node{false}}};
    context.progress(1);
    return outputs;
  }
  context.begin_step("widths", 0.6, 0.9);
  auto const widths = widths_of(read, query, *area, options.width_curve.has_value(), context);
  context.begin_step("write", 0.9, 1);
  write_features(
      options.out.path,
      {area_layer(*area, outline(surface.grid(), area->cells)), path_layer(surface, *area),
       narrowest_layer(surface, widths.bottleneck), section_layer(surface.grid().crs, widths.section)},
      Date{});
  outputs.files = {options.out.path};
  if (options.width_curve) {
    write_csv(options.width_curve->path, width_table(surface, *area, widths.front),
              options.hxl ? Hashtags::with : Hashtags::without);
    outputs.files.push_back(options.width_curve->path);
  }
  if (options.cost_out) {
    write_excess_cost(options.cost_out->path, area->forward, area->reverse, area->least, area->limit,
                      context);
    outputs.files.push_back(options.cost_out->path);
  }
  outputs.summary = summary_of(*area, widths);
  add_accuracy(outputs.summary, area->forward, inputs);
  context.progress(1);
  return outputs;
}

constinit Algorithm const corridor_command = algorithm<LeastCostCorridor>(
    "corridor", "Least-cost area", "3 Travel time",
    "The directed least-cost corridor as an area, with its least-cost path and its "
    "narrowest point.");

}  // namespace passage
