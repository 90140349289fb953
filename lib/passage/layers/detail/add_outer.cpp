#include "passage/layers/detail/add_outer.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#define PASSAGE_HAS_LANES 1
#include <immintrin.h>
#endif

namespace passage::detail {

namespace {

void add_row(double* out, double factor, std::span<double const> columns) noexcept {
  for (std::size_t c = 0; c < columns.size(); ++c) out[c] += factor * columns[c];
}

#if PASSAGE_HAS_LANES
__attribute__((target("avx2"))) void add_outer_lanes(double* out, std::size_t stride,
                                                     std::span<double const> rows,
                                                     std::span<double const> columns) noexcept {
  std::size_t const in_lanes = columns.size() / 4 * 4;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    double* const row = out + r * stride;
    __m256d const factor = _mm256_set1_pd(rows[r]);
    for (std::size_t c = 0; c < in_lanes; c += 4) {
      __m256d const term = _mm256_mul_pd(factor, _mm256_loadu_pd(columns.data() + c));
      _mm256_storeu_pd(row + c, _mm256_add_pd(_mm256_loadu_pd(row + c), term));
    }
    for (std::size_t c = in_lanes; c < columns.size(); ++c) row[c] += rows[r] * columns[c];
  }
}
bool const has_lanes = __builtin_cpu_supports("avx2");
#endif

}  // namespace

void add_outer(double* out, std::size_t stride, std::span<double const> rows,
               std::span<double const> columns) noexcept {
#if PASSAGE_HAS_LANES
  if (has_lanes) return add_outer_lanes(out, stride, rows, columns);
#endif
  for (std::size_t r = 0; r < rows.size(); ++r) add_row(out + r * stride, rows[r], columns);
}

}  // namespace passage::detail
