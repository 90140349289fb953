#include "passage/model/vehicle.hpp"

#include <set>

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("vehicles are listed from the largest down, each with its own name") {
  std::set<std::string_view> names;
  for (auto vehicle : all_vehicles) names.insert(name_of(vehicle));
  CHECK(names.size() == all_vehicles.size());
  for (std::size_t i = 1; i < all_vehicles.size(); ++i)
    CHECK(usual_gross(all_vehicles[i]) < usual_gross(all_vehicles[i - 1]));
}
