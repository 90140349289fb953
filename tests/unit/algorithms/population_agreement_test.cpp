#include "passage/algorithms/population_agreement.hpp"

#include "support/catch.hpp"

using namespace passage;
using passage::testing::contains;

namespace {

PeopleByTwo const alike{"", Persons{9.1e6}, Persons{11.1e6}};

std::string finding_of(std::vector<PeopleByTwo> const& counts) {
  Context context;
  find_disagreement(counts, alike, context);
  auto const all = context.findings.by_consequence();
  return all.empty() ? std::string{} : all.front().text;
}

}  // namespace

TEST_CASE("Products that differ by less than half as much again are not worth a finding") {
  CHECK(finding_of({}).empty());
  CHECK(finding_of({{"within 2km of option 1", Persons{100000}, Persons{149000}}}).empty());
  CHECK(finding_of({{"within 2km of option 1", Persons{149000}, Persons{100000}}}).empty());
  CHECK(finding_of({{"within 2km of option 1", Persons{90}, Persons{900}}}).empty());  // few people
}

TEST_CASE("The largest difference is named, whichever product counts more, beside that of the totals") {
  auto const text = finding_of({{"within 2km of option 1", Persons{100000}, Persons{200000}},
                                {"within 5km of option 2", Persons{260000}, Persons{100000}}});
  CHECK_THAT(text, contains("2.6 times within 5km of option 2"));
  CHECK_THAT(text, contains("260000 people by the first, 100000 by the second"));
  CHECK_THAT(text, contains("totals differ 1.2 times"));
  CHECK_THAT(finding_of({{"within 1km", Persons{0}, Persons{5000}}}), contains("5000 by the second"));
}

TEST_CASE("An assessment brings the bands that both products counted") {
  Assessment assessment;
  assessment.people_near_stops = {{"2km", Persons{10}}};
  assessment.people_along = {{"2km", Persons{20}}, {"5km", Persons{30}}};
  assessment.readings = {{"population_near_stops_2km", "second_population", 11},
                         {"population_within_5km", "second_population", 33},
                         {"population_within_5km", "another", 99}};
  auto const counts = people_by_two(assessment, "option 3");
  REQUIRE(counts.size() == 2);
  CHECK(counts[0].where == "within 2km of the stops of option 3");
  CHECK(counts[0].second == Persons{11});
  CHECK(counts[1].where == "within 5km of option 3");
  CHECK(counts[1].first == Persons{30});
  CHECK(counts[1].second == Persons{33});
}

TEST_CASE("Two reports of one question are compared band by band, everybody only") {
  ReachReport first, second;
  ReachKey const walk{ReachTarget::line, ReachMeasure::walking, "1h", "all"},
      straight{ReachTarget::line, ReachMeasure::distance, "2km", "all"};
  first.people = {
      {walk, "", "everybody", Persons{900}, Persons{90}},
      {straight, "", "everybody", Persons{900}, Persons{200}},
      {{ReachTarget::line, ReachMeasure::distance, "2km", "zone"}, "Z", "Z", Persons{9}, Persons{9}}};
  second.people = {{straight, "", "everybody", Persons{800}, Persons{300}},
                   {walk, "", "everybody", Persons{800}, Persons{70}}};
  auto const counts = people_by_two(first, second);
  REQUIRE(counts.size() == 2);
  CHECK(counts[0].where == "within 1h on foot");
  CHECK(counts[0].second == Persons{70});
  CHECK(counts[1].where == "within 2km");
  CHECK(counts[1].second == Persons{300});
}
