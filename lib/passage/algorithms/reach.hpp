#pragma once
#include "passage/declare/algorithm.hpp"
#include "passage/declare/tables/control.hpp"
#include "passage/declare/tables/hazards.hpp"
#include "passage/declare/tables/people.hpp"
#include "passage/declare/tables/places.hpp"
#include "passage/declare/tables/terrain.hpp"

namespace passage {

/// `passage reach`: people within distances and walking times of lines or places, by zone and by control
/// area.
struct ReachCommand {
  std::optional<LineInput> along;
  std::optional<PlaceInput> from;
  tables::Population population;
  std::vector<Metres> within{Metres{2000}, Metres{5000}};
  std::vector<Seconds> walk;
  std::optional<tables::Terrain> terrain;
  std::optional<PointInput> gates;
  Metres cell{100};
  bool across_lines = false;
  std::optional<tables::Zones> zones;
  std::optional<ColumnName> need;
  std::optional<tables::Control> control;
  std::optional<tables::ExplosiveHazards> explosive_hazards;
  std::optional<tables::Sites> sites;
  Count floor{100};
  std::optional<Date> as_of;
  OutputFile out;
  bool hxl = false;
};

template <>
inline constexpr auto params<ReachCommand> = declare<ReachCommand>(
    param<&ReachCommand::along>("along", "Lines: people along them are counted."),
    param<&ReachCommand::from>("from", "Places: people near them are counted."),
    param<&ReachCommand::population>("population", "People per cell or km2."),
    param<&ReachCommand::within>("within", "Distances in a straight line.", {Metres{1}, Metres{1e6}}),
    param<&ReachCommand::walk>("walk", "Walking times to the lines or places, as 1h,2h.",
                               {minute, 48 * hour}),
    param<&ReachCommand::terrain>("terrain", "What walking depends on. Absent: level ground everywhere.")
        .short_names(),
    param<&ReachCommand::gates>("gates",
                                "Bridges, ferries and fords where barriers may be crossed on foot: name, "
                                "state, wait_min. Closed ones open nothing."),
    param<&ReachCommand::cell>("cell", "Cell of the walking frame.", {Metres{1}, Metres{10000}}).advanced(),
    param<&ReachCommand::across_lines>("across_lines", "Whether people walk over a line between two holders.")
        .advanced(),
    param<&ReachCommand::zones>("zones", "Administrative areas to sum by."),
    param<&ReachCommand::need>("need", "Column of the zones with the severity of a person's need."),
    param<&ReachCommand::control>("control", "Holders of ground as recorded, to sum by."),
    param<&ReachCommand::explosive_hazards>("explosive_hazards", "Ground that nobody walks on.").advanced(),
    param<&ReachCommand::sites>("sites", "Sites shown beside the population, never added to it."),
    param<&ReachCommand::floor>("floor", "Areas with fewer people are not shown.").advanced(),
    param<&ReachCommand::as_of>("as_of", "Day of the question: older population is a finding. Absent: today.")
        .advanced(),
    param<&ReachCommand::out>(
        "out", "People by distance, walking time and area; beside it NAME_equity.csv and NAME_curve.csv.")
        .required()
        .endings_in(".csv"),
    tables::hxl_row<&ReachCommand::hxl>());

Outputs run(ReachCommand const& options, Context& context);

extern const Algorithm reach_command;

}  // namespace passage
