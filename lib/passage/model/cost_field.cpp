#include "passage/model/cost_field.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace passage {

namespace {

constexpr auto side = TileLayout::side;
constexpr std::uint32_t no_label = 0xFFFFFFFFu;
constexpr double upper_unit = 4294967296.0;  // 2^32

/// A pinned tile that unpins itself.
class Pinned {
 public:
  Pinned(TileStore& store, std::int64_t tile, bool is_changed)
      : store_(store),
        tile_(tile),
        is_changed_(is_changed),
        words_(reinterpret_cast<std::uint32_t*>(store.pin(tile))) {}
  Pinned(Pinned const&) = delete;
  Pinned& operator=(Pinned const&) = delete;
  ~Pinned() { store_.unpin(tile_, is_changed_); }
  std::uint32_t* row(std::int64_t row) const { return words_ + row * side; }

 private:
  TileStore& store_;
  std::int64_t tile_;
  bool is_changed_;
  std::uint32_t* words_;
};

void decode(std::uint32_t const* lower, int count, double base, double unreached, double* labels) {
  for (int at = 0; at < count; ++at)
    labels[at] = lower[at] == no_label ? unreached : base + static_cast<double>(lower[at]);
}

std::uint32_t lower_half(double offset) {
  return static_cast<std::uint32_t>(static_cast<std::int64_t>(offset));
}

// Wide tiles must not use the pattern of "no label" as a lower half: they mark it in the upper half instead.
void encode_wide(double const* labels, double base, double unreached, std::uint32_t* lower,
                 std::uint32_t* upper) {
  for (std::int64_t at = 0; at < side; ++at) {
    auto const offset = labels[at] < unreached ? static_cast<std::uint64_t>(labels[at] - base) : 0;
    lower[at] = labels[at] < unreached ? static_cast<std::uint32_t>(offset) : 0;
    upper[at] = labels[at] < unreached ? static_cast<std::uint32_t>(offset >> 32) : no_label;
  }
}

void decode_wide(std::uint32_t const* lower, std::uint32_t const* upper, int count, double base,
                 double unreached, double* labels) {
  for (int at = 0; at < count; ++at) {
    labels[at] = upper[at] == no_label
                     ? unreached
                     : base + (upper_unit * static_cast<double>(upper[at]) + static_cast<double>(lower[at]));
  }
}

void encode_narrow(double const* labels, double base, double unreached, std::uint32_t* lower) {
  for (std::int64_t at = 0; at < side; ++at)
    lower[at] = labels[at] < unreached ? lower_half(labels[at] - base) : no_label;
}

}  // namespace

CostField::CostField(Grid grid, TimeQuantum quantum, StoreMaker const& make_store)
    : grid_(std::move(grid)), quantum_(quantum) {
  auto const tiles = layout().tiles();
  auto const bytes = TileLayout::cells_per_tile() * sizeof(std::uint32_t);
  heads_.resize(static_cast<std::size_t>(tiles));
  lower_ = make_store(tiles, bytes);
  upper_ = make_store(tiles, bytes);
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
  Pinned const lower{*lower_, tile, false};
  if (!head.is_wide) {
    for (int row = 0; row < window.rows; ++row) {
      decode(lower.row(window.row + row) + window.column, window.columns, head.base, unreached,
             labels + row * stride);
    }
    return;
  }
  Pinned const upper{*upper_, tile, false};
  for (int row = 0; row < window.rows; ++row) {
    decode_wide(lower.row(window.row + row) + window.column, upper.row(window.row + row) + window.column,
                window.columns, head.base, unreached, labels + row * stride);
  }
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
  head = {least, most, most >= 0, most - least >= static_cast<double>(no_label)};
  if (!head.is_reached) return;
  Pinned const lower{*lower_, tile, true};
  if (!head.is_wide) {
    for (std::int64_t row = 0; row < side; ++row)
      encode_narrow(labels + row * stride, head.base, unreached, lower.row(row));
    return;
  }
  Pinned const upper{*upper_, tile, true};
  for (std::int64_t row = 0; row < side; ++row)
    encode_wide(labels + row * stride, head.base, unreached, lower.row(row), upper.row(row));
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
