#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>

#include "passage/model/back_link.hpp"
#include "passage/model/cost_field.hpp"
#include "passage/write/geotiff.hpp"

namespace passage {

/// Accumulated cost as Float64 seconds, exact: label × quantum. Unreached cells hold NaN. The description
/// states the quantum. Throws as write_geotiff.
void write_cost(std::filesystem::path const& path, CostField const& field, RasterLayout kind,
                Context& context);

/// Back-links as they are derived, a tile at a time: fill(tile, links) gives side × side of them, `no_link`
/// where there is none. Throws as write_geotiff.
void write_back_links(std::filesystem::path const& path, Grid const& grid,
                      std::function<void(std::int64_t tile, std::uint8_t* links)> const& fill,
                      RasterLayout kind, Context& context);

/// What the cheapest way through each cell costs above the least-cost way, in seconds; NaN where there is
/// none within `limit`.
void write_excess_cost(std::filesystem::path const& path, CostField const& forward, CostField const& reverse,
                       Duration least, Duration limit, Context& context);

}  // namespace passage
