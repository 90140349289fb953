#include "passage/search/surface/finished_field.hpp"

#include <algorithm>
#include <cmath>

namespace passage::surface {

FinishedField::FinishedField(FrictionSurface const& surface, std::vector<CostSource> const& sources,
                             CostOptions const& options, CostField const& field)
    : surface_(surface),
      field_(field),
      reader_(surface, options.neighbours, options.corners, field.quantum()),
      costs_(surface, options.neighbours, field.quantum(), options.is_reverse),
      limit_(largest_label(options, field.quantum())) {
  require_same_grid(surface.grid(), field.grid(), "friction and cost");
  if (options.is_reverse) reader_.reverse_crossings();
  for (auto const& source : sources) {
    double const initial = static_cast<double>(field.quantum().quantise(source.initial).quanta);
    auto const [at, is_new] = starts_.try_emplace(source.cell, Start{initial, 0});
    if (!is_new) at->second.initial = std::min(at->second.initial, initial);
  }
  std::uint32_t rank = 0;
  for (auto& [cell, start] : starts_) start.rank = ++rank;
}

void FinishedField::read(std::int64_t tile, WorkTile& work) const {
  reader_.read(tile, work);
  reader_.read_labels(field_, tile, std::numeric_limits<double>::infinity(), work);
}

CellId FinishedField::id(std::int64_t tile, int row, int column) const {
  auto const columns = layout().tile_columns();
  return surface_.grid().id(tile / columns * WorkTile::side + row, tile % columns * WorkTile::side + column);
}

}  // namespace passage::surface
