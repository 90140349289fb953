#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "passage/model/assessment.hpp"
#include "passage/model/explanation.hpp"
#include "passage/model/path.hpp"
#include "passage/model/place.hpp"

namespace passage {

enum class Role { fastest, least_exposed, fewest_agreements, balanced, alternative, proposal };

std::string_view name_of(Role role);

/// How much of an option's area is contained in another's.
struct SharedArea {
  std::size_t option = 0;  ///< index into the run's options
  Share containment;
};

/// A candidate line with everything that is known of it.
struct RouteOption {
  std::string id;    ///< "1", "2" … in display order
  std::string name;  ///< the places it passes: "Juba - Rumbek - Wau"; never a holder
  std::vector<Role> roles;
  std::size_t from = 0, to = 0;  ///< indices into the run's places
  std::vector<std::string> via;  ///< names of places passed
  Path path;                     ///< empty for a proposal
  Line line;                     ///< frame coordinates
  Assessment assessment;
  std::vector<SharedArea> shares_with;
  Explanation explanation;
};

}  // namespace passage
