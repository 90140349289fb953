#include "passage/algorithms/route_certificates.hpp"

#include "support/catch.hpp"
#include "support/forked_case.hpp"

using namespace passage;
using passage::testing::forked_case;
using passage::testing::option_over;

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
