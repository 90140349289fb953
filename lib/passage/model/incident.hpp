#pragma once
#include <optional>
#include <string>
#include <vector>

#include "passage/base/date.hpp"
#include "passage/geo/crs.hpp"

namespace passage {

/// How well the place of an event is known, whatever the source calls it.
enum class LocationPrecision {
  exact,        ///< UCDP 1, ACLED 1
  near_place,   ///< UCDP 2, ACLED 2
  district,     ///< UCDP 3: a second-level unit's point
  province,     ///< UCDP 4, ACLED 3
  region,       ///< UCDP 5: larger than a province, between places, vague
  country,      ///< UCDP 6
  water_or_air  ///< UCDP 7
};

/// A recorded event with the precision of its date and place. Notes, sources and actors stay in the file.
struct Incident {
  std::string id;
  LonLat place;
  DateSpan when;
  std::optional<LocationPrecision> precision;  ///< empty: the source does not say
  std::optional<double> deaths;
  std::string kind;  ///< event type as recorded
};

}  // namespace passage
