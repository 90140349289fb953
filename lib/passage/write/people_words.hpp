#pragma once
// People within reach in words and numbers: brief, web page and workbook show the same tables.
#include <optional>
#include <string>
#include <vector>

#include "passage/model/run_result.hpp"
#include "passage/write/messages.hpp"

namespace passage {

/// One area of a table: everybody there, those within reach, and its shares of need and of reach.
struct PeopleArea {
  std::string name;
  Persons people, within;
  std::optional<Share> need_share, reach_share, rate;  ///< rate: of the people where no need is published
};

/// Everybody within one band of the line or the stops of one option, by area.
struct PeopleTable {
  ReachKey key;
  std::string heading;  ///< "within a walk of 1 h of the line"
  Persons within, left_out;
  std::vector<PeopleArea> areas;    ///< zones with anybody within reach, lowest rate first
  std::vector<PeopleArea> without;  ///< zones with nobody within reach, most need first
  int suppressed = 0;               ///< zones with too few people to show
  std::vector<PeopleArea>
      controlled;                    ///< ground by holder, in the order of its geometry; never sorted by rate
  std::optional<Share> rate;         ///< of all zones together
  std::optional<Share> worst_ratio;  ///< least rate over the rate of all
  std::string worst_name;            ///< whose it is
  std::optional<double> divergence;  ///< of the reach shares from the need shares, nats
  std::vector<PeopleArea> sites;     ///< beside the raster, within reach, never added to it
};

/// One table for every band of the report, in its order.
std::vector<PeopleTable> people_tables(ReachReport const& report, Messages const& say);

/// What stands under a table: who is left out, the rate of all, the worst ratio, sites beside the raster;
/// `has_unreached`: also the areas with nobody within, where the table above does not show them.
std::vector<std::string> people_lines(PeopleTable const& table, Messages const& say,
                                      bool has_unreached = true);

/// The table that a sheet with room for one shows: by distance from the line, the widest band.
PeopleTable const* widest_along(std::vector<PeopleTable> const& tables);

/// "23.6 %"; empty for an absent share.
std::string percent_text(std::optional<Share> const& share);

}  // namespace passage
