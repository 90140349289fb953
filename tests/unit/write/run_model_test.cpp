#include "passage/write/run_model.hpp"

#include "support/catch.hpp"
#include "support/sample_result.hpp"
#include <nlohmann/json.hpp>

using namespace passage;
using passage::testing::sample_result;

TEST_CASE("the stored answer names every part and keeps only the links that some path uses") {
  auto result = sample_result();
  RoadLink link;
  link.length = Metres{500};
  result.graph.links.assign(10, link);
  result.graph.links[7].length = Metres{900};
  result.if_no.push_back({0, 1, {}, std::nullopt, Path{{{EdgeId{7}, false}}, {}, {}, {}, {}}, Seconds{60}});
  result.blockages.push_back({"a", "b", false, {}, {EdgeId{7}}});
  auto const json = nlohmann::json::parse(run_model_json(result));
  CHECK(json.at("options").size() == 3);
  CHECK(json.at("control").size() == 4);
  CHECK(json.at("links").size() == 1);
  CHECK(json.at("links")[0].at("length") == 900);
  CHECK(json.at("if_no")[0].at("path").at("links")[0] == 1);  // link 0, backwards
  CHECK(json.at("blockages")[0].at("links")[0] == 0);
  CHECK(json.at("facts").at("title") == "Relief to Haut-Gué");
  CHECK(json.at("frame").at("crs") == "EPSG:32729");
}
