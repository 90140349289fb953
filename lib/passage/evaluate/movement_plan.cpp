#include "passage/evaluate/movement_plan.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "passage/evaluate/crossings.hpp"

namespace passage {

namespace {

/// Sums of pieces end a few nanoseconds beside the clock they stand for.
constexpr Seconds alike{1e-6};

enum class PointKind { place, stop, crossing, delay, road, end };

/// What happens at a kilometre post.
struct WayPoint {
  PointKind kind = PointKind::place;
  Metres at;
  std::string name;
  Seconds takes;  ///< unloading, delay, or the convoy's likely wait
  GateId gate;
  Seconds access;  ///< to a stop off the road, one way
};

/// The way as points with the planned driving time between each and the next.
struct Way {
  std::vector<WayPoint> points;
  std::vector<Seconds> drive;  ///< to each point from the one before; the first is 0

  Way reversed() const {
    Way back;
    back.points.assign(points.rbegin(), points.rend());
    back.drive.emplace_back(0);
    for (auto i = drive.size(); i > 1; --i) back.drive.push_back(drive[i - 1]);
    return back;
  }

  /// Another point further on, reached after some driving.
  void go_on(WayPoint point, Seconds time) {
    points.push_back(std::move(point));
    drive.push_back(time);
  }
};

/// Planned driving time from the origin to a kilometre post.
Seconds driven_upto(Assessment const& sheet, Metres at, Ratio factor) {
  Seconds sum;
  for (auto const& segment : sheet.segments) {
    if (at >= segment.upto) {
      sum += segment.time;
    } else if (at > segment.from) {
      sum += segment.time * ((at - segment.from) / (segment.upto - segment.from));
    }
  }
  return sum * factor.value;
}

/// Everything on the road, by kilometre post.
std::vector<WayPoint> points_on_road(PlanSubject const& subject, MovementRules const& rules) {
  auto const& sheet = *subject.sheet;
  std::vector<WayPoint> points;
  for (auto const& place : subject.places) {
    points.push_back({place.is_stop ? PointKind::stop : PointKind::place,
                      place.at,
                      place.name,
                      place.unload,
                      {},
                      place.access});
  }
  for (auto const& crossing : sheet.crossings) {
    auto const& gate = (*subject.gates)[crossing.gate.value];
    points.push_back({PointKind::crossing,
                      crossing.at,
                      gate.name.empty() ? gate.id : gate.name,
                      wait_at(gate, rules.vehicles).likely,
                      crossing.gate,
                      {}});
  }
  for (auto const& stated : sheet.delays)
    points.push_back({PointKind::delay, stated.at, {}, stated.delay, {}, {}});
  std::ranges::stable_sort(points, {}, &WayPoint::at);
  return points;
}

/// From the origin over the road, off it to each stop and back, to the destination.
Way way_of(PlanSubject const& subject, MovementRules const& rules) {
  auto const& sheet = *subject.sheet;
  double const factor = rules.drive_factor.value;
  auto const on_road = [](Metres at) { return WayPoint{PointKind::road, at, {}, {}, {}, {}}; };
  Way way;
  way.go_on({PointKind::end, {}, {}, {}, {}, {}}, {});
  if (subject.access_first.value > 0) way.go_on(on_road({}), subject.access_first * factor);
  Seconds before;
  for (auto& point : points_on_road(subject, rules)) {
    auto const driven = driven_upto(sheet, point.at, rules.drive_factor);
    auto const access = point.access * factor;
    auto const at = point.at;
    way.go_on(std::move(point), driven - before + access);
    if (access.value > 0) way.go_on(on_road(at), access);
    before = driven;
  }
  auto const rest = driven_upto(sheet, sheet.length, rules.drive_factor) - before;
  if (subject.access_last.value > 0) way.go_on(on_road(sheet.length), rest);
  way.go_on({PointKind::end, sheet.length, {}, {}, {}, {}},
            subject.access_last.value > 0 ? subject.access_last * factor : rest);
  return way;
}

/// The way back as it stands, with kilometres from where it ends.
Way counted_from_its_end(Way way) {
  auto const length = way.points.back().at;
  for (auto& point : way.points) point.at = length - point.at;
  return way;
}

/// A way driven from one end to the other.
struct Run {
  Seconds arrival;
  std::vector<PlannedStep> steps;
  int nights_at_no_place = 0;
};

/// Drives a way, night by night.
class Driver {
 public:
  Driver(Way const& way, ClockSpans const& hours, std::vector<GateClock> const& clocks, bool is_return)
      : way_(way), hours_(hours), clocks_(clocks), is_return_(is_return) {}

  /// Empty when it never gets there; `reason` says why.
  std::optional<Run> from(Seconds departure) {
    run_ = {};
    haven_.reset();
    span_.reset();
    next_ = 1;
    if (!move_on(departure)) return std::nullopt;
    left_ = way_.drive[next_];
    while (next_ < way_.points.size()) {
      if (!drive_on()) return std::nullopt;
    }
    run_.arrival = now_;
    return run_;
  }
  std::string const& reason() const { return reason_; }

