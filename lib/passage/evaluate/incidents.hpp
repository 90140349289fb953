#pragma once
#include <optional>
#include <vector>

#include "passage/geo/projector.hpp"
#include "passage/model/incident.hpp"

namespace passage {

/// Which recorded incidents are counted.
struct EvidenceWindow {
  Date as_of;
  int days = 365;       ///< before and including `as_of`
  Metres within{5000};  ///< of the line
};

/// A plain count that anybody can check in the source.
struct IncidentCount {
  int recorded = 0;              ///< near the line, in the window
  std::optional<DateSpan> last;  ///< the latest near the line up to `as_of`, in the window or before
  int window_days = 0;
  std::size_t imprecise = 0;  ///< in the window, known to a district or wider only: nowhere near any line
  int placed_exactly = 0;     ///< of `recorded`, those not merely known as near a named place
};

/// The recorded incidents with their places in the frame; made once for all lines.
class IncidentMap {
 public:
  /// Keeps a reference to `incidents`.
  IncidentMap(std::vector<Incident> const& incidents, Crs const& frame);

  /// Counts incidents whose place is exact, near a named place or of unstated precision and lies within the
  /// distance of the line, geodesic from the nearest point. An incident known to a month or year counts when
  /// at least half of that period lies in the window.
  IncidentCount count(Line const& line, EvidenceWindow const& window) const;

 private:
  std::vector<Incident> const* incidents_;
  std::vector<Point> points_;
  Projector to_degrees_;
};

}  // namespace passage
