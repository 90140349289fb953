#pragma once
#include "passage/algorithms/evidence_tables.hpp"
#include "passage/declare/algorithm.hpp"
#include "passage/evaluate/people_on_roads.hpp"
#include "passage/search/network/openings.hpp"
#include "passage/write/csv.hpp"

namespace passage {

/// `passage gates`: whom the opening of crossing points would let one reach. For the negotiator alone.
struct GateOpenings {
  tables::Roads roads;
  tables::Gates gates;
  tables::Places from;
  tables::Population population;
  Seconds within{4 * 3600.0};
  OutputFile out;
  Count max_openings{3};
  std::vector<Identifier> openings;
  Metres catchment{10000};
  RoadTables conditions;
  bool hxl = false;
};

template <>
inline constexpr auto params<GateOpenings> = declare<GateOpenings>(
    param<&GateOpenings::roads>("roads", "The roads."),
    param<&GateOpenings::gates>("gates", "Crossing points with their state."),
    param<&GateOpenings::from>("from", "Where movements start; several are alternatives.").required(),
    param<&GateOpenings::population>("population", "People per cell or km2."),
    param<&GateOpenings::within>("within", "Driving time, waits at crossing points included.",
                                 {minute, 240 * hour}),
    param<&GateOpenings::out>("out", "Table of what openings are worth.").required().endings_in(".csv"),
    param<&GateOpenings::max_openings>("max_openings",
                                       "Size up to which the best sets of openings are listed.",
                                       {Count{1}, Count{20}}),
    param<&GateOpenings::openings>("openings",
                                   "Ids of the crossing points that could open, 20 at most. Absent: all that "
                                   "are not open."),
    param<&GateOpenings::catchment>("catchment", "People farther than this from every road are not counted.",
                                    {Metres{100}, Metres{100000}})
        .advanced(),
    embed<&GateOpenings::conditions>(), tables::hxl_row<&GateOpenings::hxl>());

/// What the table of openings is made of.
struct OpeningReport {
  OpeningValues values;
  Seconds within;
  std::size_t best_sizes = 3;  ///< sizes up to which the best sets are listed
};

/// One row for the status quo, one per single opening, then the best set of each size that reaches more
/// people than smaller ones, then sets of two and three that are worth it only together, then the average
/// share of each opening. Rows name crossing points in the order of their ids; shares come last, since they
/// average over orders nobody negotiates.
CsvTable openings_table(OpeningReport const& report, RoadGraph const& graph);

Outputs run(GateOpenings const& options, Context& context);

extern const Algorithm gates_command;

}  // namespace passage
