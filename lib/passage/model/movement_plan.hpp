#pragma once
#include <optional>
#include <string>
#include <vector>

#include "passage/base/date.hpp"
#include "passage/base/quantity.hpp"
#include "passage/base/strong_id.hpp"
#include "passage/geo/geometry.hpp"

namespace passage {

enum class StepKind { load, drive, crossing, delay, night, stop, unload };

std::string_view name_of(StepKind kind);

/// One step of a plan. Times are local, since midnight of the plan's first day.
struct PlannedStep {
  StepKind kind = StepKind::drive;
  std::string place;  ///< where it ends: a crossing point, a town; empty: no named place
  Metres at;          ///< kilometre post where it ends, from the origin in both directions
  Seconds begin, end;
  GateId gate;             ///< valid for a crossing
  bool is_return = false;  ///< on the way back

  friend bool operator==(PlannedStep const&, PlannedStep const&) = default;
};

/// Whether a movement fits a pause that begins and ends at these times of a day.
struct PauseFit {
  Seconds begin, end;            ///< since midnight
  Seconds on_road;               ///< one way, leaving when the pause begins, without nights
  std::optional<Seconds> spare;  ///< left of the pause; negative: too long by that; empty: a crossing point
                                 ///< does not open in time
};

/// A movement put on the clock: when it leaves, waits, rests and arrives.
struct MovementPlan {
  Date first_day;
  Seconds utc_offset;     ///< local time less UTC
  std::string time_zone;  ///< as given, else "UTC+03:00"
  Seconds start;          ///< of loading
  Seconds departure, arrival;
  Seconds end;  ///< unloaded, or back at the origin where a return is asked for
  bool has_return = false;
  Line return_line;      ///< frame coordinates; empty where the way back is the way there
  Metres return_length;  ///< of `return_line`; kilometre posts of steps on it still count from the origin
  int nights = 0;        ///< midnights between departure and end
  int nights_at_no_place = 0;  ///< of these, spent where no named place is on the way
  /// The last moment of the first day to leave that costs no further night on the way there.
  std::optional<Seconds> latest_departure;
  std::vector<PlannedStep> steps;
  std::vector<PauseFit> pauses;

  Seconds elapsed() const { return end - start; }
};

/// "Mon 06 Jan 07:30"-like pieces of a plan's time.
struct PlanClock {
  Date day;
  int hour = 0, minute = 0;
};
/// The minute that `time` lies in; `offset` is taken off first (local to UTC: the plan's utc_offset).
PlanClock clock_of(MovementPlan const& plan, Seconds time, Seconds offset = Seconds{0});
/// "2020-01-06 07:30".
std::string clock_text(PlanClock const& clock);

}  // namespace passage
