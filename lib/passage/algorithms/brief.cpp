#include "passage/algorithms/brief.hpp"

#include <algorithm>
#include <chrono>

#include "passage/algorithms/write_run.hpp"
#include "passage/base/error.hpp"
#include "passage/base/output_folder.hpp"
#include "passage/read/run_model.hpp"

namespace passage {

namespace {

namespace fs = std::filesystem;

Presentation presentation(MakeBrief const& options, Date today) {
  tables::Brief brief;
  brief.languages = options.languages;
  brief.audience = options.audience;
  brief.counterpart = options.counterpart;
  brief.shapefile = options.shapefile;
  auto made = presentation_of(brief, today);
  if (options.option) made.readers.option = options.option->value;
  if (options.hxl) made.hashtags = Hashtags::with;
  return made;
}

void check_readers(MakeBrief const& options) {
  bool const is_for_one = options.audience == tables::Audience::counterpart;
  if (is_for_one && !options.counterpart)
    throw Error{ErrorKind::usage, "missing_option", "--audience counterpart needs a name", "give --for NAME"};
  if (options.audience != tables::Audience::internal && !options.out)
    throw Error{ErrorKind::usage, "missing_option", "sheets for others do not stand beside internal ones",
                "give --out FOLDER"};
}

/// Other files of the run stay: what this command does not make.
void keep_others(fs::path const& from, fs::path const& into) {
  for (auto const& entry : fs::directory_iterator{from}) {
    auto const target = into / entry.path().filename();
    if (!fs::exists(target)) fs::copy(entry.path(), target, fs::copy_options::recursive);
  }
}

Date today() {
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

}  // namespace

Outputs run(MakeBrief const& options, Context& context) {
  check_readers(options);
  context.begin_step("read", 0.0, 0.3);
  fs::path const run_folder{options.run.path};
  auto result = read_run_model(run_folder, context);
  result.facts.paper = std::string{word_of(options.paper)};
  result.facts.is_portrait = options.orientation == tables::Orientation::portrait;
  if (options.made_on) result.facts.made_on = *options.made_on;
  context.begin_step("write", 0.3, 1.0);
  fs::path const out = options.out ? fs::path{options.out->path} : run_folder;
  bool const is_in_place = fs::exists(out) && fs::equivalent(out, run_folder);
  PartialFolder folder{out, context.may_overwrite || is_in_place};
  Outputs outputs;
  outputs.summary = {{"title", Node{result.facts.title, {}}}};
  auto const files = write_run(folder.path(), std::move(result),
                               presentation(options, options.made_on.value_or(today())), context);
  if (is_in_place) keep_others(run_folder, folder.path());
  folder.commit();
  for (auto const& file : files) outputs.files.push_back((folder.final_path() / file).string());
  context.progress(1);
  return outputs;
}

constinit Algorithm const brief_command =
    algorithm<MakeBrief>("brief", "Brief, map, annex and notification form", "6 Reports",
                         "Makes map, brief, web page, annex and tables again from a finished run, in other "
                         "languages, on other paper or for other readers; computes nothing.");

}  // namespace passage
