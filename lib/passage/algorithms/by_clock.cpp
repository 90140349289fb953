#include "passage/algorithms/by_clock.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "passage/compare/dominance.hpp"
#include "passage/evaluate/crossings.hpp"
#include "passage/geo/line.hpp"

namespace passage {

namespace {

constexpr std::string_view measure = "exposure_expected_incidents";
constexpr std::string_view assumption = "nights_and_opening_hours";

/// Arrivals nearer than this are the same: plans are made in minutes.
constexpr Seconds alike{60};

ExpectedEvents waited_exposure(RouteOption const& option) {
  for (auto const& reading : option.assessment.readings) {
    if (reading.measure == measure && reading.assumption == assumption) return ExpectedEvents{reading.value};
  }
  return *option.assessment.exposure;
}

/// By arrival, with the exposure that is shown.
Merits clock_merits(RouteOption const& option) {
  auto merits = merits_of(option.assessment);
  merits.time = option.assessment.plan->arrival;
  return merits;
}

/// With what its waits add.
Merits waited(Merits merits, RouteOption const& option) {
  if (merits.exposure) merits.exposure = waited_exposure(option);
  return merits;
}

bool has(RouteOption const& option, Role role) {
  return std::ranges::find(option.roles, role) != option.roles.end();
}

void give(RouteOption& option, Role role) {
  if (has(option, role)) return;
  option.roles.push_back(role);
  std::erase(option.roles, Role::alternative);
  std::ranges::sort(option.roles);
}

void take(RouteOption& option, Role role) {
  std::erase(option.roles, role);
  if (option.roles.empty()) option.roles.push_back(Role::alternative);
}

class ClockComparison {
 public:
  explicit ClockComparison(std::span<RouteOption> options) : options_(options) {
    for (auto const& option : options_) merits_.push_back(clock_merits(option));
  }

  std::vector<std::string> run() {
    move_fastest();
    for (std::size_t beaten = 0; beaten < options_.size(); ++beaten) {
      for (std::size_t by = 0; by < options_.size(); ++by) {
        if (beats(by, beaten) && !dominates_on_the_road(by, beaten)) {
          hand_over(by, beaten);
          break;
        }
      }
    }
    tell_least_exposed();
    return std::move(said_);
  }

 private:
  /// In what is shown, and with the waits too: no role leaves an option that is better in either.
  bool beats(std::size_t by, std::size_t beaten) const {
    return dominates(merits_[by], merits_[beaten]) &&
           dominates(waited(merits_[by], options_[by]), waited(merits_[beaten], options_[beaten]));
  }

  /// Roles go by the numbers that are shown; where nights turn them round, that is said.
  void tell_least_exposed() {
    auto const shown = std::ranges::find_if(
        options_, [](RouteOption const& option) { return has(option, Role::least_exposed); });
    if (shown == options_.end()) return;
    auto const* least = &*shown;
    for (auto const& option : options_) {
      if (option.assessment.exposure && waited_exposure(option) < waited_exposure(*least)) least = &option;
    }
    if (least == &*shown) return;
    said_.push_back(fmt::format(
        "Option {} is the least exposed while it passes; with its nights and waits for opening hours "
        "option {} has less exposure.",
        shown->id, least->id));
  }

  /// By the measures of the front: then it is no news of the clock.
  bool dominates_on_the_road(std::size_t by, std::size_t beaten) const {
    return dominates(merits_of(options_[by].assessment), merits_of(options_[beaten].assessment));
  }

  void move_fastest() {
    auto const fastest =
        std::ranges::find_if(options_, [](RouteOption const& option) { return has(option, Role::fastest); });
    if (fastest == options_.end()) return;
    std::size_t first = 0;
    for (std::size_t i = 1; i < options_.size(); ++i) {
      if (*merits_[i].time < *merits_[first].time) first = i;
    }
    if (*merits_[first].time + alike >= fastest->assessment.plan->arrival) return;
    said_.push_back(fmt::format(
        "Option {} takes the least time on the road, option {} arrives first by the clock, with "
        "opening hours and nights: that one is called the fastest. What would change a choice is told by "
        "the time on the road.",
        fastest->id, options_[first].id));
    take(*fastest, Role::fastest);
    give(options_[first], Role::fastest);
  }

  void hand_over(std::size_t by, std::size_t beaten) {
    auto const roles = options_[beaten].roles;
    for (auto const role : roles) {
      if (role == Role::alternative || role == Role::proposal) continue;
      take(options_[beaten], role);
      if (role != Role::balanced) give(options_[by], role);
    }
    said_.push_back(
        fmt::format("By the clock option {} is no better than option {} in arrival, exposure or agreements: "
                    "it is shown as another way only.",
                    options_[beaten].id, options_[by].id));
  }

  std::span<RouteOption> options_;
  std::vector<Merits> merits_;
  std::vector<std::string> said_;
};

}  // namespace

void add_waiting_exposure(Line const& line, WaitingGround const& ground, Assessment& sheet) {
  if (!ground.hazard || !sheet.plan || !sheet.exposure || line.size() < 2) return;
  auto const& hazard = *ground.hazard;
  Seconds waited;
  auto exposure = *sheet.exposure;
  for (auto const& step : sheet.plan->steps) {
    if (step.is_return) continue;
    auto wait = step.end - step.begin;
    if (step.kind == StepKind::crossing)
      wait = wait - wait_at((*ground.gates)[step.gate.value], ground.vehicles).likely;
    else if (step.kind != StepKind::night)
      continue;
    if (wait < alike) continue;
    auto const place = point_at(line, Share{std::clamp(step.at / sheet.length, 0.0, 1.0)});
    exposure = exposure + hazard.exposure(hazard.rate.at(place).value_or(hazard.mean_rate), wait);
    waited += wait;
  }
  if (!(waited.value > 0)) return;
  auto const last = std::ranges::find(sheet.readings.rbegin(), sheet.readings.rend(), measure,
                                      [](OtherReading const& reading) { return reading.measure; });
  sheet.readings.insert(last.base(), {std::string{measure}, std::string{assumption}, exposure.value});
}

std::vector<std::string> settle_by_clock(std::span<RouteOption> options) {
  bool const all_have_plans = std::ranges::all_of(
      options, [](RouteOption const& option) { return option.assessment.plan.has_value(); });
  if (!all_have_plans || options.size() < 2) return {};
  return ClockComparison{options}.run();
}

}  // namespace passage
