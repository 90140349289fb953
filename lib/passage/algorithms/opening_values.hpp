#pragma once
#include "passage/base/context.hpp"
#include "passage/declare/tables/people.hpp"
#include "passage/model/opening_report.hpp"
#include "passage/model/population.hpp"
#include "passage/search/network/openings.hpp"

namespace passage {

/// What is asked about openings, on roads with their costs.
struct OpeningsAsked {
  tables::Openings const& table;
  std::vector<NodeId> origins;
  Population const* population = nullptr;  ///< null: no people are counted
  Crs frame;                               ///< of the graph
};

/// The crossing points in question, by id: those named in the table, else all that are not open; only those
/// that stand on a road that could be driven. Throws Error{input, "unknown_crossing"} with all names that no
/// such crossing point has.
std::vector<GateId> openings_in_question(tables::Openings const& table, RoadGraph const& graph);

/// Evaluates the openings. Up to 20 crossing points: all sets of them, the best of each size, what is worth
/// it only together, average shares. Beyond, up to 64: one and two openings, exactly, and the best of these.
/// Without crossing points the status quo alone.
OpeningReport report_openings(RoadGraph const& graph, std::vector<GateId> const& gates,
                              OpeningsAsked const& asked, Context& context);

/// Status quo, single openings by id, then the best set of each size that reaches more people than smaller
/// ones, sets of two and three that are worth it only together, and average shares last, since they average
/// over orders nobody negotiates.
std::vector<OpeningRow> opening_rows(OpeningValues const& values, std::size_t best_sizes);

/// Rows of the smallest sets that join two nodes, quickest first; one without crossing points when they are
/// joined already, none when no set joins them. `ends` are the places' numbers.
std::vector<OpeningRow> connecting_rows(std::vector<ConnectingSet> const& sets,
                                        std::vector<GateId> const& gates, TimeQuantum quantum,
                                        std::pair<std::size_t, std::size_t> ends);

}  // namespace passage
