#pragma once
// What the clock changes among options that were found by their time on the road.
#include <span>
#include <string>
#include <vector>

#include "passage/model/gate.hpp"
#include "passage/model/hazard_surface.hpp"
#include "passage/model/route_option.hpp"

namespace passage {

/// Where exposure is charged for waiting: the incidents, and what the convoy waits anyhow.
struct WaitingGround {
  HazardSurface const* hazard = nullptr;
  std::vector<Gate> const* gates = nullptr;  ///< a GateId is an index
  int vehicles = 1;
};

/// Adds the exposure of one passage with the nights of its plan and what it waits for opening hours beyond
/// the likely waits, each charged where it is spent: the reading "nights_and_opening_hours" of
/// exposure_expected_incidents. Nothing without a plan, an exposure, or such a wait.
void add_waiting_exposure(Line const& line, WaitingGround const& ground, Assessment& sheet);

/// Compares the options of one pair by the clock: the arrival of their plans, the exposure (as it is shown,
/// and with the waits of the plan: both must be no worse), the agreements. The fastest is the first to
/// arrive; an option that another beats by the clock leaves its other roles to that one and is an
/// alternative. Nothing changes where an option has no plan. A sentence for every change.
std::vector<std::string> settle_by_clock(std::span<RouteOption> options);

}  // namespace passage
