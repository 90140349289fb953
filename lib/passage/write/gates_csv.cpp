#include "passage/write/gates_csv.hpp"

#include <fmt/format.h>

namespace passage {

namespace {

std::string people(std::optional<Persons> count) {
  return count ? decimal(count->value, 0) : std::string{};
}

std::vector<std::string> cells_of(OpeningRow const& row, RoadGraph const& graph) {
  std::vector<std::string> names, ids, states;
  for (auto const id : row.gates) {
    auto const& gate = graph.gates[id.value];
    names.push_back(gate.name);
    ids.push_back(gate.id);
    states.emplace_back(name_of(gate.state));
  }
  return {std::string{name_of(row.kind)},
          list_cell(names),
          list_cell(ids),
          list_cell(states),
          fmt::format("{}", row.gates.size()),
          people(row.reached),
          people(row.newly_reached),
          people(row.apart),
          people(row.share)};
}

}  // namespace

CsvTable openings_table(OpeningReport const& report, RoadGraph const& graph,
                        std::vector<Place> const& places) {
  CsvTable table{
      {"kind", "crossing_points", "ids", "states", "openings", "people_reached", "people_newly_reached",
       "people_apart", "average_share", "within_h", "from", "to", "time_h"},
      {}};
  auto const name = [&](std::optional<std::size_t> place) {
    return place ? places[*place].name : std::string{};
  };
  for (auto const& row : report.rows) {
    auto cells = cells_of(row, graph);
    cells.push_back(row.reached ? decimal(report.within / hour, 2) : std::string{});
    cells.push_back(name(row.from));
    cells.push_back(name(row.to));
    cells.push_back(row.time ? decimal(*row.time / hour, 2) : std::string{});
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace passage
