#include "passage/algorithms/population_agreement.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace passage {

namespace {

constexpr double large_ratio = 1.5;
constexpr Persons few_people{1000};

/// How many times the smaller number the larger one is.
double ratio_of(PeopleByTwo const& count) {
  auto const low = std::min(count.first, count.second), high = std::max(count.first, count.second);
  return high < few_people ? 1 : high.value / std::max(low.value, 1.0);
}

void add_band(Assessment const& assessment, std::string const& column, PeopleByTwo count,
              std::vector<PeopleByTwo>& counts) {
  for (auto const& reading : assessment.readings) {
    if (reading.measure != column || reading.assumption != "second_population") continue;
    count.second = Persons{reading.value};
    counts.push_back(std::move(count));
    return;
  }
}

}  // namespace

std::vector<PeopleByTwo> people_by_two(Assessment const& assessment, std::string const& whose) {
  std::vector<PeopleByTwo> counts;
  for (auto const& band : assessment.people_near_stops)
    add_band(assessment, "population_near_stops_" + band.band,
             {fmt::format("within {} of the stops of {}", band.band, whose), band.people, {}}, counts);
  for (auto const& band : assessment.people_along)
    add_band(assessment, "population_within_" + band.band,
             {fmt::format("within {} of {}", band.band, whose), band.people, {}}, counts);
  return counts;
}

std::vector<PeopleByTwo> people_by_two(ReachReport const& first, ReachReport const& second) {
  std::vector<PeopleByTwo> counts;
  for (auto const& row : first.people) {
    if (row.key.kind != "all") continue;
    for (auto const& other : second.people) {
      auto const& key = other.key;
      if (key.kind != "all" || key.target != row.key.target || key.measure != row.key.measure ||
          key.band != row.key.band)
        continue;
      auto const* const how = key.measure == ReachMeasure::walking ? " on foot" : "";
      counts.push_back({fmt::format("within {}{}", key.band, how), row.within, other.within});
    }
  }
  return counts;
}

void find_disagreement(std::vector<PeopleByTwo> const& counts, PeopleByTwo const& totals, Context& context) {
  auto const worst = std::ranges::max_element(counts, {}, ratio_of);
  if (worst == counts.end() || !(ratio_of(*worst) > large_ratio)) return;
  context.find(
      {Severity::serious, "populations_disagree",
       fmt::format("Two population products differ {:.1f} times {}: {:.0f} people by the first, {:.0f} "
                   "by the second. Their totals differ {:.1f} times. Name the raster and its year "
                   "beside every number of people.",
                   ratio_of(*worst), worst->where, worst->first.value, worst->second.value, ratio_of(totals)),
       "population", "", 1});
}

}  // namespace passage
