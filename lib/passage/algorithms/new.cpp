#include "passage/algorithms/new.hpp"

#include "passage/algorithms/scenario_draft.hpp"
#include "passage/base/output_folder.hpp"
#include "passage/write/text_file.hpp"

namespace passage {
namespace {

namespace fs = std::filesystem;

fs::path file_of(NewScenario const& options) {
  if (options.out) return options.out->path;
  if (options.folder) return fs::path{options.folder->path} / "scenario.toml";
  throw Error{ErrorKind::usage, "no_folder", "new: neither a folder nor --out says where the scenario goes",
              "passage new FOLDER, or passage new DIR --from FOLDER"};
}

Survey survey_of(NewScenario const& options, Context& context) {
  std::vector<Source> chosen;
  chosen.reserve(options.layers.size() + options.rasters.size());
  for (auto const& layer : options.layers) chosen.push_back({layer.path, layer.layer});
  for (auto const& raster : options.rasters) chosen.push_back({raster.path, {}});
  if (!chosen.empty() && options.from) {
    throw Error{ErrorKind::usage, "two_sources", "new: --from is given, and so are chosen layers",
                "give one of them"};
  }
  if (!chosen.empty()) return survey_layers(chosen, context);
  if (options.from) return survey_folder(options.from->path, context);
  if (options.folder) return survey_folder(options.folder->path, context);
  throw Error{ErrorKind::usage, "no_data", "new: neither a folder nor layers say what to look at",
              "give --from FOLDER or --layers"};
}

Outputs outputs_of(ScenarioDraft const& draft, fs::path const& file) {
  List used, unknown;
  for (auto const& input : draft.used) {
    used.push_back(
        Node{Table{{"input", Node{input.table}}, {"file", Node{input.file}}, {"why", Node{input.reason}}}});
  }
  for (auto const& name : draft.not_recognised) unknown.push_back(Node{name});
  Outputs outputs;
  outputs.summary = {{"guesses", Node{static_cast<double>(draft.guesses)}},
                     {"inputs", Node{std::move(used)}},
                     {"not_recognised", Node{std::move(unknown)}}};
  outputs.files = {file.string()};
  return outputs;
}

}  // namespace

Outputs run(NewScenario const& options, Context& context) {
  auto const file = file_of(options);
  if (fs::exists(file) && !context.may_overwrite) {
    throw Error{ErrorKind::usage, "output_exists", file.string() + ": exists already",
                "give another name with --out, or --overwrite to replace it"};
  }
  context.begin_step("look", 0, 0.95);
  auto const survey = survey_of(options, context);
  context.begin_step("write", 0.95, 1);
  auto const folder = file.has_parent_path() ? file.parent_path() : fs::path{"."};
  auto const draft = draft_scenario(survey, folder);
  for (auto const& finding : draft.findings) context.find(finding);
  context.check_cancel();
  fs::create_directories(folder);
  PartialFile partial{file, context.may_overwrite};
  write_text(partial.path(), draft.text);
  partial.commit();
  context.progress(1);
  return outputs_of(draft, file);
}

constinit Algorithm const new_command = algorithm<NewScenario>(
    "new", "New scenario from layers", "1 Prepare",
    "Looks at a folder or at chosen layers, recognises what they hold by their columns and writes a scenario "
    "file in which every guess is marked.");

}  // namespace passage
