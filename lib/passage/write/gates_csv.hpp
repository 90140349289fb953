#pragma once
#include "passage/model/opening_report.hpp"
#include "passage/model/place.hpp"
#include "passage/model/road_graph.hpp"
#include "passage/write/csv.hpp"

namespace passage {

/// The table of openings. Columns: kind, crossing_points, ids, states, openings (how many), people_reached,
/// people_newly_reached, people_apart, average_share, within_h, from, to, time_h. Cells that a kind of row
/// has no value for are empty.
CsvTable openings_table(OpeningReport const& report, RoadGraph const& graph,
                        std::vector<Place> const& places);

}  // namespace passage
