#pragma once
// The scenario tables that commands without a scenario file take as options.
#include "passage/declare/scenario.hpp"

namespace passage {

/// What decides which roads can be driven, and how fast.
struct RoadTables {
  tables::General scenario;
  std::optional<tables::Movement> movement;
  std::optional<tables::VehicleRules> vehicle;
  std::optional<tables::Closures> closures;
  std::optional<tables::Avoid> avoid;
  std::optional<tables::ExplosiveHazards> explosive_hazards;
};

template <>
inline constexpr auto params<RoadTables> = declare<RoadTables>(
    param<&RoadTables::scenario>("scenario", "The day the evidence is counted back from, and the frame.")
        .short_names(),
    param<&RoadTables::movement>("movement", "What moves, and when.").short_names(),
    param<&RoadTables::vehicle>("vehicle", "What the vehicle can drive on, and how fast."),
    param<&RoadTables::closures>("closures", "Recorded road closures."),
    param<&RoadTables::avoid>("avoid", "Areas to keep away from."),
    param<&RoadTables::explosive_hazards>("explosive_hazards", "Explosive hazards; hard."));

/// What a route is measured by, beside the people along it.
struct EvidenceTables {
  RoadTables conditions;
  std::optional<tables::Control> control;
  std::optional<tables::Gates> gates;
  std::vector<tables::AgreementRow> agreements;
  std::optional<tables::Incidents> incidents;
};

template <>
inline constexpr auto params<EvidenceTables> =
    declare<EvidenceTables>(embed<&EvidenceTables::conditions>(),
                            param<&EvidenceTables::control>("control", "Holders of ground as recorded."),
                            param<&EvidenceTables::gates>("gates", "Crossing points."),
                            param<&EvidenceTables::agreements>("agreements", "Who must agree, or be told."),
                            param<&EvidenceTables::incidents>("incidents", "Recorded incidents."));

/// A scenario that asks no question yet: these tables only.
Scenario scenario_of(RoadTables const& conditions);
Scenario scenario_of(EvidenceTables const& evidence);

}  // namespace passage
