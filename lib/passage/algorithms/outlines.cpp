#include "passage/algorithms/outlines.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include <fmt/core.h>

#include "passage/base/parallel.hpp"
#include "passage/evaluate/zonal.hpp"
#include "passage/geo/overlay.hpp"
#include "passage/geo/projector.hpp"

namespace passage {

namespace {

constexpr double longest_edge_m = 500;
constexpr double longest_edge_degrees = 0.005;

MultiPolygon polygons_of(Feature const& feature) {
  auto const* polygons = std::get_if<MultiPolygon>(&feature.geometry);
  return polygons ? *polygons : MultiPolygon{};
}

}  // namespace

void repair_polygons(FeatureTable& table, char const* things, Context& context) {
  std::vector<std::optional<std::string>> problems(table.features.size());
  parallel_for(table.features.size(), context, [&](std::size_t i, int) {
    auto const polygons = polygons_of(table.features[i]);
    problems[i] = validity_problem(polygons);
    if (problems[i]) table.features[i].geometry = repaired(polygons);
  });
  auto const is_one = [](auto const& problem) { return problem.has_value(); };
  auto const count = static_cast<std::size_t>(std::ranges::count_if(problems, is_one));
  if (count == 0) return;
  auto const first = static_cast<std::size_t>(std::ranges::find_if(problems, is_one) - problems.begin());
  context.find({Severity::warning, "polygon_repaired",
                counted(count, fmt::format("{} are invalid, first feature {}: {}; the area enclosed is used",
                                           things, table.features[first].id, *problems[first])),
                things, "", count});
}

std::vector<MultiPolygon> outlines_on(Crs const& plane, FeatureTable const& table) {
  std::vector<MultiPolygon> outlines;
  outlines.reserve(table.features.size());
  auto const crs = table.crs.value_or(plane);
  bool const same = crs == plane;
  Projector const project{crs, plane};
  double const longest = crs.is_geographic() ? longest_edge_degrees : longest_edge_m;
  for (auto const& feature : table.features) {
    auto polygons = polygons_of(feature);
    outlines.push_back(same ? std::move(polygons) : project(densified(polygons, longest)));
  }
  return outlines;
}

}  // namespace passage
