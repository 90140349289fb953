#pragma once
#include "passage/base/quantity.hpp"
#include "passage/base/strong_id.hpp"

namespace passage {

/// People who are reached where the road passes nearest to them.
struct PeopleAtSpot {
  EdgeId link;     ///< index into RoadGraph::links
  Share position;  ///< on that link, from its start
  Persons people;
};

}  // namespace passage
