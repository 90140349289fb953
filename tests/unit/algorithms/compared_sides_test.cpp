#include "passage/algorithms/compared_sides.hpp"

#include <algorithm>
#include <fstream>

#include "support/catch.hpp"
#include "support/scratch.hpp"

#include "passage/base/error.hpp"

using namespace passage;

namespace {

ComparedOption option(std::string id, std::string name, Line line) {
  ComparedOption made;
  made.measured.id = std::move(id);
  made.measured.name = std::move(name);
  made.line = std::move(line);
  return made;
}

Line const north{{0, 0}, {10000, 8000}, {40000, 0}}, south{{0, 0}, {10000, -8000}, {40000, 0}},
    far_south{{0, 0}, {10000, -20000}, {40000, 0}};

}  // namespace

TEST_CASE("options are matched by the way they share, whatever they are called and whatever their order") {
  ComparedSide const a{"a", {option("1", "north", north), option("2", "south", south)}};
  ComparedSide b{"b", {option("1", "x", far_south), option("2", "y", south), option("3", "z", north)}};
  auto const matched = [&] {
    std::vector<std::pair<std::string, std::string>> names;
    for (auto const& pair : match_sides(a, b, Metres{100}))
      names.emplace_back(a.options[pair.a].measured.name, b.options[pair.b].measured.name);
    return names;
  };
  std::vector<std::pair<std::string, std::string>> const expected{{"north", "z"}, {"south", "y"}};
  CHECK(matched() == expected);
  std::ranges::reverse(b.options);
  CHECK(matched() == expected);
}

TEST_CASE("options of different places are never matched; without lines names are") {
  auto one = option("1", "by the river", {}), other = option("7", "by the river", {});
  ComparedSide a{"a", {one}}, b{"b", {other, option("8", "by the hill", {})}};
  REQUIRE(match_sides(a, b, Metres{100}).size() == 1);
  CHECK(match_sides(a, b, Metres{100})[0].b == 0);
  a.options[0].measured.measures = {{"to", "Wau"}};
  b.options[0].measured.measures = {{"to", "Bor"}};
  CHECK(match_sides(a, b, Metres{100}).empty());
}

TEST_CASE("every two of one side, once") {
  ComparedSide const side{"a",
                          {option("1", "n", north), option("2", "s", south), option("3", "f", far_south)}};
  CHECK(pairs_within(side, Metres{100}).size() == 3);
}

TEST_CASE("a side is read from an assessment or from lines; a folder without a run is refused") {
  passage::testing::Scratch scratch;
  std::ofstream{scratch / "assessment.csv"} << "corridor_id,name,length_km,time_h\n1,by Rumbek,620.5,12\n";
  std::ofstream{scratch / "lines.geojson"}
      << R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"theirs"},)"
      << R"("geometry":{"type":"LineString","coordinates":[[31,5],[31.2,5.1]]}}]})";
  Context context;
  auto a = read_side({scratch / "assessment.csv"}, {}, context);
  REQUIRE(a.options.size() == 1);
  CHECK(*a.options[0].measured.find("time_h") == "12");
  CHECK_FALSE(a.has_lines());
  auto b = read_side({scratch / "lines.geojson"}, {}, context);
  CHECK(b.options[0].measured.name == "theirs");
  REQUIRE(to_one_plane(a, b, context));
  CHECK(length(b.options[0].line) > 20000);
  CHECK_THROWS_AS(read_side({scratch.path()}, {}, context), Error);
}
