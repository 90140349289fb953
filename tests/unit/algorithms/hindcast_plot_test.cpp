#include "passage/algorithms/hindcast_plot.hpp"

#include <algorithm>

#include "support/catch.hpp"

namespace passage {

TEST_CASE("The plot holds one dot per month and one per group of paths, all inside it") {
  HindcastAnswer answer;
  answer.path_reach = Metres{10000};
  for (int i = 1; i <= 5; ++i)
    answer.tested.push_back({*parse_date_span("2020-0" + std::to_string(i)), 3.0 * i, 2 * i});
  answer.paths = {{10, 0.01, 0, 0.01, 0}, {10, 0.5, 0.4, 0.4, 0.3}};
  auto const svg = hindcast_plot(answer);
  auto const dots = [&] {
    std::size_t count = 0;
    for (auto at = svg.find("<circle"); at != std::string::npos; at = svg.find("<circle", at + 1)) ++count;
    return count;
  }();
  CHECK(dots == 7);
  CHECK_THAT(svg, testing::contains("20-03"));
  CHECK(svg.find("nan") == std::string::npos);
  CHECK(svg.ends_with("</svg>\n"));
}

}  // namespace passage
