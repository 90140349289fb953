#pragma once
#include <string>

#include "passage/geo/feature_table.hpp"
#include "passage/geo/grid.hpp"
#include "passage/model/provenance.hpp"
#include "passage/read/source.hpp"

namespace passage {

/// An input as a scenario writes it: "roads.gpkg|layername=roads", relative to `folder` where it lies inside.
std::string written_name(Source const& source, std::filesystem::path const& folder);

/// What a run keeps of a vector input: its name, hash over all its files, CRS, number of features, and the
/// newest date that its columns of dates state (as_of, date, event_date, date_start, year, closed_from, seen,
/// last_used). `table` names the scenario table it serves. Throws Error{input, "unreadable_file"}.
InputRecord record_input(std::string const& table, Source const& source, FeatureTable const& features);

/// The same of a file that is not a table of features.
InputRecord record_file(std::string const& table, Source const& source, std::string const& vintage,
                        std::size_t features);

/// The same of a raster, which states no date.
InputRecord record_raster(std::string const& table, Source const& source, Grid const& grid);

}  // namespace passage
