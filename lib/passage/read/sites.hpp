#pragma once
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/feature_table.hpp"
#include "passage/model/place.hpp"

namespace passage {

/// Makes sites of a point or polygon layer: name (else id), kind (type, kind, amenity), people (people,
/// population, individuals). Shown beside the population raster, never added to it. Findings: sites without
/// name, negative numbers of people.
std::vector<Place> read_sites(FeatureTable table, Context& context);

}  // namespace passage
