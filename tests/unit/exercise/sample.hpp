#pragma once
// Small parts that the tests of the generator share; each is made once per process.
#include "passage/exercise/district.hpp"

namespace passage::exercise::sample {

inline Lattice lattice() {
  return {110, 500, {300'000, 7'700'000}};
}
inline Random random() {
  return Random(7);
}
inline Relief const& relief() {
  static Relief const made = make_relief(lattice(), random().stream("relief"));
  return made;
}
inline Rivers const& rivers() {
  static Rivers const made = make_rivers(relief(), random().stream("rivers"));
  return made;
}
inline std::vector<Town> const& towns() {
  static auto const made = make_towns(relief(), rivers(), random().stream("towns"));
  return made;
}
inline RoadNetwork const& network() {
  static auto const made = make_roads(relief(), rivers(), towns(), random().stream("rivers"));
  return made;
}
inline District const& district() {
  static Context context;
  static auto const made = make_district({1, Size::small, 3}, context);
  return made;
}

}  // namespace passage::exercise::sample
