// The inner loop of the level search with vectors of four doubles. It adds and rounds exactly as level_cost
// does, so that labels have the same bits with and without it.
#include "passage/search/surface/settle.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#define PASSAGE_HAS_LANES 1
#include <immintrin.h>
#endif

namespace passage::surface {

#if PASSAGE_HAS_LANES

#define PASSAGE_LANES __attribute__((target("avx2"))) inline

namespace {

constexpr int stride = WorkTile::stride;

/// The target of each lane and the move it stands for; −1: the lane is not used.
struct Lane {
  int to, move;
};

// Three rows of queen moves, then the knight's moves.
constexpr std::array<Lane, 20> lanes = {{{-stride - 1, 7},
                                         {-stride, 0},
                                         {-stride + 1, 1},
                                         {0, -1},
                                         {-1, 6},
                                         {0, -1},
                                         {1, 2},
                                         {0, -1},
                                         {stride - 1, 5},
                                         {stride, 4},
                                         {stride + 1, 3},
                                         {0, -1},
                                         {-2 * stride - 1, 15},
                                         {-2 * stride + 1, 8},
                                         {2 * stride - 1, 12},
                                         {2 * stride + 1, 11},
                                         {-stride - 2, 14},
                                         {-stride + 2, 9},
                                         {stride - 2, 13},
                                         {stride + 2, 10}}};

// Which lanes a mask of eight queen moves blocks.
constexpr auto blocked_queen_lanes = [] {
  std::array<std::uint16_t, 256> table{};
  for (unsigned moves = 0; moves < 256; ++moves) {
    for (unsigned lane = 0; lane < 12; ++lane)
      if (lanes[lane].move >= 0 && (moves >> lanes[lane].move & 1u))
        table[moves] |= static_cast<std::uint16_t>(1u << lane);
  }
  return table;
}();
constexpr auto blocked_knight_lanes = [] {
  std::array<std::uint32_t, 256> table{};
  for (unsigned moves = 0; moves < 256; ++moves) {
    for (unsigned lane = 12; lane < 20; ++lane)
      if (moves >> (lanes[lane].move - 8) & 1u) table[moves] |= 1u << lane;
  }
  return table;
}();

/// Half and quarter lengths of a row of cells, one per lane.
struct RowFactors {
  __m256d diagonal_row;             ///< diagonal, straight down, diagonal
  __m256d side_row;                 ///< straight right, unused, straight right
  double tall_knight, wide_knight;  ///< a quarter of the length
};

PASSAGE_LANES RowFactors factors_of(RowLengths const& length) {
  double const right = length[0] * 0.5, down = length[1] * 0.5, diagonal = length[2] * 0.5;
  return {_mm256_set_pd(0, diagonal, down, diagonal), _mm256_set_pd(0, right, 0, right), length[4] * 0.25,
          length[3] * 0.25};
}

PASSAGE_LANES __m256d rounded(__m256d number) {
  __m256d const magic = _mm256_set1_pd(6755399441055744.0);
  return _mm256_sub_pd(_mm256_add_pd(number, magic), magic);
}

PASSAGE_LANES __m256d four_frictions(float const* friction) {
  return _mm256_cvtps_pd(_mm_loadu_ps(friction));
}

/// Arrival at four cells; the lanes whose label it lowers.
PASSAGE_LANES int lowered(__m256d cost, __m256d label, __m256d labels, double* arrival) {
  __m256d const sum = _mm256_add_pd(label, rounded(cost));
  _mm256_store_pd(arrival, sum);
  return _mm256_movemask_pd(_mm256_cmp_pd(sum, labels, _CMP_LT_OQ));
}

/// Four doubles, or four floats, from two pairs of cells left and right of a middle one.
PASSAGE_LANES __m256d around(double const* upper, double const* lower, int distance) {
  return _mm256_set_pd(lower[distance], lower[-distance], upper[distance], upper[-distance]);
}
PASSAGE_LANES __m256d around(float const* upper, float const* lower, int distance) {
  return _mm256_cvtps_pd(_mm_set_ps(lower[distance], lower[-distance], upper[distance], upper[-distance]));
}

struct Rows {
  RowFactors const *far_up, *up, *own, *down, *far_down;
};

PASSAGE_LANES unsigned scan_queen(WorkTile const& tile, int cell, Rows const& rows, double* arrival) {
  double const* const labels = tile.label.data() + cell;
  float const* const friction = tile.friction.data() + cell;
  __m256d const label = _mm256_set1_pd(*labels), own = _mm256_set1_pd(static_cast<double>(*friction));
  __m256d const unused = _mm256_set_pd(__builtin_inf(), 0, 0, 0);
  __m256d const unused_side = _mm256_set_pd(__builtin_inf(), 0, __builtin_inf(), 0);
  __m256d const leave_row = _mm256_add_pd(_mm256_mul_pd(own, rows.own->diagonal_row), unused);
  __m256d const leave_side = _mm256_add_pd(_mm256_mul_pd(own, rows.own->side_row), unused_side);
  auto const up = _mm256_mul_pd(four_frictions(friction - stride - 1), rows.up->diagonal_row);
  auto const beside = _mm256_mul_pd(four_frictions(friction - 1), rows.own->side_row);
  auto const down = _mm256_mul_pd(four_frictions(friction + stride - 1), rows.down->diagonal_row);
  int const above =
      lowered(_mm256_add_pd(leave_row, up), label, _mm256_loadu_pd(labels - stride - 1), arrival);
  int const side =
      lowered(_mm256_add_pd(leave_side, beside), label, _mm256_loadu_pd(labels - 1), arrival + 4);
  int const below =
      lowered(_mm256_add_pd(leave_row, down), label, _mm256_loadu_pd(labels + stride - 1), arrival + 8);
  return static_cast<unsigned>(above | side << 4 | below << 8);
}

/// Four factors: those of the upper row twice, those of the lower row twice.
PASSAGE_LANES __m256d two_and_two(double upper, double lower) {
  return _mm256_set_pd(lower, lower, upper, upper);
}

PASSAGE_LANES unsigned scan_knight(WorkTile const& tile, int cell, Rows const& rows, double* arrival) {
  double const* const labels = tile.label.data() + cell;
  float const* const friction = tile.friction.data() + cell;
  __m256d const label = _mm256_set1_pd(*labels), own = _mm256_set1_pd(static_cast<double>(*friction));
  __m256d const corner = around(friction - stride, friction + stride, 1);
  // Two rows up or down: over the cell above or below, then the one diagonal to the start.
  __m256d const straight =
      _mm256_cvtps_pd(_mm_set_ps(friction[stride], friction[stride], friction[-stride], friction[-stride]));
  __m256d const tall = two_and_two(rows.up->tall_knight, rows.down->tall_knight);
  __m256d const tall_ends =
      _mm256_add_pd(_mm256_mul_pd(own, _mm256_set1_pd(rows.own->tall_knight)),
                    _mm256_mul_pd(around(friction - 2 * stride, friction + 2 * stride, 1),
                                  two_and_two(rows.far_up->tall_knight, rows.far_down->tall_knight)));
  __m256d const tall_middle = _mm256_add_pd(_mm256_mul_pd(straight, tall), _mm256_mul_pd(corner, tall));
  int const high = lowered(_mm256_add_pd(tall_ends, tall_middle), label,
                           around(labels - 2 * stride, labels + 2 * stride, 1), arrival);
  // Two columns left or right.
  __m256d const own_wide = _mm256_set1_pd(rows.own->wide_knight);
  __m256d const wide = two_and_two(rows.up->wide_knight, rows.down->wide_knight);
  __m256d const wide_ends = _mm256_add_pd(
      _mm256_mul_pd(own, own_wide), _mm256_mul_pd(around(friction - stride, friction + stride, 2), wide));
  __m256d const wide_middle =
      _mm256_add_pd(_mm256_mul_pd(around(friction, friction, 1), own_wide), _mm256_mul_pd(corner, wide));
  int const broad = lowered(_mm256_add_pd(wide_ends, wide_middle), label,
                            around(labels - stride, labels + stride, 2), arrival + 4);
  return static_cast<unsigned>(high | broad << 4);
}

template <bool has_knights>
__attribute__((target("avx2"))) int settle_rows(WorkTile& tile, BucketRing& ring, SettleCounts& counts) {
  std::array<RowFactors, WorkTile::rows> factors;
  for (std::size_t row = 0; row < (tile.has_equal_rows ? 1 : factors.size()); ++row)
    factors[row] = factors_of(tile.lengths[row]);
  alignas(32) std::array<double, 20> arrival;
  bool const has_equal_rows = tile.has_equal_rows;
  for (int cell = ring.pop(tile); cell >= 0; cell = ring.pop(tile)) {
    ++counts.scans;
    auto const* const own = factors.data() + (has_equal_rows ? 0 : cell / stride);
    int const next = has_equal_rows ? 0 : 1;
    Rows const rows{own - 2 * next, own - next, own, own + next, own + 2 * next};
    auto const state = tile.state[static_cast<std::size_t>(cell)];
    unsigned fallen = scan_queen(tile, cell, rows, arrival.data());
    if constexpr (has_knights) fallen |= scan_knight(tile, cell, rows, arrival.data() + 12) << 12;
    if (state & WorkTile::restricted) {
      auto const blocked = tile.blocked[static_cast<std::size_t>(cell)];
      fallen &= ~static_cast<unsigned>(blocked_queen_lanes[blocked & 255u]);
      if constexpr (has_knights) fallen &= ~blocked_knight_lanes[blocked >> 8 & 255u];
    }
    for (; fallen; fallen &= fallen - 1) {
      auto const lane = static_cast<std::size_t>(__builtin_ctz(fallen));
      int const to = cell + lanes[lane].to;
      tile.label[static_cast<std::size_t>(to)] = arrival[lane];
      ring.push(tile, to, arrival[lane]);
      ++counts.pushes;
    }
    if (state & WorkTile::joined) return cell;
  }
  return -1;
}

}  // namespace

bool has_lanes() {
  return __builtin_cpu_supports("avx2");
}

int settle_lanes(WorkTile& tile, BucketRing& ring, Neighbours neighbours, SettleCounts& counts) {
  return neighbours == Neighbours::eight ? settle_rows<false>(tile, ring, counts)
                                         : settle_rows<true>(tile, ring, counts);
}

#else

bool has_lanes() {
  return false;
}

int settle_lanes(WorkTile&, BucketRing&, Neighbours, SettleCounts&) {
  return -1;  // never called: has_lanes() is false
}

#endif

}  // namespace passage::surface
