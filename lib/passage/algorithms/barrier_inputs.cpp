#include "passage/algorithms/barrier_inputs.hpp"

#include <fmt/core.h>

#include "passage/geo/drawn_lines.hpp"
#include "passage/geo/projector.hpp"
#include "passage/model/gate.hpp"
#include "passage/read/features.hpp"

namespace passage {

namespace {

FeatureTable read_table(std::string const& path, std::string const& layer, std::string_view input,
                        RequiredGeometry kind, Context& context) {
  FeatureRead options;
  options.input = input;
  options.kind = kind;
  return read_features(Source{path, layer}, options, context);
}

std::string text_of(FeatureTable const& table, Feature const& feature, char const* column) {
  auto const at = table.column(column);
  return at ? as_text(feature.fields[*at]) : std::string{};
}

double number_of(FeatureTable const& table, Feature const& feature, char const* column) {
  auto const at = table.column(column);
  return at ? as_number(feature.fields[*at]).value_or(0) : 0;
}

void find_uncertain(std::size_t count, Context& context) {
  if (!count) return;
  context.find({Severity::warning, "gate_state_uncertain",
                count == 1 ? "1 crossing point is conditional or of unknown state: it counts as passable"
                           : fmt::format("{} crossing points are conditional or of unknown state: they count "
                                         "as passable",
                                         count),
                "gates", "", count});
}

}  // namespace

std::vector<Line> read_barrier_lines(AnyInput const& input, Crs const& crs, Context& context) {
  auto const table = read_table(input.path, input.layer, "barriers", RequiredGeometry::any, context);
  Projector const project{*table.crs, crs};
  std::vector<Line> lines;
  for (auto const& feature : table.features) {
    auto const drawn = drawn_lines(project(feature.geometry));
    lines.insert(lines.end(), drawn.begin(), drawn.end());
  }
  return lines;
}

std::vector<CrossingPoint> read_crossing_points(PointInput const& input, Crs const& crs, Context& context) {
  auto const table = read_table(input.path, input.layer, "gates", RequiredGeometry::points, context);
  Projector const project{*table.crs, crs};
  std::vector<CrossingPoint> points;
  std::size_t uncertain = 0;
  for (auto const& feature : table.features) {
    auto const word = text_of(table, feature, "state");
    auto const state = word.empty() ? GateState::open : gate_state(word).value_or(GateState::unknown);
    auto const* const places = std::get_if<MultiPoint>(&feature.geometry);
    if (state == GateState::closed || !places) continue;
    uncertain += state != GateState::open;
    auto const name = text_of(table, feature, "name");
    for (auto const& place : *places)
      points.push_back({name.empty() ? fmt::format("gate {}", feature.id) : name, project(place),
                        number_of(table, feature, "wait_min") * minute, false,
                        Metres{number_of(table, feature, "width_m")}});
  }
  find_uncertain(uncertain, context);
  return points;
}

}  // namespace passage
