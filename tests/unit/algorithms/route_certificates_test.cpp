#include "passage/algorithms/route_certificates.hpp"

#include "support/catch.hpp"

using namespace passage;

namespace {

/// Two ways from node 0 to node 3 over one bridge (road 0, 0-1), apart on roads 1 and 2, and a crossing point
/// that both pass. The second way has a bridge of its own (road 2).
PreparedCase forked_case() {
  PreparedCase made;
  made.result.frame.grid.crs = Crs::utm(38, true);
  made.roads.resize(3);
  made.roads[0].is_bridge = made.roads[2].is_bridge = true;
  made.roads[0].name = "Causeway";
  auto& graph = made.network.graph;
  graph.nodes = {{500000, 0}, {500100, 0}, {500100, 10}, {500900, 0}};
  auto const add = [&](std::uint32_t road, std::uint32_t start, std::uint32_t end, double length) {
    RoadLink link;
    link.feature = road;
    link.start = NodeId{start};
    link.end = NodeId{end};
    link.line = {graph.nodes[start], graph.nodes[end]};
    link.length = Metres{length};
    link.time = Duration{static_cast<std::uint64_t>(length) + 1};
    graph.links.push_back(link);
  };
  add(0, 0, 1, 100);
  add(0, 1, 2, 0);
  graph.links.back().gate = GateId{0};
  add(1, 2, 3, 800);
  add(2, 2, 3, 900);
  graph.gates.resize(1);
  graph.index();
  return made;
}

RouteOption option_over(PreparedCase const& prepared, std::uint32_t last) {
  RouteOption option;
  option.path =
      path_along(prepared.network.graph, {{EdgeId{0}, true}, {EdgeId{1}, true}, {EdgeId{last}, true}});
  return option;
}

}  // namespace

TEST_CASE("a certificate names the bridges and crossing points that every option passes") {
  auto const prepared = forked_case();
  auto const bridges = find_bridges(prepared.network.graph, prepared.roads);
  REQUIRE(bridges.count == 2);
  RouteCertificate certificate;
  complete_certificate(certificate, prepared, {option_over(prepared, 2), option_over(prepared, 3)},
                       {&bridges, {bridges.of_link[0]}});
  REQUIRE(certificate.bridges.size() == 1);
  CHECK(certificate.bridges[0].road == "Causeway");
  CHECK(certificate.unavoidable_bridges == std::vector<std::size_t>{0});
  CHECK(certificate.common_bridges == std::vector<std::size_t>{0});
  CHECK(certificate.common_gates == std::vector{GateId{0}});
  REQUIRE(certificate.shared.size() == 1);
  CHECK(certificate.shared[0].bridges == std::vector<std::size_t>{0});
  CHECK(certificate.shared[0].length == Metres{100});
}

TEST_CASE("with a single option nothing is common to all") {
  auto const prepared = forked_case();
  auto const bridges = find_bridges(prepared.network.graph, prepared.roads);
  RouteCertificate certificate;
  complete_certificate(certificate, prepared, {option_over(prepared, 3)}, {&bridges, {}});
  CHECK(certificate.common_gates.empty());
  CHECK(certificate.common_bridges.empty());
  CHECK(certificate.unavoidable_bridges.empty());
  CHECK(certificate.bridges.empty());
}

TEST_CASE("bounds come from the search") {
  auto const prepared = forked_case();
  Alternatives found;
  found.pool = 7;
  found.unavoidable = {EdgeId{0}};
  found.unavoidable_gates = {GateId{0}};
  found.apart_at_most = 3;
  auto const certificate = begin_certificate(prepared, tables::Corridors{}, found);
  CHECK(certificate.pool == 7);
  CHECK(certificate.unavoidable == Metres{100});
  CHECK(certificate.unavoidable_gates == found.unavoidable_gates);
  CHECK(certificate.apart_at_most == 3);
}
