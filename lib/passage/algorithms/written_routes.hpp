#pragma once
#include <filesystem>
#include <vector>

#include "passage/algorithms/prepared_case.hpp"
#include "passage/read/proposals.hpp"

namespace passage {

/// A written proposal as a line.
struct WrittenRoute {
  std::string name;
  Line line;                 ///< frame coordinates
  std::vector<Point> stops;  ///< its places, frame coordinates
  Metres straight;           ///< of it, joined by straight lines: no road leads there
};

/// Joins the places of each proposal by the quickest way on the roads of the case, the straight line where no
/// road leads; without roads by straight lines. The places stand, in order, from `first_stop` on in the
/// places of the case, which are connected to its roads. Findings: "proposal_read", "joined_straight".
std::vector<WrittenRoute> join_places(std::vector<WrittenProposal> const& proposals,
                                      PreparedCase const& prepared, std::size_t first_stop, Context& context);

/// Draws what was read, for confirmation: layers `reading_lines` and `reading_points`, each place with its
/// text, how it was read, and all notations of its coordinates.
void write_reading(std::filesystem::path const& path, std::vector<WrittenProposal> const& proposals,
                   std::vector<WrittenRoute> const& routes, Crs const& frame);

}  // namespace passage
