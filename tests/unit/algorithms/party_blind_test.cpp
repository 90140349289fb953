// No party argument reaches the functions that compute need, reach, time and exposure. Their headers, and
// every project header these bring in, are followed: none may be one that defines a party, a holder or an
// agreement.
#include <fstream>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "support/catch.hpp"

namespace {

/// Project headers that a source file brings in, directly and through others, with the way to each.
class IncludeGraph {
 public:
  std::set<std::string> reached;
  std::vector<std::string> missing;

  void follow(std::string const& file) {
    if (!reached.insert(file).second) return;
    std::ifstream in{std::string{PASSAGE_SOURCES} + "/" + file};
    if (!in) missing.push_back(file);
    static std::regex const include{R"(^\s*#include\s+\"(passage/[^\"]+)\")"};
    for (std::string line; std::getline(in, line);) {
      std::smatch match;
      if (std::regex_search(line, match, include)) follow(match[1]);
    }
  }
};

/// Where a party could come from.
std::vector<std::string> const party_headers{
    "passage/model/authority.hpp",     "passage/model/control_map.hpp", "passage/model/consent_set.hpp",
    "passage/model/consent_rules.hpp", "passage/model/gate.hpp",        "passage/model/assessment.hpp",
    "passage/model/road_graph.hpp",    "passage/model/run_result.hpp"};

/// Sources, not headers alone: what a function does not get it may not fetch either.
std::vector<std::string> const blind_sources{
    // need and equity
    "passage/evaluate/equity.cpp", "passage/evaluate/zonal.cpp", "passage/evaluate/population.cpp",
    // reach
    "passage/evaluate/reach.cpp", "passage/evaluate/split_people.cpp", "passage/evaluate/walking.cpp",
    "passage/algorithms/walking.cpp", "passage/layers/walking.cpp", "passage/search/surface/line_sources.cpp",
    "passage/search/surface/accumulate_cost.cpp",
    // time
    "passage/evaluate/recost.cpp", "passage/layers/friction.cpp", "passage/layers/road_speeds.cpp",
    "passage/model/pace.cpp",
    // exposure
    "passage/evaluate/exposure.cpp", "passage/layers/exposure_sensitivity.cpp", "passage/layers/hazard.cpp",
    "passage/layers/event_weights.cpp", "passage/layers/kernel_sum.cpp", "passage/model/hazard_surface.cpp",
    "passage/layers/hazard_draws.cpp"};

}  // namespace

TEST_CASE("no header of a party is in reach of need, reach, time and exposure") {
  for (auto const& source : blind_sources) {
    IncludeGraph graph;
    graph.follow(source);
    INFO(source);
    CHECK(graph.missing.empty());
    CHECK(graph.reached.size() > 3);
    for (auto const& header : party_headers) {
      INFO(header);
      CHECK_FALSE(graph.reached.contains(header));
    }
  }
}

TEST_CASE("the check finds a party where there is one") {
  IncludeGraph graph;
  graph.follow("passage/evaluate/segments.cpp");  // who holds the ground along a line
  CHECK(graph.reached.contains("passage/model/control_map.hpp"));
  CHECK(graph.reached.contains("passage/model/authority.hpp"));
}
