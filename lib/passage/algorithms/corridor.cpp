#include "passage/algorithms/corridor.hpp"

#include <fmt/core.h>

#include "passage/algorithms/surface_store.hpp"
#include "passage/write/cost_geotiff.hpp"
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
    if (!step.crossing) continue;
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

FeatureLayer narrowest_layer(Grid const& grid, std::optional<Bottleneck> const& bottleneck) {
  auto made = layer("narrowest_point", "Where the widest way is narrowest", GeometryKind::point, grid.crs);
  made.columns = {{"width_m", ColumnKind::number}};
  if (bottleneck && bottleneck->is_bounded) {
    made.features.push_back(
        {1,
         MultiPoint{grid.centre(grid.row_of(bottleneck->cell), grid.column_of(bottleneck->cell))},
         {bottleneck->width.value}});
  }
  return made;
}

Table summary_of(CorridorArea const& area, std::optional<Bottleneck> const& bottleneck) {
  auto const quantum = area.forward.quantum();
  Table summary{{"least_cost_s", Node{quantum.seconds(area.least).value}},
                {"limit_s", Node{quantum.seconds(area.limit).value}},
                {"cells", Node{static_cast<double>(area.cells.size())}},
                {"spur_cells_dropped", Node{static_cast<double>(area.dropped_cells)}}};
  if (bottleneck) {
    summary.emplace_back("bottleneck_width_m", Node{bottleneck->width.value});
    summary.emplace_back("bottleneck_is_lower_bound", Node{!bottleneck->is_bounded});
  }
  return summary;
}

}  // namespace

Outputs run(LeastCostCorridor const& options, Context& context) {
  auto const& inputs = options.surface;
  context.begin_step("read", 0, 0.2);
  auto const store =
      choose_store(inputs, {3, false}, std::filesystem::path{options.out.path}.parent_path(), context);
  auto const read = read_surface(inputs, store, context);
  auto const& surface = read.surface;
  CorridorQuery query;
  query.from = read_cells(options.from, "from", surface.grid(), context);
  query.to = read_cells(options.to, "to", surface.grid(), context);
  query.cost.neighbours = inputs.neighbours;
  query.cost.corners = inputs.corners;
  query.cost.quantum = read.quantum;
  query.cost.make_store = store.field;
  query.slack = options.slack;
  query.min_width = options.min_width;
  context.begin_step("search", 0.2, 0.8);
  auto const area = find_corridor_area(surface, query, context);
  Outputs outputs;
  if (!area) {
    outputs.answer = Answer::no_route;
    outputs.summary = {{"has_route", Node{false}}};
    context.progress(1);
    return outputs;
  }
  auto const bottleneck =
      find_bottleneck(surface, LineIndex{read.barriers}, area->cells, area->path.front().cell,
                      area->path.back().cell, farthest_clearance);
  context.begin_step("write", 0.8, 1);
  write_features(options.out.path,
                 {area_layer(*area, outline(surface.grid(), area->cells)), path_layer(surface, *area),
                  narrowest_layer(surface.grid(), bottleneck)},
                 Date{});
  outputs.files = {options.out.path};
  if (options.cost_out) {
    write_excess_cost(options.cost_out->path, area->forward, area->reverse, area->least, area->limit,
                      context);
    outputs.files.push_back(options.cost_out->path);
  }
  outputs.summary = summary_of(*area, bottleneck);
  add_accuracy(outputs.summary, area->forward, inputs);
  context.progress(1);
  return outputs;
}

constinit Algorithm const corridor_command = algorithm<LeastCostCorridor>(
    "corridor", "Least-cost area", "3 Travel time",
    "The directed least-cost corridor as an area, with its least-cost path and its "
    "narrowest point.");

}  // namespace passage
