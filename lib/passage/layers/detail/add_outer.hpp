#pragma once
#include <cstddef>
#include <span>

namespace passage::detail {

/// out[r·stride + c] += rows[r]·columns[c]. Uses vectors of four where the processor has them; multiplies and
/// adds in the same order either way, so the bits are the same.
void add_outer(double* out, std::size_t stride, std::span<double const> rows,
               std::span<double const> columns) noexcept;

}  // namespace passage::detail
