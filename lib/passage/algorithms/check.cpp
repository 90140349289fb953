#include "passage/algorithms/check.hpp"

#include "passage/algorithms/prepared_case.hpp"
#include "passage/base/output_folder.hpp"
#include "passage/write/findings_csv.hpp"

namespace passage {

namespace {

Outputs outputs_of(Findings const& findings, std::vector<std::string> const& not_considered) {
  Outputs outputs;
  double serious = 0, warnings = 0;
  for (auto const& finding : findings.list()) {
    serious += finding.severity == Severity::serious;
    warnings += finding.severity == Severity::warning;
  }
  List absent;
  for (auto const& input : not_considered) absent.push_back(Node{input, {}});
  outputs.summary = {{"serious_findings", Node{serious, {}}},
                     {"warnings", Node{warnings, {}}},
                     {"findings", Node{static_cast<double>(findings.list().size()), {}}},
                     {"not_considered", Node{std::move(absent), {}}}};
  return outputs;
}

}  // namespace

Outputs run(Check const& options, Context& context) {
  auto const loaded = load_scenario(options.scenario.path, options.overrides.tables, {});
  std::optional<PartialFile> file;
  if (options.out) file.emplace(options.out->path, context.may_overwrite);
  context.begin_step("read", 0.0, 0.05);
  auto inputs = read_inputs(loaded, context);
  auto const not_considered = inputs.not_considered;
  prepare_case(loaded.scenario, std::move(inputs),
               context);  // joins inputs to each other: finds what does not fit
  auto outputs = outputs_of(context.findings, not_considered);
  if (file) {
    write_findings_csv(file->path(), context.findings, options.hxl ? Hashtags::with : Hashtags::without);
    file->commit();
    outputs.files = {file->final_path().string()};
  }
  context.progress(1);
  return outputs;
}

constinit Algorithm const check_command = algorithm<Check>(
    "check", "Check inputs", "1 Prepare",
    "Reads a scenario's inputs, joins them and lists what is wrong or doubtful; computes no routes.");

}  // namespace passage
