#include "passage/search/surface/back_link_lanes.hpp"

#include "passage/search/surface/settle.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#define PASSAGE_HAS_LANES 1
#include <immintrin.h>
#endif

namespace passage::surface {

#if PASSAGE_HAS_LANES

bool can_link_in_lanes(Neighbours neighbours) {
  return neighbours == Neighbours::eight && has_lanes();
}

__attribute__((target("avx2"))) void link_row_lanes(WorkTile const& work, MoveCosts const& costs, int row,
                                                    std::uint8_t* links) {
  __m256d const magic = _mm256_set1_pd(6755399441055744.0);
  auto const& moves = costs.moves();
  int const first = WorkTile::at(row, 0);
  auto const lengths = [&](int down, int shape) {
    return work
        .lengths[static_cast<std::size_t>(first / WorkTile::stride + down)][static_cast<std::size_t>(shape)];
  };
  for (int column = 0; column < WorkTile::side; column += 4) {
    double const* const label = work.label.data() + first + column;
    float const* const friction = work.friction.data() + first + column;
    __m256d const own_label = _mm256_load_pd(label), own = _mm256_cvtps_pd(_mm_load_ps(friction));
    __m256d link = _mm256_setzero_pd();
    for (std::size_t number = moves.size();
         number-- > 0;) {  // backwards: the first tight move has the last word
      auto const& move = moves[number];
      __m256d const leave = _mm256_set1_pd(lengths(0, move.shape) * 0.5);
      __m256d const arrive = _mm256_set1_pd(lengths(move.piece[1].row, move.shape) * 0.5);
      __m256d cost = _mm256_add_pd(_mm256_mul_pd(own, leave),
                                   _mm256_mul_pd(_mm256_cvtps_pd(_mm_loadu_ps(friction + move.to)), arrive));
      cost = _mm256_sub_pd(_mm256_add_pd(cost, magic), magic);
      __m256d const arrival = _mm256_add_pd(_mm256_loadu_pd(label + move.to), cost);
      link = _mm256_blendv_pd(link, _mm256_set1_pd(static_cast<double>(number + 1)),
                              _mm256_cmp_pd(arrival, own_label, _CMP_EQ_OQ));
    }
    alignas(32) double found[4];
    _mm256_store_pd(found, link);
    for (int lane = 0; lane < 4; ++lane) links[column + lane] = static_cast<std::uint8_t>(found[lane]);
  }
}

#else

bool can_link_in_lanes(Neighbours) {
  return false;
}

void link_row_lanes(WorkTile const&, MoveCosts const&, int, std::uint8_t*) {}

#endif

}  // namespace passage::surface
