#pragma once
#include <string>
#include <vector>

#include "passage/exercise/district.hpp"
#include "passage/geo/feature_table.hpp"

namespace passage::exercise {

struct NamedTable {
  std::string name;
  FeatureTable table;  ///< WGS 84 longitude and latitude
};

/// The layers of district.gpkg: roads, gates, bridges, control,
/// control_second_source, admin1, admin2, rivers, lakes, land,
/// closures, explosive_hazards, verified_roads, places. Every row says EXERCISE.
std::vector<NamedTable> district_layers(District const& district);

/// A table of plain cells with its file name.
struct TextTable {
  std::string file;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};
/// incidents.csv with the column names of UCDP GED; places.csv; sites.csv; sites_as_received.csv, the same
/// list with one pair of coordinates swapped; stops.csv.
std::vector<TextTable> district_tables(District const& district);

}  // namespace passage::exercise
