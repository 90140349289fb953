#include "passage/algorithms/gate_inputs.hpp"

#include <algorithm>
#include <span>
#include <string>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/geo/geodesic.hpp"

namespace passage {

namespace {

void group_unknown_holders(std::vector<Gate>& gates, Authorities& authorities, Context& context) {
  constexpr std::ptrdiff_t most_apart = 32;
  auto const needs_someone = [](Gate const& gate) {
    return gate.holders.empty() && gate.state != GateState::open && gate.state != GateState::closed;
  };
  auto const count = std::ranges::count_if(gates, needs_someone);
  if (count <= most_apart) return;
  auto const everyone = authorities.add("unrecorded holders of checkpoints in OpenStreetMap");
  for (auto& gate : gates) {
    if (needs_someone(gate)) gate.holders.push_back(everyone);
  }
  context.find(
      {Severity::serious, "osm_crossings_grouped",
       fmt::format("{} checkpoints and gates of the road data have no holder on record. They are more "
                   "than can be told apart and count as one authority: name holders in [gates].",
                   count),
       "gates", "", static_cast<std::size_t>(count)});
}

}  // namespace

FeatureTable apply_changes(FeatureTable features, std::vector<FeatureChange> const& changes) {
  for (auto const& change : changes) {
    auto const id = features.require_column("id");
    auto const field = features.require_column(change.field);
    auto const feature = std::ranges::find_if(
        features.features, [&](Feature const& row) { return as_text(row.fields[id]) == change.id; });
    if (feature == features.features.end()) {
      std::vector<std::string> ids;
      ids.reserve(features.features.size());
      for (auto const& row : features.features) ids.push_back(as_text(row.fields[id]));
      auto const nearest = nearest_name(change.id, ids);
      throw Error{ErrorKind::usage, "unknown_gate",
                  fmt::format("--set: {} has no feature \"{}\"", features.source, change.id),
                  nearest.empty() ? std::string{} : fmt::format("did you mean \"{}\"?", nearest)};
    }
    feature->fields[field] = change.value;
  }
  return features;
}

void add_road_gates(std::vector<Gate>& gates, std::vector<Gate> of_roads, Metres reach,
                    Authorities& authorities, Context& context) {
  group_unknown_holders(of_roads, authorities, context);
  auto const on_record = gates.size();
  for (auto& gate : of_roads) {
    auto const recorded = std::span{gates}.first(on_record);
    bool const is_on_record = std::ranges::any_of(
        recorded, [&](Gate const& other) { return geodesic_distance(gate.place, other.place) <= reach; });
    if (!is_on_record) gates.push_back(std::move(gate));
  }
}

}  // namespace passage