 private:
  /// The last named place of this day, to which it can go back for the night.
  struct Haven {
    std::size_t next;  ///< the point after it
    Seconds reached;
    std::size_t steps;
  };

  bool move_on(Seconds time) {
    auto const allowed = first_within(hours_, time);
    if (!allowed) return fail("the movement takes longer than can be planned");
    if (span_ && *allowed > span_->end) haven_.reset();
    now_ = *allowed;
    span_ = *std::ranges::lower_bound(hours_, now_, {}, &ClockSpan::end);
    return true;
  }
  bool fail(std::string reason) {
    reason_ = std::move(reason);
    return false;
  }

  bool drive_on() {
    auto const room = span_->end - now_;
    if (left_ <= room + alike) {
      now_ = std::min(now_ + left_, span_->end);
      auto const& point = way_.points[next_];
      return pass(point);
    }
    if (haven_) return go_back_for_the_night();
    return spend_night_on_the_road(room);
  }

  void advance() {
    ++next_;
    if (next_ < way_.points.size()) left_ = way_.drive[next_];
  }

  bool pass(WayPoint const& point) {
    switch (point.kind) {
      case PointKind::place:
        haven_ = Haven{next_ + 1, now_, run_.steps.size()};
        break;
      case PointKind::stop:
        return pass_stop(point);
      case PointKind::delay:
        return pass_delay(point);
      case PointKind::crossing:
        return pass_crossing(point);
      case PointKind::road:
      case PointKind::end:
        break;
    }
    advance();
    return true;
  }

  bool pass_stop(WayPoint const& point) {
    auto const begin = now_;
    auto const takes = is_return_ ? Seconds{0} : point.takes;
    if (!is_return_) add(StepKind::stop, point, begin, begin + takes);
    if (!move_on(begin + takes)) return false;
    haven_ = Haven{next_ + 1, now_, run_.steps.size()};
    advance();
    return true;
  }

  bool pass_delay(WayPoint const& point) {
    add(StepKind::delay, point, now_, now_ + point.takes);
    if (!move_on(now_ + point.takes)) return false;
    haven_.reset();  // nobody goes back over a border for the night
    advance();
    return true;
  }

  bool pass_crossing(WayPoint const& point) {
    auto const& clock = clocks_[point.gate.value];
    auto const through = clock.passed_at(now_, point.takes);
    if (!through) return fail(fmt::format("{} does not open for it", point.name));
    if (*through > span_->end && haven_ && waits_as_well_at_haven(clock, point, *through))
      return go_back_for_the_night();
    add(StepKind::crossing, point, now_, *through);
    if (!move_on(*through)) return false;
    haven_.reset();
    advance();
    return true;
  }

  /// Whether a night at the last place costs nothing over a night at the crossing point.
  bool waits_as_well_at_haven(GateClock const& clock, WayPoint const& point, Seconds through) const {
    auto const morning = next_morning();
    if (!morning) return false;
    Seconds drive;
    for (auto i = haven_->next; i <= next_; ++i) drive += way_.drive[i];
    auto const arrival = worked_until(hours_, *morning, drive);
    auto const later = arrival ? clock.passed_at(*arrival, point.takes) : std::nullopt;
    return later && *later <= through + alike;
  }

  std::optional<Seconds> next_morning() const {
    auto const span = std::ranges::upper_bound(hours_, span_->end, {}, &ClockSpan::begin);
    if (span == hours_.end()) return std::nullopt;
    return span->begin;
  }

  bool go_back_for_the_night() {
    auto const haven = *haven_;
    haven_.reset();
    auto const morning = next_morning();
    if (!morning) return fail("the movement takes longer than can be planned");
    run_.steps.resize(haven.steps);
    next_ = haven.next;
    auto const& place = way_.points[next_ - 1];
    now_ = haven.reached;
    add(StepKind::night, place, haven.reached, *morning);
    if (!move_on(*morning)) return false;
    left_ = way_.drive[next_];
    return true;
  }

  bool spend_night_on_the_road(Seconds room) {
    auto const morning = next_morning();
    if (!morning) return fail("the movement takes longer than can be planned");
    auto const& target = way_.points[next_];
    auto const& before = way_.points[next_ - 1];
    left_ = left_ - room;
    double const share = 1 - left_ / way_.drive[next_];
    WayPoint const here{PointKind::place, before.at + (target.at - before.at) * share, {}, {}, {}, {}};
    add(StepKind::night, here, span_->end, *morning);
    ++run_.nights_at_no_place;
    return move_on(*morning);
  }

  void add(StepKind kind, WayPoint const& point, Seconds begin, Seconds end) {
    run_.steps.push_back({kind, point.name, point.at, begin, end, point.gate, is_return_});
  }

