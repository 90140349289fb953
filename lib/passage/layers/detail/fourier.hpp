#pragma once
#include <cstddef>
#include <vector>

namespace passage::detail {

/// Convolves pairs of rows with one symmetric kernel by fast Fourier transforms: the cost does not depend on
/// the kernel's width. Made once for a length; may be used by several threads at once, each with its own
/// `Work`.
class FourierConvolution {
 public:
  /// Buffers of one thread.
  struct Work {
    std::vector<double> real, imaginary, other_real, other_imaginary;
  };

  /// For rows of `length` values. `kernel` has an odd number of weights that mirror around the middle one.
  FourierConvolution(std::size_t length, std::vector<double> const& kernel);

  /// Sets both rows to their sums of weight times value; beyond their ends everything is 0. Two rows cost as
  /// much as one. `stride` is the distance between neighbours of a row, 1 for rows stored as such.
  void apply(double* row, double* other, std::size_t stride, Work& work) const;

  /// Elementary steps of one call for two rows of this length, for choosing between this and plain sums.
  static double steps(std::size_t length, std::size_t kernel);

 private:
  void transform(Work& work) const;

  std::size_t length_, size_;
  std::vector<double> cosines_, sines_;  ///< of −2π k / size
  std::vector<double> spectrum_;         ///< of the kernel, real since it is symmetric; over `size`
};

}  // namespace passage::detail
