#pragma once
#include <vector>

#include "passage/base/date.hpp"
#include "passage/exercise/admin.hpp"
#include "passage/exercise/control.hpp"

namespace passage::exercise {

/// One event as a UCDP-like table records it.
struct Event {
  Date first, last;
  int date_precision = 1;   ///< 1 day, 2 two to six days, 3 week, 4 month
  int where_precision = 1;  ///< 1 exact … 6 country
  Point place;              ///< as recorded: moved to the unit's point where it is coarse
  Point true_place;         ///< where it happened, for tests and trainers
  std::string where;        ///< in words
  int unit = -1;            ///< second-level unit of the true place
  int type = 1;             ///< 1 state-based, 2 non-state, 3 one-sided
  int one = 0, other = 0;   ///< holders involved; other −1: civilians
  int deaths_one = 0, deaths_other = 0, deaths_civilians = 0, deaths_unknown = 0;
};

struct EventInputs {
  Relief const& relief;
  RoadNetwork const& network;
  std::vector<Town> const& towns;
  Admin const& admin;
  Control const& control;
  std::vector<Point> hot, quiet;  ///< places with more and with fewer events than the front elsewhere
  Date as_of;
  int years = 3;
  int count = 460;
};
/// Events near the front and along its roads, in waves, some of them followed by others nearby; ordered by
/// date. Where control is unknown nobody reports.
std::vector<Event> make_events(EventInputs const& inputs, Random const& random);

}  // namespace passage::exercise
