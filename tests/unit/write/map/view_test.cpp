#include "passage/write/map/view.hpp"

#include "support/catch.hpp"
#include "support/sample_result.hpp"

using namespace passage;

TEST_CASE("the view holds its content with a margin, keeps shapes and turns back") {
  Box const content{{0, 0}, {100000, 20000}}, paper{{10, 20}, {110, 120}};
  MapView const view{content, paper};
  CHECK(view.mm_per_metre() == testing::Approx(100 / 118000.0));
  CHECK(view.scale_denominator() == testing::Approx(1180000));
  auto const low = view(Point{0, 0}), high = view(Point{100000, 20000});
  CHECK(paper.contains(low));
  CHECK(paper.contains(high));
  CHECK(low.y > high.y);  // north is up, paper counts down
  CHECK((high.x - low.x) / (low.y - high.y) == testing::Approx(5));
  auto const back = view.ground_at(view(Point{1234, 5678}));
  CHECK(back.x == testing::Approx(1234));
  CHECK(back.y == testing::Approx(5678));
}

TEST_CASE("the map shows all options and their places; without options the places") {
  auto const result = testing::sample_result();
  auto const content = map_content(result);
  for (auto const& option : result.options)
    for (auto point : option.line) CHECK(content.contains(point));
  auto const none = map_content(testing::sample_result({0, true, true, true, true}));
  CHECK(none.width() > 100000);
  CHECK(map_content(RunResult{}).is_empty() == false);
}
