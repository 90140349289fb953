#pragma once
// A movement put on the clock: departures, waits, nights, return.
#include <optional>
#include <string>
#include <vector>

#include "passage/model/assessment.hpp"
#include "passage/model/travel_calendar.hpp"

namespace passage {

/// How a convoy moves, whatever the route.
struct MovementRules {
  TravelCalendar calendar;
  std::string time_zone;  ///< as it is printed
  Ratio drive_factor{1};  ///< planned over bare driving time: halts spread evenly, and the reserve
  Seconds load, unload;   ///< at the origin before leaving, at the destination
  int vehicles = 1;
  bool comes_back = false;
  bool searches_way_back = false;  ///< comes back by a way of its own; else by the way there
  ClockSpans pauses;               ///< of a day; an end before its begin is on the next day
};

/// A named place that the way passes, where a night can be spent.
struct PlaceOnWay {
  std::string name;
  Metres at;       ///< kilometre post
  Seconds unload;  ///< at a stop; 0 elsewhere
  bool is_stop = false;
  Seconds access = {};  ///< bare driving time off the road to a stop, one way; 0 elsewhere
};

/// What is put on the clock: segments, crossing points and delays of an assessment.
struct PlanSubject {
  Assessment const* sheet = nullptr;
  std::vector<Gate> const* gates = nullptr;  ///< a GateId is an index
  std::vector<PlaceOnWay> places;            ///< in any order
  /// Bare driving time off the road, from the origin and to the destination.
  Seconds access_first = {}, access_last = {};
};

/// A plan, or why there is none.
struct PlanAnswer {
  std::optional<MovementPlan> plan;
  std::string reason;  ///< a sentence's end: "K2 does not open within 60 days"; empty with a plan
};

/// Loading begins with the first hours of the calendar; the movement leaves when it is loaded and may be on
/// the road. It drives in hours of the movement only, at `drive_factor` times the segments' time. Crossing
/// points let it through by GateClock; delays of roads and unloading run on the clock. When the day's hours
/// end it spends the night at the last named place it has passed since the morning and since the last
/// crossing point; where there is none, on the road. The time between places and the road is driven like any
/// other. The way back passes everything in reverse, stops without unloading; or it is `way_back`, from the
/// destination to the origin, whose steps then count their kilometres from the origin too.
PlanAnswer plan_movement(PlanSubject const& subject, MovementRules const& rules,
                         PlanSubject const* way_back = nullptr);

/// The clock of a crossing point for a movement; hours that are not stated are all hours.
GateClock gate_clock(Gate const& gate, TravelCalendar const& calendar);

}  // namespace passage
