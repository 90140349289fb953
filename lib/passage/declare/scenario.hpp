#pragma once
// The scenario file: one table per input, each declared in tables/.
#include "passage/declare/tables/answer.hpp"
#include "passage/declare/tables/control.hpp"
#include "passage/declare/tables/general.hpp"
#include "passage/declare/tables/hazards.hpp"
#include "passage/declare/tables/map.hpp"
#include "passage/declare/tables/people.hpp"
#include "passage/declare/tables/places.hpp"
#include "passage/declare/tables/roads.hpp"
#include "passage/declare/tables/terrain.hpp"
#include "passage/declare/tables/vehicle.hpp"

namespace passage {

/// Everything a run is asked. What is absent is listed in the brief as not considered.
struct Scenario {
  tables::General scenario;
  tables::Places from, to;
  std::optional<tables::Stops> via;
  std::optional<tables::Roads> roads;
  std::optional<tables::Movement> movement;
  std::optional<tables::VehicleRules> vehicle;
  std::optional<tables::Closures> closures;
  std::optional<tables::Terrain> terrain;
  std::optional<tables::Control> control;
  std::optional<tables::Gates> gates;
  std::vector<tables::AgreementRow> agreements;
  std::optional<tables::Pause> pause;
  std::optional<tables::Avoid> avoid;
  std::optional<tables::ExplosiveHazards> explosive_hazards;
  std::optional<tables::Incidents> incidents;
  std::optional<tables::Population> population;
  std::optional<tables::Sites> sites;
  std::optional<tables::Zones> zones;
  std::optional<tables::MapLayers> map;
  tables::Corridors corridors;
  tables::Reach reach;
  tables::Openings openings;
  tables::Brief brief;
};

/// A run needs roads or terrain to move on.
void check(Scenario const& scenario, Node const& table, Problems& problems);

template <>
inline constexpr auto params<Scenario> = declare<Scenario>(
    param<&Scenario::scenario>("scenario", "The question and what holds for the whole run.")
        .required()
        .short_names(),
    param<&Scenario::from>("from", "Where the movement begins; several origins are alternatives.").required(),
    param<&Scenario::to>("to", "Where it ends.").required(), param<&Scenario::via>("via", "Stops between."),
    param<&Scenario::roads>("roads", "The roads."),
    param<&Scenario::movement>("movement", "What moves, when and with which margins."),
    param<&Scenario::vehicle>("vehicle", "What the vehicle can drive on, and how fast."),
    param<&Scenario::closures>("closures", "Recorded road closures."),
    param<&Scenario::terrain>("terrain", "Movement off the roads, and walking."),
    param<&Scenario::control>("control", "Holders of ground as recorded."),
    param<&Scenario::gates>("gates", "Crossing points."),
    param<&Scenario::agreements>("agreements", "Who must agree, or be told."),
    param<&Scenario::pause>("pause", "Agreed hours that the movement must fit."),
    param<&Scenario::avoid>("avoid", "Areas to keep away from."),
    param<&Scenario::explosive_hazards>("explosive_hazards", "Explosive hazards; hard."),
    param<&Scenario::incidents>("incidents", "Recorded incidents, for the exposure along a line."),
    param<&Scenario::population>("population", "People per cell or km2."),
    param<&Scenario::sites>("sites", "Sites shown beside the population."),
    param<&Scenario::zones>("zones", "Administrative areas."),
    param<&Scenario::map>("map", "What lies under the message of a map."),
    param<&Scenario::corridors>("corridors", "How route options are looked for and told apart."),
    param<&Scenario::reach>("reach", "Distances and walking times that people are counted within."),
    param<&Scenario::openings>("openings", "What if crossing points opened; internal."),
    param<&Scenario::brief>("brief", "The sheet."));

}  // namespace passage
