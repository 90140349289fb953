#include "passage/layers/detail/fourier.hpp"

#include <bit>
#include <cmath>
#include <numbers>
#include <utility>

namespace passage::detail {

namespace {

/// The transform is a power of two long enough that nothing comes round to the other end.
std::size_t size_for(std::size_t length, std::size_t kernel) {
  return std::bit_ceil(length + kernel / 2);
}

}  // namespace

FourierConvolution::FourierConvolution(std::size_t length, std::vector<double> const& kernel)
    : length_(length), size_(size_for(length, kernel.size())) {
  for (std::size_t k = 0; k < size_ / 2 + 1; ++k) {
    double const angle = -2 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(size_);
    cosines_.push_back(std::cos(angle));
    sines_.push_back(std::sin(angle));
  }
  Work work;
  work.real.assign(size_, 0.0);
  work.imaginary.assign(size_, 0.0);
  auto const middle = kernel.size() / 2;
  for (std::size_t i = 0; i < kernel.size(); ++i) {
    // Weights before the middle one stand at the end of the circle. A kernel wider than the row and its
    // mirror is cut where no value of the row is reached.
    auto const away = i < middle ? middle - i : i - middle;
    if (away >= length_) continue;
    work.real[i < middle ? size_ - away : away] += kernel[i];
  }
  transform(work);
  spectrum_ = std::move(work.real);
  for (auto& value : spectrum_) value /= static_cast<double>(size_);
}

/// Stockham's self-sorting transform, radix 2: every stage reads one pair of arrays and writes the other.
void FourierConvolution::transform(Work& work) const {
  work.other_real.resize(size_);
  work.other_imaginary.resize(size_);
  for (std::size_t half = size_ / 2, run = 1; half > 0; half /= 2, run *= 2) {
    for (std::size_t p = 0; p < half; ++p) {
      double const c = cosines_[p * run], s = sines_[p * run];
      double const* const ar = work.real.data() + p * run;
      double const* const ai = work.imaginary.data() + p * run;
      double const* const br = ar + half * run;
      double const* const bi = ai + half * run;
      double* const sum_r = work.other_real.data() + 2 * p * run;
      double* const sum_i = work.other_imaginary.data() + 2 * p * run;
      double* const turned_r = sum_r + run;
      double* const turned_i = sum_i + run;
      for (std::size_t q = 0; q < run; ++q) {
        double const dr = ar[q] - br[q], di = ai[q] - bi[q];
        sum_r[q] = ar[q] + br[q];
        sum_i[q] = ai[q] + bi[q];
        turned_r[q] = dr * c - di * s;
        turned_i[q] = dr * s + di * c;
      }
    }
    work.real.swap(work.other_real);
    work.imaginary.swap(work.other_imaginary);
  }
}

void FourierConvolution::apply(double* row, double* other, std::size_t stride, Work& work) const {
  work.real.assign(size_, 0.0);
  work.imaginary.assign(size_, 0.0);
  for (std::size_t i = 0; i < length_; ++i) {
    work.real[i] = row[i * stride];
    work.imaginary[i] = other[i * stride];
  }
  transform(work);
  // Conjugated, the same transform goes back: the result is the conjugate of what is wanted.
  for (std::size_t i = 0; i < size_; ++i) {
    work.real[i] *= spectrum_[i];
    work.imaginary[i] *= -spectrum_[i];
  }
  transform(work);
  for (std::size_t i = 0; i < length_; ++i) {
    row[i * stride] = work.real[i];
    other[i * stride] = -work.imaginary[i];
  }
}

double FourierConvolution::steps(std::size_t length, std::size_t kernel) {
  auto const size = size_for(length, kernel);
  return 2 * static_cast<double>(size) * std::bit_width(size);
}

}  // namespace passage::detail
