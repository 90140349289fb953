#pragma once
#include <string>
#include <vector>

#include "passage/model/place.hpp"

namespace passage {

/// A line between two named places.
struct UnnamedRoute {
  Line line;             ///< frame coordinates
  std::string from, to;  ///< names of its ends
};

struct RouteName {
  std::string name;              ///< "Juba - Rumbek - Wau"
  std::vector<std::string> via;  ///< places it passes, in order, at most six of the largest
};

/// How near a line a place must lie to be passed.
struct NamingRule {
  Metres near{3000};
  Metres end_radius{5000};  ///< places this near to an end are part of that end
};

/// Names routes by the places they pass, never by a holder: each gets the largest place that not all routes
/// pass, and where that does not tell it from the others, the place that fewest of them pass. Where no place
/// tells a route from another, the side of the straight line it runs on does ("by the north"), then a number
/// from the shortest on. The same routes and places in another order get the same names. Places near an end,
/// places that have an end's name or one of its names ("Bangui" of "Bangî - Bangui") and labels of areas name
/// nothing.
std::vector<RouteName> name_routes(std::vector<UnnamedRoute> const& routes, std::vector<Place> const& places,
                                   NamingRule const& rule = {});

}  // namespace passage
