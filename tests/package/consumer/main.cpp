// A program of somebody else: uses the installed library by its package.
#include <cmath>
#include <cstdio>

#include <passage/algorithms/registry.hpp>
#include <passage/base/version.hpp>
#include <passage/geo/geodesic.hpp>

int main() {
  // One degree of longitude on the equator of WGS 84 is 111 319.49 m.
  auto const length = passage::geodesic_distance({31, 0}, {32, 0});
  if (std::abs(length.value - 111319.49) > 0.01) return 1;
  for (auto const* algorithm : passage::algorithms()) {
    if (algorithm->name == "run") {
      std::printf("%s: %s\n", std::string{passage::version()}.c_str(), std::string{algorithm->label}.c_str());
      return 0;
    }
  }
  return 2;
}
