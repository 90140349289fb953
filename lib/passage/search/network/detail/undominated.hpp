#pragma once
#include <vector>

#include "passage/model/path.hpp"

namespace passage::detail {

/// What two paths are compared by, beside criterion time.
struct Compared {
  bool exposure = true, consents = true;
};

/// The paths that no other one beats or equals, by rising criterion time, exposure, number of agreements,
/// then links; the first of equals is kept.
std::vector<Path> undominated(std::vector<Path> paths, Compared compared);

}  // namespace passage::detail
