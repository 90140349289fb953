#pragma once
// From a layer of sources to the cells where costs start.
#include <string>
#include <string_view>
#include <vector>

#include "passage/declare/types.hpp"
#include "passage/model/back_link.hpp"
#include "passage/model/friction_surface.hpp"
#include "passage/search/surface/accumulate_cost.hpp"

namespace passage {

/// One feature of a layer of sources.
struct SourceFeature {
  std::string name;  ///< the layer and its number in it, for messages
  bool is_point = false;
};

/// The cells of a layer of sources.
struct SourceCells {
  std::string input;  ///< "sources"
  std::vector<SourceFeature> features;
  std::vector<CostSource> cells;
  std::vector<std::size_t> feature_of;  ///< for each of cells: the index of its feature
};

/// A point is the cell that holds it; a line every cell it passes; an area every cell whose centre lies
/// inside, and those its outline passes. What lies outside the raster, and impassable cells of lines and
/// areas, are left out. The column initial_s, if there is one, says how many seconds are spent on arrival at
/// a feature. Finding: "source_cells_impassable". Throws Error{input}: "source_outside" for a point outside,
/// or a line or area wholly outside; "source_impassable" for a point on an impassable cell, or a line or area
/// on nothing else; "negative_initial"; "no_source" for a layer without geometry.
SourceCells read_sources(AnyInput const& input, std::string_view table_name, FrictionSurface const& surface,
                         Context& context);

/// The same in two steps, for who needs to know the sources before the surface is read.
SourceCells read_sources(AnyInput const& input, std::string_view table_name, Grid const& grid,
                         Context& context);
void require_passable(SourceCells& sources, FrictionSurface const& surface, Context& context);

/// For each source cell in the order of its rank (row, then column), the rank of its feature: features count
/// from 1 in the order of their first cells. A cell of several features is that of the least initial cost,
/// then of the first.
std::vector<std::uint32_t> feature_ranks(SourceCells const& sources);

/// Replaces ranks of cells by ranks of features.
void rank_by_feature(Allocation& allocation, SourceCells const& sources);

}  // namespace passage
