#pragma once
#include "passage/algorithms/evidence_tables.hpp"
#include "passage/declare/algorithm.hpp"

namespace passage {

/// `passage gates`: whom the opening of crossing points would let one reach. For the negotiator alone.
struct GateOpenings {
  tables::Roads roads;
  tables::Gates gates;
  tables::Places from;
  tables::Population population;
  std::optional<tables::Places> to;
  OutputFile out;
  tables::Openings openings;
  RoadTables conditions;
  bool hxl = false;
};

template <>
inline constexpr auto params<GateOpenings> = declare<GateOpenings>(
    param<&GateOpenings::roads>("roads", "The roads."),
    param<&GateOpenings::gates>("gates", "Crossing points with their state."),
    param<&GateOpenings::from>("from", "Where movements start; several are alternatives.").required(),
    param<&GateOpenings::population>("population", "People per cell or km2."),
    param<&GateOpenings::to>("to", "Places to be joined: the smallest sets of openings that do it."),
    param<&GateOpenings::out>("out", "Table of what openings are worth.").required().endings_in(".csv"),
    embed<&GateOpenings::openings>(), embed<&GateOpenings::conditions>(),
    tables::hxl_row<&GateOpenings::hxl>());

Outputs run(GateOpenings const& options, Context& context);

extern const Algorithm gates_command;

}  // namespace passage
