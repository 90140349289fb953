#include "passage/model/place_size.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace passage {

namespace {

/// Lower ends of what OpenStreetMap's wiki gives for values of `place`.
constexpr std::array<std::pair<std::string_view, double>, 5> usual_sizes = {
    {{"capital", 200000}, {"city", 100000}, {"town", 10000}, {"village", 500}, {"hamlet", 50}}};

constexpr std::array<std::string_view, 6> areas = {"continent", "country",  "state",
                                                   "region",    "province", "county"};

}  // namespace

double size_for_names(Place const& place) {
  if (place.population > 0) return place.population;
  auto const* const found = std::ranges::find(usual_sizes, std::string_view{place.kind},
                                              &std::pair<std::string_view, double>::first);
  return found == usual_sizes.end() ? 0 : found->second;
}

bool is_label_of_area(Place const& place) {
  return std::ranges::find(areas, std::string_view{place.kind}) != areas.end();
}

}  // namespace passage
