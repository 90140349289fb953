#pragma once
#include <optional>

#include "passage/declare/scenario.hpp"
#include "passage/evaluate/movement_plan.hpp"
#include "passage/model/movement_facts.hpp"
#include "passage/model/place.hpp"

namespace passage {

/// The clock of a scenario's [movement] and [pause]; empty without [movement]. Daylight is when the sun is up
/// at all of `ends`. Without a time zone the clocks are those of the first end's nautical zone (the nearest
/// whole hour of longitude). Throws Error{input, "unknown_time_zone"}.
std::optional<MovementRules> movement_rules(Scenario const& scenario, std::vector<Place> const& ends);

/// What moves and by which clock, for forms. `places` begin with an origin; empty without [movement].
MovementFacts movement_facts(Scenario const& scenario, std::vector<Place> const& places);

/// What the plan takes for granted, a sentence each.
std::vector<std::string> movement_assumptions(Scenario const& scenario, MovementRules const& rules);

}  // namespace passage
