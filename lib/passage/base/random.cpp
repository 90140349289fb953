#include "passage/base/random.hpp"

#include <cmath>
#include <numbers>

namespace passage {

std::uint64_t Random::next() {
  state_ += 0x9E3779B97F4A7C15u;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
  return mixed ^ (mixed >> 31);
}

Random Random::stream(std::string_view purpose) const {
  std::uint64_t mixed = state_ ^ 0xCBF29CE484222325u;
  for (unsigned char letter : purpose) mixed = (mixed ^ letter) * 0x100000001B3u;
  Random stream{mixed};
  stream.next();
  return stream;
}

double Random::normal() {
  double const radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
  return radius * std::cos(2.0 * std::numbers::pi * uniform());
}

}  // namespace passage
