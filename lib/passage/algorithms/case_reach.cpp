#include "passage/algorithms/case_reach.hpp"

#include "passage/algorithms/crossings_on_foot.hpp"
#include "passage/algorithms/reach_report.hpp"

namespace passage {

namespace {

WalkingInputs walking_inputs(Scenario const& scenario, PreparedCase const& prepared,
                             std::vector<RouteWithStops> const& routes) {
  WalkingInputs walking;
  walking.crs = prepared.result.frame.grid.crs;
  walking.cell = scenario.reach.cell;
  walking.times = scenario.reach.walk;
  for (auto const& route : routes) {
    walking.targets.lines.push_back(route.line);
    walking.targets.points.insert(walking.targets.points.end(), route.stops.begin(), route.stops.end());
  }
  walking.terrain = scenario.terrain ? &*scenario.terrain : nullptr;
  if (prepared.result.control && !scenario.reach.across_lines)
    walking.barriers = change_lines(prepared.result.control->areas());
  for (auto const& area : prepared.result.restricted) {
    if (area.is_explosive_hazard) walking.closed.push_back(area.area);
  }
  walking.crossings = crossings_on_foot(prepared.gates);
  walking.scratch = prepared.inputs.scratch;
  walking.held = bytes_of(prepared.inputs.population) + bytes_of(prepared.inputs.second_population);
  return walking;
}

std::vector<ReachGroups> groups_of(Scenario const& scenario, PreparedCase const& prepared) {
  std::vector<ReachGroups> groups;
  groups.push_back({"zone", groups_by_zone(prepared.zones)});
  if (prepared.result.control && scenario.brief.audience == tables::Audience::internal) {
    groups.push_back(
        {"control", groups_by_holding(prepared.result.control->areas(), prepared.inputs.authorities)});
  }
  return groups;
}

}  // namespace

std::vector<ReachReport> count_reach(Scenario const& scenario, PreparedCase& prepared,
                                     std::vector<RouteWithStops> const& routes, ReachDetail detail,
                                     Context& context) {
  if (!prepared.inputs.population || routes.empty()) return {};
  ReachEvidence evidence;
  evidence.population = &*prepared.inputs.population;
  evidence.frame = prepared.result.frame.grid.crs;
  evidence.within = scenario.reach.within;
  evidence.walk = scenario.reach.walk;
  evidence.floor = Persons{static_cast<double>(scenario.reach.floor.value)};
  std::vector<Place> const sites{
      prepared.result.places.begin() + static_cast<std::ptrdiff_t>(prepared.ends + prepared.stops),
      prepared.result.places.end()};
  bool const with_tables = detail == ReachDetail::tables;
  if (with_tables) {
    evidence.groups = groups_of(scenario, prepared);
    if (scenario.sites) evidence.sites = &sites;
  } else {
    evidence.within.clear();  // the assessment has them already
  }
  std::optional<WalkingGround> ground;
  if (!scenario.reach.walk.empty()) {
    ground.emplace(walking_inputs(scenario, prepared, routes), context);
    evidence.ground = &*ground;
    auto& assumptions = prepared.result.assumptions;
    assumptions.insert(assumptions.end(), ground->assumptions().begin(), ground->assumptions().end());
  }
  ReachReporter const reporter{std::move(evidence), context};
  std::vector<ReachReport> reports(routes.size());
  for (std::size_t i = 0; i < routes.size(); ++i) {
    context.check_cancel();
    reporter.add({ReachTarget::line, {{routes[i].line}, {}}}, reports[i], context);
    if (with_tables) reporter.add({ReachTarget::stops, {{}, routes[i].stops}}, reports[i], context);
  }
  return reports;
}

void add_walking_columns(ReachReport const* report, Scenario const& scenario, Assessment& assessment) {
  if (report) assessment.people_walking = people_walking(*report, ReachTarget::line);
  if (!report || !assessment.people_walking.empty()) return;
  assessment.data_gaps.emplace_back(scenario.reach.walk.empty()
                                        ? "people by walking time: not asked for"
                                        : "people by walking time: nobody can walk to the line");
}

}  // namespace passage
