#include "passage/model/opening_report.hpp"

#include <set>

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("every kind of row has a name of its own") {
  std::set<std::string_view> names;
  for (auto kind : {OpeningKind::status_quo, OpeningKind::one_opening, OpeningKind::best_set,
                    OpeningKind::only_together, OpeningKind::average_share, OpeningKind::connects}) {
    names.insert(name_of(kind));
  }
  CHECK(names.size() == 6);
  CHECK(names.count("") == 0);
}
