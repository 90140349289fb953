#include "passage/model/movement_plan.hpp"

#include <cmath>

#include <fmt/format.h>

namespace passage {

std::string_view name_of(StepKind kind) {
  switch (kind) {
    case StepKind::load:
      return "load";
    case StepKind::drive:
      return "drive";
    case StepKind::crossing:
      return "crossing";
    case StepKind::delay:
      return "delay";
    case StepKind::night:
      return "night";
    case StepKind::stop:
      return "stop";
    case StepKind::unload:
      return "unload";
  }
  return "";
}

PlanClock clock_of(MovementPlan const& plan, Seconds time, Seconds offset) {
  // A millisecond forgives sums of rounded pieces that end just before a full minute.
  auto const minutes = static_cast<long>(std::floor((time - offset + Seconds{1e-3}) / minute));
  constexpr long day_min = 1440;
  auto const days = minutes >= 0 ? minutes / day_min : -((day_min - 1 - minutes) / day_min);
  auto const rest = static_cast<int>(minutes - days * day_min);
  return {plan.first_day + std::chrono::days{days}, rest / 60, rest % 60};
}

std::string clock_text(PlanClock const& clock) {
  return fmt::format("{} {:02}:{:02}", format_date(clock.day), clock.hour, clock.minute);
}

}  // namespace passage
