#include "passage/model/stored_fields.hpp"

#include <set>
#include <string>

#include "support/catch.hpp"
#include "support/sample_result.hpp"

using namespace passage;

namespace {

/// Counts the names it is called with.
struct Names {
  static constexpr bool is_reading = false;
  std::multiset<std::string> seen;

  template <class T>
  void operator()(char const* name, T const&) {
    seen.insert(name);
  }
};

template <class T>
std::multiset<std::string> names_of(T const& value) {
  Names names;
  fields(names, value);
  return names.seen;
}

}  // namespace

TEST_CASE("every member is stored under a name of its own") {
  auto const result = passage::testing::sample_result();
  for (auto const& names : {names_of(result), names_of(result.facts), names_of(result.options[0]),
                            names_of(result.options[0].assessment), names_of(result.graph.gates[0])}) {
    CHECK(names.size() > 9);
    for (auto const& name : names) CHECK(names.count(name) == 1);
  }
}
