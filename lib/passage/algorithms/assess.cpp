#include "passage/algorithms/assess.hpp"

#include <cmath>

#include <fmt/core.h>

#include "passage/algorithms/case_evidence.hpp"
#include "passage/algorithms/case_reach.hpp"
#include "passage/algorithms/red_lines.hpp"
#include "passage/algorithms/sheet_facts.hpp"
#include "passage/algorithms/written_routes.hpp"
#include "passage/base/output_folder.hpp"
#include "passage/geo/mgrs.hpp"
#include "passage/read/annex.hpp"
#include "passage/read/features.hpp"
#include "passage/read/plausibility.hpp"
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
  scenario.terrain = options.terrain;
  scenario.reach = options.reach;
  return scenario;
}

struct Proposals {
  std::vector<Line> lines;  ///< longitude/latitude; empty where they are written
  std::vector<std::string> names;
  std::vector<WrittenProposal> written;
  std::string points_hash, content_hash;  ///< of an annex that came back
};

Proposals drawn_proposals(Assess const& options, Context& context) {
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

/// A place that is named and lies far from its namesake is hardly the one that is meant.
constexpr Metres namesake_reach{25000};

Proposals written_proposals(Assess const& options, std::vector<Place> const& known, Context& context) {
  Proposals proposals;
  proposals.written = read_written_proposals(options.proposals.path, known, context);
  std::vector<Place> named;
  for (auto const& proposal : proposals.written) {
    proposals.names.push_back(proposal.name);
    for (auto const& written : proposal.places) {
      if (written.is_named) named.push_back(written.place);
    }
  }
  check_namesakes("proposals", named, known, namesake_reach, context);
  return proposals;
}

Proposals annex_proposals(Assess const& options, Context& context) {
  Proposals proposals;
  auto annex = read_annex(options.proposals.path, context);
  proposals.written = std::move(annex.proposals);
  for (auto const& proposal : proposals.written) proposals.names.push_back(proposal.name);
  proposals.points_hash = annex.points_hash;
  proposals.content_hash = annex.content_hash;
  return proposals;
}

Proposals read_proposals(Assess const& options, std::vector<Place> const& known, Context& context) {
  if (is_annex(options.proposals.path)) return annex_proposals(options, context);
  return is_written_proposal(options.proposals.path) ? written_proposals(options, known, context)
                                                     : drawn_proposals(options, context);
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

/// The lines that are assessed, with the stops that people come to.
std::vector<RouteWithStops> lines_of(Proposals const& proposals, PreparedCase const& prepared,
                                     std::vector<WrittenRoute> const& written) {
  std::vector<RouteWithStops> routes;
  for (auto const& line : prepared.proposals) routes.push_back({line, {line.front(), line.back()}});
  for (auto const& route : written) routes.push_back({route.line, route.stops});
  if (routes.size() != proposals.names.size())
    throw Error{ErrorKind::defect, "lost_proposal", "a proposal was lost"};
  return routes;
}

void assess_lines(std::vector<RouteWithStops> const& routes, Proposals const& proposals,
                  Assess const& options, Scenario const& scenario, PreparedCase& prepared, Context& context) {
  CaseEvidence const evidence{scenario, prepared, context, options.speed};
  auto& result = prepared.result;
  Projector const to_degrees{result.frame.grid.crs, Crs{}};
  auto const reports = count_reach(scenario, prepared, routes, ReachDetail::columns, context);
  for (std::size_t i = 0; i < routes.size(); ++i) {
    RouteOption option;
    option.id = fmt::format("{}", i + 1);
    option.name = proposals.names[i];
    option.roles = {Role::proposal};
    option.line = routes[i].line;
    option.from = result.places.size();
    option.to = option.from + 1;
    result.places.push_back(end_of(option.line.front(), result.base.places, to_degrees));
    result.places.push_back(end_of(option.line.back(), result.base.places, to_degrees));
    option.assessment = evidence.assess({option.line, routes[i].stops, options.tolerance}, context);
    add_walking_columns(reports.empty() ? nullptr : &reports[i], scenario, option.assessment);
    result.options.push_back(std::move(option));
    context.progress(static_cast<double>(i + 1) / static_cast<double>(routes.size()));
  }
  evidence.compare_populations(result.options, context);
}

std::filesystem::path beside(std::string const& out, std::string const& ending) {
  std::filesystem::path const path{out};
  return path.parent_path() / (path.stem().string() + ending);
}

/// Holds the rows of the table against the rules, beside it.
void write_red_lines(Assess const& options, CsvTable const& table, Outputs& outputs, Context& context) {
  auto const rules = read_red_lines(options.rules->path, table.columns);
  auto const measured = options_of(table);
  std::vector<JudgedOption> judged;
  judged.reserve(measured.size());
  for (auto const& option : measured) judged.push_back({"", &option});
  auto const count = count_red_lines(judged, rules);
  outputs.summary.emplace_back("red_lines_broken", Node{static_cast<double>(count.broken), {}});
  outputs.summary.emplace_back("red_lines_not_known", Node{static_cast<double>(count.not_known), {}});
  PartialFile file{beside(options.out.path, "_red_lines.csv"), context.may_overwrite};
  write_csv(file.path(), red_line_table(judged, rules), options.hxl ? Hashtags::with : Hashtags::without);
  file.commit();
  outputs.files.push_back(file.final_path().string());
}

}  // namespace

Outputs run(Assess const& options, Context& context) {
  auto const scenario = evidence_of(options);
  PartialFile file{options.out.path, context.may_overwrite};
  context.begin_step("read", 0.0, 0.05);
  auto inputs = read_inputs({scenario, {}}, context);
  inputs.scratch = std::filesystem::path{options.out.path}.parent_path();
  auto proposals = read_proposals(options, inputs.base.places, context);
  inputs.proposals = std::move(proposals.lines);
  for (auto const& proposal : proposals.written) {
    for (auto const& written : proposal.places) inputs.stops.push_back(written.place);
  }
  auto prepared = prepare_case(scenario, std::move(inputs), context);
  auto const written = join_places(proposals.written, prepared, prepared.ends, context);

  context.begin_step("assess", 0.3, 0.95);
  assess_lines(lines_of(proposals, prepared, written), proposals, options, scenario, prepared, context);
  auto& result = prepared.result;
  result.graph = std::move(prepared.network.graph);
  result.authorities = std::move(prepared.inputs.authorities);
  result.facts = sheet_facts(scenario);
  auto const table = assessment_table(result);
  write_csv(file.path(), table, options.hxl ? Hashtags::with : Hashtags::without);
  auto outputs = outputs_of(result);
  if (!proposals.points_hash.empty())
    outputs.summary.emplace_back("annex_points_hash", Node{proposals.points_hash, {}});
  if (!proposals.content_hash.empty())
    outputs.summary.emplace_back("annex_content_hash", Node{proposals.content_hash, {}});
  outputs.files = {file.final_path().string()};
  if (options.rules) write_red_lines(options, table, outputs, context);
  if (!proposals.written.empty()) {
    PartialFile reading{beside(options.out.path, "_reading.gpkg"), context.may_overwrite};
    write_reading(reading.path(), proposals.written, written, result.frame.grid.crs);
    reading.commit();
    outputs.files.push_back(reading.final_path().string());
  }
  file.commit();
  context.progress(1);
  return outputs;
}

constinit Algorithm const assess_command =
    algorithm<Assess>("assess", "Assess drawn or received routes", "2 Routes",
                      "Computes every measure of given routes, whoever drew them: time, exposure, "
                      "agreements, crossing points, people.");

}  // namespace passage
