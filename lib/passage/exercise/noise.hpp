#pragma once
#include <cstdint>

#include "passage/geo/geometry.hpp"

namespace passage::exercise {

/// Smooth random surfaces that depend on the seed and the place only (gradient noise; Perlin 2002, "Improving
/// noise", with a hash instead of a table).
class Noise {
 public:
  explicit Noise(std::uint64_t seed) : seed_(seed) {}
  /// About −0.7 … 0.7, mean 0, features about one unit across.
  double at(Point point) const;
  /// A sum of `octaves`, each twice as fine and half as strong; about −1 … 1.
  double fractal(Point point, int octaves) const;
  /// 0 … 1 with sharp crests.
  double ridged(Point point, int octaves) const;
  /// Uniform in [0, 1) for a whole number: the same for the same number.
  double chance(std::uint64_t number) const;

 private:
  std::uint64_t seed_;
};

}  // namespace passage::exercise
