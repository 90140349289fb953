#include "passage/layers/event_selection.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "passage/base/error.hpp"
#include "passage/geo/area_index.hpp"
#include "passage/geo/projector.hpp"

namespace passage {

namespace {

/// Finds the area of a list that holds a point; the first one where they overlap.
class AreaFinder {
 public:
  AreaFinder(std::vector<MultiPolygon> const& areas, std::size_t offset) : index_(areas), offset_(offset) {}
  std::optional<std::size_t> at(Point point) const {
    auto const found = index_.containing(point);
    if (found.empty()) return std::nullopt;
    return offset_ + found.front();
  }

 private:
  AreaIndex index_;
  std::size_t offset_;
};

class Selector {
 public:
  Selector(HazardOptions const& options, Grid const& grid, ObservedWindow const& window)
      : options_(options),
        grid_(grid),
        window_(window),
        project_(Crs{}, grid.crs),
        districts_(options.districts, 0),
        provinces_(options.provinces, options.districts.size()) {}

  EventUse select(Incident const& incident, SelectedEvent& event) const {
    if (incident.when.first > options_.as_of) return EventUse::after_as_of;
    auto const precision = incident.precision.value_or(LocationPrecision::exact);
    if (precision == LocationPrecision::region) return EventUse::too_vague;
    if (precision == LocationPrecision::country) return EventUse::whole_country;
    if (precision == LocationPrecision::water_or_air) return EventUse::water_or_air;
    if (!place(incident, event)) return EventUse::outside_window;
    event.when = {incident.when.first, std::min(incident.when.last, options_.as_of)};
    if (precision == LocationPrecision::exact) event.error = options_.exact_error;
    if (precision == LocationPrecision::near_place) event.error = options_.near_error;
    if (precision <= LocationPrecision::near_place) return EventUse::at_place;
    return spread(precision, event);
  }

 private:
  bool place(Incident const& incident, SelectedEvent& event) const {
    try {
      event.point = project_(incident.place);
    } catch (Error const& error) {  // too far away for the projection, so outside the grid
      if (error.kind() != ErrorKind::input) throw;
      return false;
    }
    auto const cell = grid_.cell_at(event.point);
    return cell && window_.contains(grid_.row_of(*cell), grid_.column_of(*cell));
  }

  EventUse spread(LocationPrecision precision, SelectedEvent& event) const {
    if (precision == LocationPrecision::district && !options_.districts.empty()) {
      event.area = districts_.at(event.point);
      return event.area ? EventUse::over_district : EventUse::no_area;
    }
    event.area = provinces_.at(event.point);
    return event.area ? EventUse::over_province : EventUse::no_area;
  }

  HazardOptions const& options_;
  Grid const& grid_;
  ObservedWindow const& window_;
  Projector project_;
  AreaFinder districts_, provinces_;
};

constexpr std::array<std::string_view, 9> words = {"used at its place",
                                                   "spread over its district",
                                                   "spread over its province",
                                                   "left out: after the date of the forecast",
                                                   "left out: outside the observed window",
                                                   "left out: known to a district or province, whose area is "
                                                   "not given",
                                                   "left out: known to a region or between places only",
                                                   "left out: known to the country only",
                                                   "left out: on water or in the air"};

}  // namespace

bool is_used(EventUse use) {
  return use <= EventUse::over_province;
}

std::string_view words_of(EventUse use) {
  return words[static_cast<std::size_t>(use)];
}

EventSelection select_events(std::span<Incident const> incidents, HazardOptions const& options,
                             Grid const& grid, ObservedWindow const& window) {
  EventSelection selection;
  for (auto const* list : {&options.districts, &options.provinces}) {
    for (auto const& area : *list) selection.areas.push_back(&area);
  }
  Selector const selector{options, grid, window};
  for (std::size_t i = 0; i < incidents.size(); ++i) {
    SelectedEvent event;
    event.incident = i;
    auto const use = selector.select(incidents[i], event);
    selection.uses.push_back(use);
    if (!is_used(use)) continue;
    selection.without_precision += !incidents[i].precision;
    selection.used.push_back(event);
  }
  return selection;
}

Metres kernel_sigma(SelectedEvent const& event, HazardOptions const& options) {
  return Metres{std::hypot(options.bandwidth.value, event.error.value)};
}

void report_selection(EventSelection const& selection, HazardOptions const& options, Context& context) {
  auto const number = [&](EventUse use) {
    return static_cast<std::size_t>(std::ranges::count(selection.uses, use));
  };
  auto const add = [&](Severity severity, std::string code, std::size_t count, std::string const& what) {
    if (count > 0) context.find({severity, std::move(code), counted(count, what), "incidents", "", count});
  };
  add(Severity::note, "incidents_after_as_of", number(EventUse::after_as_of),
      fmt::format("incidents are dated after {} and were left out.", format_date(options.as_of)));
  add(Severity::warning, "incidents_imprecise",
      number(EventUse::too_vague) + number(EventUse::whole_country) + number(EventUse::water_or_air),
      "incidents are known to a region, the country, water or airspace only and were left out of the "
      "intensity.");
  add(Severity::warning, "incidents_without_area", number(EventUse::no_area),
      "incidents are known to a district or province only and were left out of the intensity: no area of "
      "that level was given there.");
  add(Severity::note, "incidents_spread", number(EventUse::over_district) + number(EventUse::over_province),
      "incidents are known to a district or province only and were spread over it.");
  add(Severity::note, "incidents_outside_window", number(EventUse::outside_window),
      "incidents lie outside the observed window and were left out of the intensity.");
  add(Severity::note, "incidents_without_precision", selection.without_precision,
      fmt::format("incidents do not say how well their place is known; {:.0f} km was assumed.",
                  options.exact_error / kilometre));
}

}  // namespace passage
