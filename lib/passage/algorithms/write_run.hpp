#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/declare/tables/answer.hpp"
#include "passage/model/run_result.hpp"
#include "passage/write/audience.hpp"
#include "passage/write/csv.hpp"

namespace passage {

/// In which languages the sheets are written, for whom, and what else is.
struct Presentation {
  std::vector<std::string> languages{"en"};  ///< the first names no language in its file names
  Readers readers;
  bool has_shapefile = false;
  Hashtags hashtags = Hashtags::without;  ///< of every table
};

/// As [brief] says.
Presentation presentation_of(tables::Brief const& brief, Date today);

/// Writes every file of a run that its readers may hold into `folder`, run.json last, since it holds the
/// hashes of all others. Returns their names, most wanted first. Throws Error{usage} as audience_policy,
/// reduced_for and Messages.
std::vector<std::string> write_run(std::filesystem::path const& folder, RunResult result,
                                   Presentation const& presentation, Context& context);

}  // namespace passage
