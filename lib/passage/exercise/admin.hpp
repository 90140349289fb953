#pragma once
#include <string>
#include <vector>

#include "passage/exercise/territory.hpp"

namespace passage::exercise {

/// Two admin levels. Every land cell belongs to one second-level unit, every unit to one first-level unit.
struct Admin {
  struct Unit {
    std::string name, code;
    std::size_t seat = 0;    ///< town
    std::size_t parent = 0;  ///< of a second-level unit
  };
  std::vector<Unit> first, second;
  Cells<int> second_of;  ///< −1 at sea
};
Admin make_admin(Relief const& relief, Rivers const& rivers, std::vector<Town> const& towns,
                 Random const& random);

}  // namespace passage::exercise
