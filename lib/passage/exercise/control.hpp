#pragma once
#include <string>
#include <utility>
#include <vector>

#include "passage/exercise/territory.hpp"

namespace passage::exercise {

/// Who holds the ground. Labels: a holder's number; then contested between two of them; then unknown.
struct Control {
  std::vector<std::string> holders;
  std::vector<std::size_t> seats;       ///< towns
  Cells<int> label;                     ///< −1 at sea
  std::pair<int, int> claimants{0, 1};  ///< of the contested strip
  int contested() const { return static_cast<int>(holders.size()); }
  int unknown() const { return contested() + 1; }
};
/// `parties` from 2 to 4. The first holder's front has a contested strip where its best road crosses it; a
/// patch away from the roads is known to nobody.
Control make_control(Relief const& relief, Rivers const& rivers, std::vector<Town> const& towns,
                     RoadNetwork const& roads, int parties, Random const& random);

/// The same ground as another source has it: the front lies elsewhere, nothing is contested or unknown.
/// `random` as for make_control.
Control make_second_control(Relief const& relief, Rivers const& rivers, std::vector<Town> const& towns,
                            Control const& first, Random const& random);

}  // namespace passage::exercise
