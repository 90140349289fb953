#include "passage/exercise/noise.hpp"

#include <cmath>

namespace passage::exercise {
namespace {

std::uint64_t mixed(std::uint64_t value) {
  value += 0x9e3779b97f4a7c15u;
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
  return value ^ (value >> 31);
}

/// Sixteen unit vectors, written out so that no library's sine decides what the land looks like.
constexpr double a = 0.92387953251128674, b = 0.70710678118654752, c = 0.38268343236508977;
constexpr Point directions[16] = {{1, 0},  {a, c},   {b, b},   {c, a},   {0, 1},  {-c, a}, {-b, b}, {-a, c},
                                  {-1, 0}, {-a, -c}, {-b, -b}, {-c, -a}, {0, -1}, {c, -a}, {b, -b}, {a, -c}};

double fade(double t) {
  return t * t * t * (t * (t * 6 - 15) + 10);
}

}  // namespace

double Noise::chance(std::uint64_t number) const {
  return static_cast<double>(mixed(mixed(number) ^ seed_) >> 11) * 0x1.0p-53;
}

double Noise::at(Point point) const {
  auto const left = std::floor(point.x), low = std::floor(point.y);
  auto const x = point.x - left, y = point.y - low;
  auto const corner = [&](int across, int up) {
    auto const ix = static_cast<std::uint64_t>(static_cast<std::int64_t>(left) + across);
    auto const iy = static_cast<std::uint64_t>(static_cast<std::int64_t>(low) + up);
    auto const& slope = directions[mixed(mixed(mixed(ix) + iy) ^ seed_) >> 60];
    return slope.x * (x - across) + slope.y * (y - up);
  };
  auto const u = fade(x), v = fade(y);
  auto const below = corner(0, 0) * (1 - u) + corner(1, 0) * u;
  auto const above = corner(0, 1) * (1 - u) + corner(1, 1) * u;
  return below * (1 - v) + above * v;
}

double Noise::fractal(Point point, int octaves) const {
  double sum = 0, strength = 1;
  for (int i = 0; i < octaves; ++i, strength /= 2) {
    sum += strength * at(point);
    point = {point.x * 2 + 17.3, point.y * 2 - 5.1};
  }
  return sum;
}

double Noise::ridged(Point point, int octaves) const {
  double sum = 0, strength = 0.5;
  for (int i = 0; i < octaves; ++i, strength /= 2) {
    auto const crest = 1 - std::fabs(at(point)) * 1.4;
    sum += strength * crest * crest;
    point = {point.x * 2 + 17.3, point.y * 2 - 5.1};
  }
  return sum;
}

}  // namespace passage::exercise
