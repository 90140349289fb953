#pragma once
// Rules of OpenStreetMap that hold under conditions: "no @ (wet)", "5 @ (Jun-Oct); 3.5 @ (weight>10)"
// (wiki.openstreetmap.org/wiki/Conditional_restrictions).
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passage/base/date.hpp"
#include "passage/model/vehicle_profile.hpp"

namespace passage {

/// When and with what roads are driven.
struct OsmCircumstances {
  Season season = Season::unstated;
  std::optional<Date> date;
  std::optional<Tonnes> gross;  ///< empty: the vehicle's
};

namespace detail {

/// Whether a condition holds for a movement. `sometimes`: at hours or on days that are not decided yet, or in
/// a season that is not stated.
enum class Holds { no, sometimes, yes, not_understood };

struct OsmClause {
  std::string value;
  Holds holds = Holds::not_understood;
};

/// The clauses of a conditional value in their order. Understood are `wet` and `dry` by the season; months
/// and days of months ("Jun-Oct", "Nov 15-Mar 31") by the date; hours and days of the week, which hold
/// sometimes; comparisons of weight, axleload, height and width with the vehicle's; and these joined by AND.
std::vector<OsmClause> osm_clauses(std::string_view text, VehicleProfile const& vehicle,
                                   OsmCircumstances const& when);

}  // namespace detail
}  // namespace passage
