#include "passage/algorithms/guessed_ends.hpp"

#include <algorithm>

#include "passage/geo/geodesic.hpp"

namespace passage {

namespace {

constexpr std::size_t most_named = 8;    // places in a comment
constexpr std::size_t most_tried = 300;  // places that may begin a movement: the rest are small
constexpr Metres least_apart{10000};

using Places = std::vector<RankedPlace const*>;

Candidate source_of_places(Survey const& survey) {
  auto const choice = choose_for(survey, InputRole::places);
  if (choice.taken()) return *choice.taken();
  for (auto const& layer : survey.layers) {
    if (!layer.places.empty()) return {&layer, nullptr};
  }
  return {};
}

/// The foremost first.
Places places_near(std::vector<RankedPlace> const& places, Box const& box, PassedCells const* roads) {
  Places near;
  for (auto const& place : places) {
    bool const is_inside = box.is_empty() || box.contains({place.place.lon, place.place.lat});
    if (is_inside && (!roads || roads->is_near(place.place))) near.push_back(&place);
  }
  return near;
}

RankedPlace const* end_for(RankedPlace const& from, Places const& places, PassedCells const* roads) {
  auto const found = std::find_if(places.begin(), places.end(), [&](RankedPlace const* place) {
    return geodesic_distance(from.place, place->place) >= least_apart &&
           (!roads || roads->may_join(from.place, place->place));
  });
  return found == places.end() ? nullptr : *found;
}

bool find_pair(Places const& places, PassedCells const* roads, GuessedEnds& ends) {
  for (std::size_t i = 0; i < std::min(places.size(), most_tried); ++i) {
    ends.from = places[i];
    ends.to = end_for(*ends.from, places, roads);
    if (ends.to) return true;
  }
  return false;
}

/// The next places, in two lists.
void name_others(Places const& places, PassedCells const* roads, GuessedEnds& ends) {
  for (auto const* place : places) {
    if (place == ends.from || place == ends.to) continue;
    bool const is_joined = !roads || roads->may_join(ends.from->place, place->place);
    auto& list = is_joined ? ends.others : ends.beyond;
    if (list.size() < most_named) list.push_back(place);
  }
}

}  // namespace

std::optional<GuessedEnds> guess_ends(Survey const& survey) {
  auto const choice = choose_for(survey, InputRole::roads);
  bool const is_seen = choice.taken() && !choice.taken()->layer->passed.is_empty();
  auto const* roads = is_seen ? &choice.taken()->layer->passed : nullptr;
  GuessedEnds ends;
  ends.source = source_of_places(survey);
  if (!ends.source.layer) return std::nullopt;
  auto const places = places_near(ends.source.layer->places, extent_of_roads(survey), roads);
  if (find_pair(places, roads, ends)) {
    ends.roads = roads ? GuessedEnds::Roads::may_join : GuessedEnds::Roads::unknown;
  } else if (roads && find_pair(places, nullptr, ends)) {
    ends.roads = GuessedEnds::Roads::do_not_join;
  } else {
    return std::nullopt;
  }
  name_others(places, roads, ends);
  return ends;
}

}  // namespace passage
