#include "passage/write/page/density_overlay.hpp"

#include <algorithm>
#include <cmath>

#include "passage/geo/projected_box.hpp"
#include "passage/geo/projector.hpp"
#include "passage/write/detail/palette_png.hpp"

namespace passage {

namespace {

constexpr int largest_side = 2048;
/// Projected exactly every so many pixels, straight in between: far below a pixel's error over a grid of a
/// country.
constexpr int projected_every = 16;
/// Ground that nobody watches has fine diagonals; its palette entry comes after the classes.
constexpr int diagonal_every = 8;
constexpr std::uint8_t no_data_line = HazardClasses::count + 1;

struct Lattice {
  Box box;
  int columns, rows;

  Point at(double column, double row) const {
    return {box.low.x + box.width() * (column + 0.5) / columns,
            box.high.y - box.height() * (row + 0.5) / rows};
  }
};

std::uint8_t class_at(HazardSurface const& hazard, HazardClasses const& classes, Point ground) {
  auto const rate = smooth_rate(hazard, ground);
  return rate ? static_cast<std::uint8_t>(classes.class_of(*rate) + 1) : 0;
}

std::vector<std::uint8_t> indices(HazardSurface const& hazard, HazardClasses const& classes,
                                  Lattice const& lattice) {
  Projector const to_grid{Crs::parse("EPSG:3857"), hazard.rate.grid().crs};
  std::vector<std::uint8_t> pixels;
  for (int row = 0; row < lattice.rows; ++row) {
    for (int first = 0; first < lattice.columns; first += projected_every) {
      int const count = std::min(projected_every, lattice.columns - first);
      auto const a = to_grid(lattice.at(first, row)), b = to_grid(lattice.at(first + count, row));
      for (int i = 0; i < count; ++i) {
        double const share = static_cast<double>(i) / count;
        auto const index = class_at(hazard, classes, {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share});
        bool const is_diagonal = (row + first + i) % diagonal_every == 0;
        pixels.push_back(index == 0 && is_diagonal ? no_data_line : index);
      }
    }
  }
  return pixels;
}

std::vector<detail::PaletteEntry> entries() {
  std::vector<detail::PaletteEntry> list{{palette::white, 0}};
  for (auto colour : palette::density) list.push_back({colour, palette::density_opacity_share});
  list.push_back({palette::grey, 0.35});
  return list;
}

}  // namespace

std::optional<DensityOverlay> density_overlay(HazardSurface const& hazard) {
  auto const classes = hazard_classes(hazard);
  if (!classes) return std::nullopt;
  auto const& grid = hazard.rate.grid();
  auto const box = projected_box(grid.bounds(), Projector{grid.crs, Crs::parse("EPSG:3857")});
  // Four pixels a cell, so that class borders run smoothly.
  double const wanted = 4.0 * static_cast<double>(std::max(grid.columns, grid.rows));
  double const side =
      std::clamp(wanted, 1.0, static_cast<double>(largest_side)) / std::max(box.width(), box.height());
  Lattice const lattice{box, std::max(1, static_cast<int>(box.width() * side)),
                        std::max(1, static_cast<int>(box.height() * side))};
  Projector const to_degrees{Crs::parse("EPSG:3857"), Crs{}};
  Box degrees;
  degrees.add(to_degrees(box.low));
  degrees.add(to_degrees(box.high));
  return DensityOverlay{
      detail::palette_png({lattice.columns, lattice.rows, indices(hazard, *classes, lattice)}, entries()),
      degrees, lattice.columns, lattice.rows};
}

}  // namespace passage
