#include "passage/model/route_option.hpp"

#include <set>

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("roles have the names of the assessment table") {
  std::set<std::string_view> names;
  for (auto role : {Role::fastest, Role::least_exposed, Role::fewest_agreements, Role::balanced,
                    Role::alternative, Role::proposal}) {
    names.insert(name_of(role));
  }
  CHECK(names == std::set<std::string_view>{"fastest", "least-exposed", "fewest-agreements", "balanced",
                                            "alternative", "proposal"});
}
