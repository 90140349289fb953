#include "passage/algorithms/source_cells.hpp"

#include "support/catch.hpp"
#include "support/drawn_cells.hpp"

#include "passage/base/error.hpp"

namespace passage {

namespace {

SourceCells sources_of(std::vector<std::vector<std::pair<int, double>>> const& features, bool are_points) {
  SourceCells sources;
  sources.input = "sources";
  for (auto const& feature : features) {
    for (auto const& [cell, initial_s] : feature) {
      sources.cells.push_back({CellId{static_cast<std::uint64_t>(cell)}, Seconds{initial_s}});
      sources.feature_of.push_back(sources.features.size());
    }
    sources.features.push_back({"layer, feature " + std::to_string(sources.features.size()), are_points});
  }
  return sources;
}

}  // namespace

TEST_CASE("features rank by their first cells, whatever their order; a shared cell is the cheaper one's") {
  // Cells 2 and 3 are a line, 1 and 3 another, 9 a point.
  auto const one = sources_of({{{9, 0}}, {{2, 5}, {3, 5}}, {{1, 7}, {3, 7}}}, false);
  CHECK(feature_ranks(one) == std::vector<std::uint32_t>{1, 2, 2, 3});  // of cells 1, 2, 3, 9
  auto const other = sources_of({{{1, 7}, {3, 7}}, {{9, 0}}, {{2, 5}, {3, 5}}}, false);
  CHECK(feature_ranks(other) == feature_ranks(one));
}

TEST_CASE("impassable cells of lines are left out, points on them are refused") {
  auto const surface = testing::friction_of(testing::drawn_cells({".#.", "..."}));
  Context context;
  auto line = sources_of({{{0, 0}, {1, 0}, {2, 0}}}, false);
  require_passable(line, surface, context);
  CHECK(line.cells.size() == 2);
  CHECK(line.feature_of.size() == 2);
  CHECK(context.findings.has("source_cells_impassable"));
  for (bool const is_point : {true, false}) {
    auto lost = sources_of({{{0, 0}}, {{1, 0}}}, is_point);
    try {
      require_passable(lost, surface, context);
      FAIL("nothing was thrown");
    } catch (Error const& error) {
      CHECK(error.code() == "source_impassable");
      CHECK_THAT(error.what(), testing::contains("feature 1"));
    }
  }
}

}  // namespace passage
