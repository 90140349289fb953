#include "passage/algorithms/scenario_choice.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "passage/geo/geodesic.hpp"

namespace passage {

namespace {

constexpr std::size_t most_others = 8;
constexpr Metres least_apart{10000};

bool is_better(Candidate const& a, Candidate const& b) {
  if (a.reading->belief != b.reading->belief) return a.reading->belief > b.reading->belief;
  return a.reading->detail > b.reading->detail;
}

/// "2024-06-14", "2024-06" or "2024": as precisely as it was stated.
std::string span_text(DateSpan const& span) {
  auto const text = format_date(span.last);
  return span.days() > 31 ? text.substr(0, 4) : span.days() > 1 ? text.substr(0, 7) : text;
}

}  // namespace

RoleChoice choose_for(Survey const& survey, InputRole role) {
  RoleChoice choice;
  for (auto const& layer : survey.layers) {
    for (auto const& reading : layer.readings) {
      if (reading.role != role) continue;
      auto& list = reading.belief == Belief::weak ? choice.weak : choice.firm;
      list.push_back({&layer, &reading});
    }
  }
  // Stable: equals keep the order of their paths.
  std::stable_sort(choice.firm.begin(), choice.firm.end(), is_better);
  std::stable_sort(choice.weak.begin(), choice.weak.end(), is_better);
  for (auto const& candidate : choice.firm) choice.equals += !is_better(choice.firm.front(), candidate);
  return choice;
}

std::optional<GuessedDay> guess_as_of(Survey const& survey) {
  std::string others;
  std::optional<GuessedDay> guess;
  for (auto const role :
       {InputRole::incidents, InputRole::control, InputRole::gates, InputRole::closures, InputRole::roads}) {
    auto const choice = choose_for(survey, role);
    auto const* taken = choice.taken();
    if (!taken || !taken->layer->newest) continue;
    auto const newest = *taken->layer->newest;
    auto const text = fmt::format("{} of {} (column {})", span_text(newest), taken->layer->source.name(),
                                  taken->layer->newest_column);
    if (!guess) {
      guess = GuessedDay{newest.last + std::chrono::days{1}, "the day after the newest date, " + text};
    } else {
      others += (others.empty() ? "; newest elsewhere: " : ", ") + text;
    }
  }
  if (guess) guess->reason += others;
  return guess;
}

Box extent_of_roads(Survey const& survey) {
  auto const roads = choose_for(survey, InputRole::roads);
  return roads.taken() ? roads.taken()->layer->degrees : Box{};
}

std::optional<GuessedEnds> guess_ends(Survey const& survey) {
  auto const roads = choose_for(survey, InputRole::roads);
  auto const box = extent_of_roads(survey);
  GuessedEnds ends;
  auto const choice = choose_for(survey, InputRole::places);
  if (choice.taken()) {
    ends.source = *choice.taken();
  } else {
    for (auto const& layer : survey.layers) {
      if (!ends.source.layer && !layer.places.empty()) ends.source.layer = &layer;
    }
  }
  if (!ends.source.layer) return std::nullopt;
  for (auto const& place : ends.source.layer->places) {
    if (!box.is_empty() && !box.contains({place.place.lon, place.place.lat})) continue;
    if (roads.taken() && !roads.taken()->layer->passed.empty() &&
        !is_near(roads.taken()->layer->passed, place.place))
      continue;
    bool const is_apart = ends.from && geodesic_distance(ends.from->place, place.place) >= least_apart;
    if (!ends.from) {
      ends.from = &place;
    } else if (!ends.to && is_apart) {
      ends.to = &place;
    } else if (ends.others.size() < most_others) {
      ends.others.push_back(&place);
    }
  }
  if (!ends.to) return std::nullopt;
  return ends;
}

}  // namespace passage
