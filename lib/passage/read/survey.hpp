#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/read/recognition.hpp"

namespace passage {

/// What a look at files brought.
struct Survey {
  std::vector<Recognised> layers;       ///< in the order of their names
  std::vector<std::string> not_opened;  ///< names of files that are no map and no table, with what they are
};

/// Looks at every file of a folder and of the folders in it, in the order of their paths: layers and tables
/// of any local vector driver, rasters, OpenStreetMap extracts. Hidden files, parts of another file
/// (sidecars) and folders that a run wrote are passed over. Throws Error{input, "missing_folder"} or
/// "empty_folder".
Survey survey_folder(std::filesystem::path const& folder, Context& context);

/// The same of chosen layers and rasters. Throws Error{input} for one that is not there.
Survey survey_layers(std::vector<Source> const& sources, Context& context);

}  // namespace passage
