#pragma once
#include "passage/declare/algorithm.hpp"
#include "passage/declare/tables/control.hpp"
#include "passage/declare/tables/people.hpp"
#include "passage/evaluate/reach.hpp"
#include "passage/model/control_map.hpp"

namespace passage {

/// `passage reach`: people within distances of lines or places, by zone and by control area.
struct ReachCommand {
  std::optional<LineInput> along;
  std::optional<PlaceInput> from;
  tables::Population population;
  std::vector<Metres> within{Metres{2000}, Metres{5000}};
  std::optional<tables::Zones> zones;
  std::optional<ColumnName> need;
  std::optional<tables::Control> control;
  Count floor{0};
  OutputFile out;
};

template <>
inline constexpr auto params<ReachCommand> = declare<ReachCommand>(
    param<&ReachCommand::along>("along", "Lines: people along them are counted."),
    param<&ReachCommand::from>("from", "Places: people near them are counted."),
    param<&ReachCommand::population>("population", "People per cell or km2."),
    param<&ReachCommand::within>("within", "Distances in a straight line.", {Metres{1}, Metres{1e6}}),
    param<&ReachCommand::zones>("zones", "Administrative areas to sum by."),
    param<&ReachCommand::need>("need", "Column of the zones with the severity of a person's need."),
    param<&ReachCommand::control>("control", "Holders of ground as recorded, to sum by."),
    param<&ReachCommand::floor>("floor", "Groups with fewer people are not shown.").advanced(),
    param<&ReachCommand::out>(
        "out", "People by distance and zone; the equity table stands beside it as NAME_equity.csv.")
        .required()
        .endings_in(".csv"));

/// Ground by holder as groups without any other mark of a party: each holder's own ground, ground that
/// several hold or claim ("contested"), and ground recorded without a holder. In a fixed geometric order,
/// from the north west. `names` gives the words for a single holder.
std::vector<ReachGroup> groups_by_holding(std::vector<ControlArea> const& areas, Authorities const& names);

Outputs run(ReachCommand const& options, Context& context);

extern const Algorithm reach_command;

}  // namespace passage
