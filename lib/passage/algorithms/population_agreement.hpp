#pragma once
// Two producers' rasters of people, and where they tell apart.
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/model/assessment.hpp"
#include "passage/model/reach.hpp"

namespace passage {

/// The same people by two products.
struct PeopleByTwo {
  std::string where;  ///< "within 2km of option 1"
  Persons first, second;
};

/// What an assessment counts on both products; `whose` names it: "option 1".
std::vector<PeopleByTwo> people_by_two(Assessment const& assessment, std::string const& whose);
/// What two reports of the same question count of everybody.
std::vector<PeopleByTwo> people_by_two(ReachReport const& first, ReachReport const& second);

/// Finding "populations_disagree" when two products differ by more than half as much again anywhere near the
/// routes, however alike their totals are: names the place where they differ most. Numbers below 1 000 people
/// are left alone.
void find_disagreement(std::vector<PeopleByTwo> const& counts, PeopleByTwo const& totals, Context& context);

}  // namespace passage
