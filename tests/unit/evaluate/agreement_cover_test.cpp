#include "passage/evaluate/agreement_cover.hpp"

#include "support/catch.hpp"

using namespace passage;

namespace {

MultiPolygon box(double west, double east) {
  return {{{{west, -10}, {east, -10}, {east, 10}, {west, 10}, {west, -10}}, {}}};
}

/// A road of 30 m: A holds its first third, B the rest; crossing point K1 between them, K2 within B's ground.
struct Way {
  Authorities authorities;
  PartyId a = authorities.add("A"), b = authorities.add("B");
  std::vector<Gate> gates = std::vector<Gate>(2);
  std::vector<Zone> zones = std::vector<Zone>(2);
  Assessment sheet;

  Way() {
    for (std::size_t i = 0; i < gates.size(); ++i) {
      gates[i].id = i == 0 ? "K1" : "K2";
      gates[i].state = GateState::conditional;
      gates[i].holders = {b};
    }
    zones[0].code = "Z1";
    zones[0].area = box(0, 20);
    zones[1].code = "Z2";
    zones[1].area = box(20, 30);
    for (int third = 0; third < 3; ++third) {
      RouteSegment segment;
      segment.from = Metres{third * 10.0};
      segment.upto = Metres{third * 10.0 + 10};
      segment.holding.holders = {third == 0 ? a : b};
      segment.line = {{third * 10.0, 0}, {third * 10.0 + 10, 0}};
      sheet.segments.push_back(segment);
    }
    sheet.crossings = {{GateId{0}, Metres{10}}, {GateId{1}, Metres{25}}};
  }

  void agree(PartyId with, std::vector<std::string> covers, bool everywhere = false, bool held_area = false) {
    Agreement agreement;
    agreement.with = with;
    agreement.status = AgreementStatus::written;
    agreement.covers = std::move(covers);
    agreement.covers_everywhere = everywhere;
    agreement.covers_held_area = held_area;
    authorities.agreements.push_back(agreement);
  }

  ConsentSet for_less() {
    ConsentRules const rules{authorities, gates};
    std::vector<MultiPolygon> outlines;
    for (auto const& zone : zones) outlines.push_back(zone.area);
    AreaIndex const index{std::move(outlines)};
    sheet.consents = ConsentSet::of(a) | ConsentSet::of(b);
    return agreed_for_less(sheet, {authorities, rules, &gates, &zones, &index});
  }
};

}  // namespace

TEST_CASE("a yes to one crossing point is no yes to the ground behind it, nor to another crossing point") {
  Way way;
  way.agree(way.b, {"gate:K1"});
  CHECK(way.for_less() == ConsentSet::of(way.b));
  // Both crossing points, but B's ground still is not covered.
  way.agree(way.b, {"gate:K2"});
  CHECK(way.for_less() == ConsentSet::of(way.b));
  // What B holds.
  way.agree(way.b, {}, false, true);
  CHECK(way.for_less().empty());
}

TEST_CASE("whoever holds no ground on the way is asked for what its rows name, and no more") {
  Way way;
  way.gates[0].holders = {way.a};
  way.gates[1].holders = {way.a};
  for (auto& segment : way.sheet.segments) segment.holding.holders = {way.b};
  way.agree(way.a, {"gate:K1"});
  CHECK(way.for_less() == ConsentSet::of(way.a));
  way.agree(way.a, {"gate:K2"});
  CHECK(way.for_less().empty());
}

TEST_CASE("zones cover the ground and the crossing points within them") {
  Way way;
  way.agree(way.b, {"Z1"});
  CHECK(way.for_less() == ConsentSet::of(way.b));  // its last third lies in Z2
  way.agree(way.b, {"Z2"});
  CHECK(way.for_less().empty());
}

TEST_CASE("rows for held ground or for everything reach everywhere; nobody on record is missing anyway") {
  Way way;
  CHECK(way.for_less().empty());
  way.agree(way.a, {}, true);
  way.agree(way.b, {"gate:K1"}, false, true);
  CHECK(way.for_less().empty());
}

TEST_CASE("a notification covers nothing and is nobody's yes") {
  Way way;
  way.agree(way.b, {"gate:K1"});
  way.authorities.agreements.back().kind = AgreementKind::notification;
  CHECK(way.for_less().empty());
}
