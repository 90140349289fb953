#include "passage/layers/intensity_probe.hpp"

#include <map>

#include "passage/base/error.hpp"
#include "passage/layers/event_kernel.hpp"

namespace passage {

struct IntensityProbe::State {
  struct Place {
    EventKernel kernel;
    double inside;  ///< its mass in the window
  };
  Grid grid;
  std::vector<Place> places;
  std::vector<std::size_t> place_of;  ///< one per event
};

IntensityProbe::IntensityProbe(std::span<SelectedEvent const> events, HazardOptions const& options,
                               Grid const& grid, ObservedWindow const& window)
    : state_(new State{grid, {}, {}}) {
  std::map<std::pair<Point, Metres>, std::size_t> known;
  for (auto const& event : events) {
    if (event.area) throw Error{ErrorKind::defect, "event_without_place", "an area has no single kernel"};
    auto const sigma = kernel_sigma(event, options);
    auto const [entry, is_new] = known.try_emplace({event.point, sigma}, state_->places.size());
    if (is_new) {
      EventKernel const kernel{event.point, sigma, grid};
      state_->places.push_back({kernel, kernel.mass_inside(window)});
    }
    state_->place_of.push_back(entry->second);
  }
}

IntensityProbe::~IntensityProbe() = default;
IntensityProbe::IntensityProbe(IntensityProbe&&) noexcept = default;
IntensityProbe& IntensityProbe::operator=(IntensityProbe&&) noexcept = default;

std::vector<std::vector<double>> IntensityProbe::masses(std::span<std::vector<double> const> weights,
                                                        std::span<CellId const> cells) const {
  auto const& places = state_->places;
  std::vector<std::vector<double>> by_place(places.size(), std::vector<double>(weights.size(), 0.0));
  for (std::size_t s = 0; s < weights.size(); ++s) {
    for (std::size_t i = 0; i < weights[s].size(); ++i) by_place[state_->place_of[i]][s] += weights[s][i];
  }
  std::vector<std::vector<double>> sums(cells.size(), std::vector<double>(weights.size(), 0.0));
  for (std::size_t c = 0; c < cells.size(); ++c) {
    auto const row = state_->grid.row_of(cells[c]), column = state_->grid.column_of(cells[c]);
    for (std::size_t p = 0; p < places.size(); ++p) {
      double const mass = places[p].kernel.mass(row, column);
      if (mass <= 0) continue;
      for (std::size_t s = 0; s < weights.size(); ++s) sums[c][s] += mass / places[p].inside * by_place[p][s];
    }
  }
  return sums;
}

}  // namespace passage
