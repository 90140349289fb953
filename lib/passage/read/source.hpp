#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "passage/base/findings.hpp"

namespace passage {

/// A local file, and the layer inside it where it has several.
struct Source {
  std::filesystem::path file;
  std::string layer{};  ///< empty: the only one

  /// "roads.gpkg, layer roads" for messages: the file's name without its folder.
  std::string name() const;
};

/// Reads "file.gpkg|layername=x" as QGIS writes it; a relative path is taken from `folder`. Throws
/// Error{usage, "source_option"} for other parts after a bar: a filter that is not applied would change the
/// answer.
Source parse_source(std::string_view text, std::filesystem::path const& folder = {});

/// Passage reads local files only. Refuses /vsi… paths, addresses and database connections, also those a VRT
/// file refers to. Throws Error{input} with "remote_input", or "missing_file" with the nearest file name.
void require_local(Source const& source);

/// The layers of a vector file, in its order, without style tables. Throws as read_features.
std::vector<std::string> layer_names(Source const& source);

/// The files that together are this input: a Shapefile brings its sidecars, a VRT what it refers to. Sorted.
std::vector<std::filesystem::path> files_of(Source const& source);

}  // namespace passage
