#include "passage/algorithms/assess.hpp"

#include <cmath>

#include <fmt/core.h>

#include "passage/algorithms/case_evidence.hpp"
#include "passage/base/output_folder.hpp"
#include "passage/geo/mgrs.hpp"
#include "passage/read/features.hpp"
#include "passage/write/assessment_csv.hpp"

namespace passage {

namespace {

/// A scenario that asks no question: the evidence only.
Scenario evidence_of(Assess const& options) {
  auto scenario = scenario_of(options.evidence);
  scenario.roads = options.roads;
  scenario.population = options.population;
  scenario.sites = options.sites;
  scenario.zones = options.zones;
  scenario.map = options.map;
  scenario.reach = options.reach;
  return scenario;
}

struct Proposals {
  std::vector<Line> lines;  ///< longitude/latitude
  std::vector<std::string> names;
};

Proposals read_proposals(Assess const& options, Context& context) {
  FeatureRead reading;
  reading.input = "proposals";
  reading.kind = RequiredGeometry::lines;
  auto const table =
      to_lon_lat(read_features({options.proposals.path, options.proposals.layer}, reading, context));
  auto const column =
      options.name ? std::optional{table.require_column(options.name->value)} : table.column("name");
  Proposals proposals;
  for (auto const& feature : table.features) {
    auto name = column ? as_text(feature.fields[*column]) : std::string{};
    if (name.empty()) name = fmt::format("proposal {}", feature.id);
    auto const& parts = std::get<MultiLine>(feature.geometry);
    for (std::size_t part = 0; part < parts.size(); ++part) {
      proposals.lines.push_back(parts[part]);
      proposals.names.push_back(parts.size() > 1 ? fmt::format("{}, part {}", name, part + 1) : name);
    }
  }
  return proposals;
}

/// An end of a line, called by the nearest named place within 5 km, else by its coordinates.
Place end_of(Point point, std::vector<Place> const& towns, Projector const& to_degrees) {
  Place end;
  end.point = point;
  end.place = to_degrees.lon_lat(point);
  end.name = decimal_text(end.place);
  double nearest = 5000;
  for (auto const& town : towns) {
    double const away = distance(town.point, point);
    if (away >= nearest) continue;
    nearest = away;
    end.name = town.name;
  }
  return end;
}

Outputs outputs_of(RunResult const& result) {
  Outputs outputs;
  List rows;
  for (auto const& option : result.options) {
    auto const& measures = option.assessment;
    Table row{{"name", Node{option.name, {}}},
              {"length_km", Node{std::round(measures.length / kilometre * 10) / 10, {}}}};
    if (measures.time) row.emplace_back("time_h", Node{std::round(*measures.time / hour * 100) / 100, {}});
    row.emplace_back("agreements_missing", Node{static_cast<double>(measures.agreements_missing.size()), {}});
    rows.push_back(Node{std::move(row), {}});
  }
  outputs.summary = {{"proposals", Node{std::move(rows), {}}}};
  return outputs;
}

}  // namespace

Outputs run(Assess const& options, Context& context) {
  auto const scenario = evidence_of(options);
  PartialFile file{options.out.path, context.may_overwrite};
  context.begin_step("read", 0.0, 0.05);
  auto inputs = read_inputs({scenario, {}}, context);
  auto proposals = read_proposals(options, context);
  inputs.proposals = std::move(proposals.lines);
  auto prepared = prepare_case(scenario, std::move(inputs), context);

  context.begin_step("assess", 0.3, 0.95);
  CaseEvidence const evidence{scenario, prepared, context, options.speed};
  Projector const to_degrees{prepared.result.frame.grid.crs, Crs{}};
  auto& result = prepared.result;
  for (std::size_t i = 0; i < prepared.proposals.size(); ++i) {
    RouteOption option;
    option.id = fmt::format("{}", i + 1);
    option.name = proposals.names[i];
    option.roles = {Role::proposal};
    option.line = prepared.proposals[i];
    option.from = result.places.size();
    option.to = option.from + 1;
    result.places.push_back(end_of(option.line.front(), result.base.places, to_degrees));
    result.places.push_back(end_of(option.line.back(), result.base.places, to_degrees));
    option.assessment = evidence.assess({option.line, {}, options.tolerance}, context);
    result.options.push_back(std::move(option));
    context.progress(static_cast<double>(i + 1) / static_cast<double>(prepared.proposals.size()));
  }
  result.graph = std::move(prepared.network.graph);
  result.authorities = std::move(prepared.inputs.authorities);
  result.facts = sheet_facts(scenario);
  write_csv(file.path(), assessment_table(result));
  file.commit();
  auto outputs = outputs_of(result);
  outputs.files = {file.final_path().string()};
  context.progress(1);
  return outputs;
}

constinit Algorithm const assess_command =
    algorithm<Assess>("assess", "Assess drawn or received routes", "2 Routes",
                      "Computes every measure of given routes, whoever drew them: time, exposure, "
                      "agreements, crossing points, people.");

}  // namespace passage
