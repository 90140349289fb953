#pragma once
#include <vector>

#include "passage/compare/overlap.hpp"
#include "passage/model/path.hpp"
#include "passage/model/route_option.hpp"

namespace passage {

/// How many options of a pair are shown, and how different the alternatives among them must be.
struct ChoiceRule {
  std::size_t most = 6;  ///< shown per pair; both extremes always are
  Share overlap{0.5};    ///< largest containment of an alternative's area in any other option's
  RouteAreaRule area;
  Share epsilon{0};          ///< paths of the front nearer than this in every criterion are one option
  bool has_exposure = true;  ///< false: no recorded incidents were given, so nothing is the least exposed
};

/// A path that is shown, with why.
struct ChosenPath {
  Path path;
  Line line;  ///< frame coordinates
  std::vector<Role> roles;
};

struct ShownOptions {
  std::vector<ChosenPath> shown;    ///< in display order: by rising time, then exposure, then line
  std::size_t hidden_on_front = 0;  ///< points of the front that are not shown
};

/// Chooses what is shown of one pair: the fastest, the least exposed, the one that needs the fewest
/// agreements and the balanced one of the front, then alternatives that differ from all of those, in the
/// order given. The rest of the front is counted, never weighed. A front path that is all but the same area
/// as one already chosen and needs the same agreements is not shown twice unless it is an extreme. An extreme
/// that is within epsilon of a chosen path in time and exposure, with the same agreements, gives that path
/// its role.
ShownOptions choose_options(RoadGraph const& graph, ParetoFront const& front,
                            std::vector<Path> const& alternatives, ChoiceRule const& rule);

}  // namespace passage
