#pragma once
// Which events the intensity uses, and why the others are left out.
#include <string_view>

#include "passage/layers/hazard.hpp"
#include "passage/layers/observed_window.hpp"

namespace passage {

/// What the intensity does with an event.
enum class EventUse {
  at_place,        ///< a kernel at its place
  over_district,   ///< spread over the district around its place
  over_province,   ///< spread over the province around its place
  after_as_of,     ///< left out: later than the forecast
  outside_window,  ///< left out: events there are not recorded, or not in this table
  no_area,         ///< left out: known to a district or province, and no such area was given around it
  too_vague,       ///< left out: a region, or between two places
  whole_country,   ///< left out
  water_or_air     ///< left out
};

bool is_used(EventUse use);
/// In words: "spread over its district", "left out: known to the country only".
std::string_view words_of(EventUse use);

/// An event that counts.
struct SelectedEvent {
  std::size_t incident = 0;
  Point point;                      ///< in the grid's CRS
  Metres error;                     ///< standard deviation of the place, for events at a place
  std::optional<std::size_t> area;  ///< into EventSelection::areas
  DateSpan when;                    ///< up to as_of
};

struct EventSelection {
  std::vector<EventUse> uses;              ///< one per incident
  std::vector<SelectedEvent> used;         ///< in the order of the incidents
  std::vector<MultiPolygon const*> areas;  ///< districts, then provinces, of the options
  std::size_t without_precision = 0;  ///< used, though the source does not say how well the place is known
};

/// Sorts events by their dates, the precision of their places and the window. Keeps references into
/// `options`.
EventSelection select_events(std::span<Incident const> incidents, HazardOptions const& options,
                             Grid const& grid, ObservedWindow const& window);

/// The standard deviation of an event's kernel: √(bandwidth² + error²).
Metres kernel_sigma(SelectedEvent const& event, HazardOptions const& options);

/// Findings for what was left out: incidents_after_as_of, incidents_outside_window, incidents_imprecise,
/// incidents_without_area, incidents_without_precision.
void report_selection(EventSelection const& selection, HazardOptions const& options, Context& context);

}  // namespace passage
