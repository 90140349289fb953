#pragma once
#include <cstdint>
#include <string_view>

namespace passage {

/// A small seeded generator whose numbers are the same on every machine and library (the distributions of
/// <random> are not). Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators".
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  /// An independent stream for one purpose, so that adding a draw somewhere does not move all others.
  Random stream(std::string_view purpose) const;

  std::uint64_t next();
  /// In [0, 1).
  double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  double uniform(double low, double high) { return low + (high - low) * uniform(); }
  /// In [0, count). Precondition: count > 0.
  std::uint64_t below(std::uint64_t count) { return next() % count; }
  /// Standard normal (Box-Muller, one of the pair).
  double normal();

 private:
  std::uint64_t state_;
};

}  // namespace passage
