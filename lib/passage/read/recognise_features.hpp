#pragma once
#include "passage/geo/feature_table.hpp"
#include "passage/read/recognition.hpp"

namespace passage {

/// What a layer or table may be, by its columns, the words in them, its geometry and its name, in that order
/// of weight. `degrees` is in longitude and latitude. Known: admin areas of both generations of the common
/// operational datasets, ACLED, UCDP GED in full and reduced, UNSDI-T roads and obstacles, OpenStreetMap
/// extracts as layers, and Passage's own column names. Fills readings, newest, places and rows.
Recognised recognise_features(FeatureTable const& degrees, Source const& source);

}  // namespace passage
