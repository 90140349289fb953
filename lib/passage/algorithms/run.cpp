#include "passage/algorithms/run.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>

#include <fmt/core.h>

#include "passage/algorithms/movement_rules.hpp"
#include "passage/algorithms/route_options.hpp"
#include "passage/algorithms/sheet_facts.hpp"
#include "passage/algorithms/write_run.hpp"
#include "passage/base/hash.hpp"
#include "passage/base/output_folder.hpp"
#include "passage/base/version.hpp"
#include "passage/declare/binding.hpp"
#include "passage/geo/library_versions.hpp"
#include "passage/read/library_versions.hpp"
#include "passage/write/assessment_csv.hpp"
#include "passage/write/library_versions.hpp"

namespace passage {

namespace {

LoadedScenario load(Run const& options) {
  std::vector<std::string> sets;
  for (auto const& set : options.set) sets.push_back(set.value);
  return load_scenario(options.scenario.path, options.overrides.tables, sets);
}

/// The scenario as understood, with paths relative to it, so that the folder may be moved.
Table as_written(LoadedScenario const& loaded) {
  auto table = to_table(loaded.scenario);
  relate_paths(rows_of<Scenario>(), table, loaded.folder.string());
  return table;
}

/// Those that numbers and files come from.
std::vector<std::pair<std::string, std::string>> libraries() {
  auto all = geometry_libraries();
  for (auto const& list : {reading_libraries(), writing_libraries()})
    all.insert(all.end(), list.begin(), list.end());
  std::ranges::sort(all);
  return all;
}

/// Changes when anything that the sheet shows of an option changes.
std::string content_hash(RunResult const& result) {
  Sha256 hash;
  hash.update(csv_text(assessment_table(result)));
  for (auto const& option : result.options) {
    for (auto const& point : option.line) hash.update(fmt::format("{} {};", point.x, point.y));
  }
  return hash.finish().substr(0, 8);
}

Node number(double value) {
  return Node{value, {}};
}

Table summary_row(RouteOption const& option) {
  auto const& measures = option.assessment;
  Table row{{"option", Node{option.id, {}}}, {"name", Node{option.name, {}}}};
  auto round_to = [](double value, double parts) { return std::round(value * parts) / parts; };
  row.emplace_back("length_km", number(round_to(measures.length / kilometre, 10)));
  if (measures.time) row.emplace_back("time_h", number(round_to(*measures.time / hour, 100)));
  if (measures.exposure)
    row.emplace_back("exposure_per_100_passages", number(measures.exposure->value * 100));
  row.emplace_back("agreements_missing", number(measures.agreements_missing.size()));
  std::string roles;
  for (auto role : option.roles) roles += (roles.empty() ? "" : ";") + std::string{name_of(role)};
  row.emplace_back("role", Node{roles, {}});
  return row;
}

Outputs outputs_of(RunResult const& result) {
  Outputs outputs;
  List rows;
  for (auto const& option : result.options) rows.push_back(Node{summary_row(option), {}});
  outputs.answer = result.options.empty() ? Answer::no_route : Answer::result;
  outputs.summary = {{"title", Node{result.facts.title, {}}}, {"options", Node{std::move(rows), {}}}};
  List blocked;
  for (auto const& blockage : result.blockages) {
    blocked.push_back(Node{Table{{"from", Node{blockage.from, {}}}, {"to", Node{blockage.to, {}}}}, {}});
  }
  if (!blocked.empty()) outputs.summary.emplace_back("without_route", Node{std::move(blocked), {}});
  return outputs;
}

/// What a run would do, in numbers of features.
Outputs plan_of(ScenarioInputs const& inputs) {
  Outputs outputs;
  auto count = [](auto const& list) { return number(static_cast<double>(list.size())); };
  outputs.summary = {{"origins", count(inputs.origins)},
                     {"destinations", count(inputs.destinations)},
                     {"roads", count(inputs.roads)},
                     {"closures", count(inputs.closures)},
                     {"crossing_points", count(inputs.gates)}};
  if (inputs.incidents) outputs.summary.emplace_back("incidents", count(*inputs.incidents));
  return outputs;
}

}  // namespace

Outputs run(Run const& options, Context& context) {
  auto const loaded = load(options);
  std::optional<PartialFolder> folder;
  if (!options.dry_run) folder.emplace(options.out.path, context.may_overwrite);
  StepClock clock;
  clock.begin_step(context, "read", 0.0, 0.05);
  auto inputs = read_inputs(loaded, context);
  if (options.dry_run) return plan_of(inputs);
  inputs.clock = std::move(clock);
  inputs.scratch = folder->path();

  auto result = find_route_options(loaded.scenario, std::move(inputs), context);
  result.facts = sheet_facts(loaded.scenario);
  result.facts.movement = movement_facts(loaded.scenario, result.places);
  result.provenance.algorithm = "run";
  result.provenance.version = version();
  result.provenance.options = as_written(loaded);
  result.provenance.libraries = libraries();
  result.provenance.seed = loaded.scenario.scenario.seed.value;
  result.facts.reference_hash = content_hash(result);
  context.begin_step("write", 0.8, 1.0);
  auto outputs = outputs_of(result);
  auto presentation = presentation_of(loaded.scenario.brief, made_on(loaded.scenario));
  if (options.hxl) presentation.hashtags = Hashtags::with;
  auto const files = write_run(folder->path(), std::move(result), presentation, context);
  folder->commit();
  for (auto const& file : files) outputs.files.push_back((folder->final_path() / file).string());
  return outputs;
}

constinit Algorithm const run_command =
    algorithm<Run>("run", "Find route options", "2 Routes",
                   "Finds route options between places, with time, exposure to recorded incidents, whose "
                   "agreement each needs and whom it "
                   "reaches; writes map, tables, GeoPackage and page.");

}  // namespace passage