  Way const& way_;
  ClockSpans const& hours_;
  std::vector<GateClock> const& clocks_;
  bool is_return_;
  Run run_;
  std::optional<Haven> haven_;
  std::optional<ClockSpan> span_;
  std::size_t next_ = 1;
  Seconds now_, left_;
  std::string reason_;
};

int midnights(Seconds from, Seconds upto) {
  return static_cast<int>(std::floor(upto / day) - std::floor(from / day));
}

std::vector<GateClock> clocks_for(PlanSubject const& subject, TravelCalendar const& calendar,
                                  ClockSpans const& hours) {
  std::vector<GateClock> clocks;
  if (!subject.gates) return clocks;
  std::vector<bool> is_passed(subject.gates->size());
  for (auto const& crossing : subject.sheet->crossings) is_passed[crossing.gate.value] = true;
  clocks.reserve(is_passed.size());
  for (std::size_t i = 0; i < is_passed.size(); ++i) {
    auto const& gate = (*subject.gates)[i];
    ClockSpans own{{Seconds{0}, calendar.horizon()}};
    if (is_passed[i] && gate.hours) own = spans_of(*gate.hours, calendar);
    clocks.emplace_back(std::move(own), hours);
  }
  return clocks;
}

/// The last minute of the first day that costs no further night.
std::optional<Seconds> latest_departure(Driver& driver, MovementPlan const& plan, ClockSpans const& hours) {
  auto const nights = midnights(plan.departure, plan.arrival);
  auto const span = std::ranges::lower_bound(hours, plan.departure, {}, &ClockSpan::end);
  for (auto leave = minute * std::floor(span->end / minute); leave > plan.departure; leave -= minute) {
    auto const run = driver.from(leave);
    if (run && midnights(leave, run->arrival) <= nights) return leave;
  }
  return plan.departure;
}

PauseFit fit_of(ClockSpan pause, Way const& way, PlanSubject const& subject, TravelCalendar const& calendar) {
  PauseFit fit{pause.begin, pause.end, {}, {}};
  auto const length = pause.end - pause.begin + (pause.end <= pause.begin ? day : Seconds{0});
  ClockSpans const hours{{pause.begin, calendar.horizon()}};
  auto const clocks = clocks_for(subject, calendar, hours);
  auto const run = Driver{way, hours, clocks, false}.from(pause.begin);
  if (!run) return fit;
  fit.on_road = run->arrival - pause.begin;
  fit.spare = length - fit.on_road;
  return fit;
}

}  // namespace

GateClock gate_clock(Gate const& gate, TravelCalendar const& calendar) {
  ClockSpans own{{Seconds{0}, calendar.horizon()}};
  if (gate.hours) own = spans_of(*gate.hours, calendar);
  return {std::move(own), calendar.hours};
}

PlanAnswer plan_movement(PlanSubject const& subject, MovementRules const& rules,
                         PlanSubject const* way_back) {
  auto const& hours = rules.calendar.hours;
  if (hours.empty()) return {{}, "there are no hours in which it may be on the road"};
  auto const way = way_of(subject, rules);
  auto const clocks = clocks_for(subject, rules.calendar, hours);
  MovementPlan plan;
  plan.first_day = rules.calendar.first_day;
  plan.utc_offset = rules.calendar.utc_offset;
  plan.time_zone = rules.time_zone;
  plan.start = hours.front().begin;
  Driver driver{way, hours, clocks, false};
  auto const loaded = first_within(hours, plan.start + rules.load);
  auto const there = loaded ? driver.from(*loaded) : std::nullopt;
  if (!there) return {{}, driver.reason()};
  plan.departure = *loaded;
  plan.arrival = there->arrival;
  if (rules.load.value > 0)
    plan.steps.push_back({StepKind::load, {}, {}, plan.start, plan.start + rules.load, {}, false});
  plan.steps.insert(plan.steps.end(), there->steps.begin(), there->steps.end());
  plan.end = plan.arrival + rules.unload;
  if (rules.unload.value > 0)
    plan.steps.push_back({StepKind::unload, {}, subject.sheet->length, plan.arrival, plan.end, {}, false});
  plan.nights = midnights(plan.departure, plan.arrival);
  plan.nights_at_no_place = there->nights_at_no_place;
  plan.latest_departure = latest_departure(driver, plan, hours);
  for (auto const& pause : rules.pauses) plan.pauses.push_back(fit_of(pause, way, subject, rules.calendar));
  if (!rules.comes_back) return {plan, {}};
  auto const backwards = way_back ? counted_from_its_end(way_of(*way_back, rules)) : way.reversed();
  auto const clocks_back = way_back ? clocks_for(*way_back, rules.calendar, hours) : clocks;
  Driver home{backwards, hours, clocks_back, true};
  auto const back = home.from(plan.end);
  if (!back) return {{}, "on the way back " + home.reason()};
  plan.has_return = true;
  plan.end = back->arrival;
  plan.nights = midnights(plan.departure, plan.end);
  plan.nights_at_no_place += back->nights_at_no_place;
  plan.steps.insert(plan.steps.end(), back->steps.begin(), back->steps.end());
  return {plan, {}};
}

}  // namespace passage
