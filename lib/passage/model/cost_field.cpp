#include "passage/model/cost_field.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "passage/geo/pinned_tile.hpp"

namespace passage {

namespace {

constexpr auto side = TileLayout::side;
constexpr std::uint32_t no_label = 0xFFFFFFFFu;
constexpr std::uint8_t no_middle = 0xFFu;
constexpr std::uint16_t no_upper = 0xFFFFu;
constexpr double middle_unit = 4294967296.0;    // 2^32
constexpr double upper_unit = 1099511627776.0;  // 2^40

using Lower = PinnedTile<std::uint32_t>;
using Middle = PinnedTile<std::uint8_t>;
using Upper = PinnedTile<std::uint16_t>;

// The last pattern of the highest plane that a tile uses means "no label"; lower planes may use theirs.

void decode(std::uint32_t const* lower, int count, double base, double unreached, double* labels) {
  for (int at = 0; at < count; ++at)
    labels[at] = lower[at] == no_label ? unreached : base + static_cast<double>(lower[at]);
}

void decode(std::uint32_t const* lower, std::uint8_t const* middle, int count, double base, double unreached,
            double* labels) {
  for (int at = 0; at < count; ++at) {
    double const offset = middle_unit * static_cast<double>(middle[at]) + static_cast<double>(lower[at]);
    labels[at] = middle[at] == no_middle ? unreached : base + offset;
  }
}

void decode_all(std::uint32_t const* lower, std::uint8_t const* middle, int count, double base,
                double* labels) {
  for (int at = 0; at < count; ++at)
    labels[at] = base + (middle_unit * static_cast<double>(middle[at]) + static_cast<double>(lower[at]));
}

void add_upper(std::uint16_t const* upper, int count, double unreached, double* labels) {
  for (int at = 0; at < count; ++at)
    labels[at] = upper[at] == no_upper ? unreached : labels[at] + upper_unit * static_cast<double>(upper[at]);
}

void encode(double const* labels, double base, double unreached, std::uint32_t* lower) {
  for (std::int64_t at = 0; at < side; ++at) {
    lower[at] = labels[at] < unreached
                    ? static_cast<std::uint32_t>(static_cast<std::int64_t>(labels[at] - base))
                    : no_label;
  }
}

std::uint64_t offset_of(double label, double base, double unreached) {
  return label < unreached ? static_cast<std::uint64_t>(static_cast<std::int64_t>(label - base))
                           : ~std::uint64_t{0};
}

void encode(double const* labels, double base, double unreached, std::uint32_t* lower, std::uint8_t* middle) {
  for (std::int64_t at = 0; at < side; ++at) {
    auto const offset = offset_of(labels[at], base, unreached);
    lower[at] = static_cast<std::uint32_t>(offset);
    middle[at] = static_cast<std::uint8_t>(offset >> 32);
  }
}

void encode_upper(double const* labels, double base, double unreached, std::uint16_t* upper) {
  for (std::int64_t at = 0; at < side; ++at)
    upper[at] = static_cast<std::uint16_t>(offset_of(labels[at], base, unreached) >> 40);
}

}  // namespace

CostField::CostField(Grid grid, TimeQuantum quantum, StoreMaker const& make_store)
    : grid_(std::move(grid)), quantum_(quantum) {
  auto const tiles = layout().tiles();
  auto const cells = TileLayout::cells_per_tile();
  heads_.resize(static_cast<std::size_t>(tiles));
  lower_ = make_store(tiles, cells * sizeof(std::uint32_t));
  middle_ = make_store(tiles, cells * sizeof(std::uint8_t));
  upper_ = make_store(tiles, cells * sizeof(std::uint16_t));
}

CostField CostField::clone(StoreMaker const& make_store) const {
  CostField copy{grid_, quantum_, make_store};
  std::vector<double> labels(TileLayout::cells_per_tile());
  for (std::int64_t tile = 0; tile < layout().tiles(); ++tile) {
    if (!is_reached(tile)) continue;
    read(tile, {}, range_quanta, labels.data(), side);
    copy.write(tile, range_quanta, labels.data(), side);
  }
  return copy;
}

Duration CostField::at(std::int64_t row, std::int64_t column) const {
  double label = 0;
  read(row / side * layout().tile_columns() + column / side,
       {static_cast<int>(row % side), static_cast<int>(column % side), 1, 1}, -1, &label, 1);
  return label < 0 ? Duration::unreached() : Duration{static_cast<std::uint64_t>(label)};
}

void CostField::read(std::int64_t tile, TileWindow const& window, double unreached, double* labels,
                     std::int64_t stride) const {
  auto const& head = heads_[static_cast<std::size_t>(tile)];
  if (!head.is_reached) {
    for (int row = 0; row < window.rows; ++row) std::fill_n(labels + row * stride, window.columns, unreached);
    return;
  }
  Lower const lower{*lower_, tile, false};
  auto const from = [&](auto const& plane, int row) {
    return plane.row(window.row + row, side) + window.column;
  };
  if (head.planes == 1) {
    for (int row = 0; row < window.rows; ++row)
      decode(from(lower, row), window.columns, head.base, unreached, labels + row * stride);
    return;
  }
  Middle const middle{*middle_, tile, false};
  for (int row = 0; row < window.rows; ++row) {
    auto* const into = labels + row * stride;
    if (head.planes == 2) {
      decode(from(lower, row), from(middle, row), window.columns, head.base, unreached, into);
    } else {
      decode_all(from(lower, row), from(middle, row), window.columns, head.base, into);
    }
  }
  if (head.planes == 2) return;
  Upper const upper{*upper_, tile, false};
  for (int row = 0; row < window.rows; ++row)
    add_upper(from(upper, row), window.columns, unreached, labels + row * stride);
}

void CostField::write(std::int64_t tile, double unreached, double const* labels, std::int64_t stride) {
  auto& head = heads_[static_cast<std::size_t>(tile)];
  double least = unreached, most = -1;
  for (std::int64_t row = 0; row < side; ++row) {
    for (std::int64_t at = 0; at < side; ++at) {
      double const label = labels[row * stride + at];
      least = label < least ? label : least;
      most = label < unreached && label > most ? label : most;
    }
  }
  double const span = most - least;
  int const planes = span < static_cast<double>(no_label) ? 1 : span < no_middle * middle_unit ? 2 : 3;
  head = {least, most, most >= 0, planes};
  if (!head.is_reached) return;
  Lower const lower{*lower_, tile, true};
  if (planes == 1) {
    for (std::int64_t row = 0; row < side; ++row)
      encode(labels + row * stride, head.base, unreached, lower.row(row, side));
    return;
  }
  Middle const middle{*middle_, tile, true};
  for (std::int64_t row = 0; row < side; ++row)
    encode(labels + row * stride, head.base, unreached, lower.row(row, side), middle.row(row, side));
  if (planes == 2) return;
  Upper const upper{*upper_, tile, true};
  for (std::int64_t row = 0; row < side; ++row)
    encode_upper(labels + row * stride, head.base, unreached, upper.row(row, side));
}

void CostField::clear(std::int64_t tile) {
  heads_[static_cast<std::size_t>(tile)] = {};
}

bool operator==(CostField const& a, CostField const& b) {
  if (!(a.grid() == b.grid()) || a.quantum() != b.quantum()) return false;
  std::vector<double> of_a(TileLayout::cells_per_tile()), of_b(TileLayout::cells_per_tile());
  for (std::int64_t tile = 0; tile < a.layout().tiles(); ++tile) {
    a.read(tile, {}, -1, of_a.data(), side);
    b.read(tile, {}, -1, of_b.data(), side);
    if (of_a != of_b) return false;
  }
  return true;
}

}  // namespace passage
