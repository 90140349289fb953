#include "passage/model/consent_rules.hpp"

#include "support/catch.hpp"

#include "passage/base/error.hpp"

using namespace passage;

namespace {

struct Case {
  Authorities authorities;
  PartyId a = authorities.add("A"), b = authorities.add("B"), commission = authorities.add("Commission");

  static Gate gate(std::string id, GateState state, std::vector<PartyId> holders, bool decides = false) {
    Gate made;
    made.id = std::move(id);
    made.state = state;
    made.holders = std::move(holders);
    made.decides = decides;
    return made;
  }
  void agree(PartyId with, bool everywhere, std::vector<std::string> covers,
             AgreementKind kind = AgreementKind::clearance) {
    Agreement agreement;
    agreement.with = with;
    agreement.kind = kind;
    agreement.covers_everywhere = everywhere;
    agreement.covers = std::move(covers);
    authorities.agreements.push_back(agreement);
  }
};

ConsentSet set(std::initializer_list<PartyId> parties) {
  ConsentSet made;
  for (auto party : parties) made |= ConsentSet::of(party);
  return made;
}

}  // namespace

TEST_CASE("contested ground needs all its holders, unrecorded ground a stand-in") {
  Case given;
  ConsentRules const rules{given.authorities, {}};
  CHECK(rules.ground(Holding{{given.a}}) == set({given.a}));
  CHECK(rules.ground(Holding{{given.a, given.b}}) == set({given.a, given.b}));
  CHECK(rules.ground(Holding{}) == set({rules.unrecorded_ground()}));
  CHECK_FALSE(given.authorities.list[rules.unrecorded_ground().value].is_recorded);
}

TEST_CASE("every connected area without a holder has a stand-in of its own") {
  Case given;
  Holding const west{{}, "west"}, east{{}, "east"};
  ConsentRules const rules{given.authorities, {}, {west, Holding{{given.a}}, east}};
  CHECK(rules.ground(west).size() == 1);
  CHECK(rules.ground(west) != rules.ground(east));
  CHECK(rules.ground(Holding{}) == set({rules.unrecorded_ground()}));
  CHECK(rules.ground(Holding{{}, "nowhere a road leads"}) == set({rules.unrecorded_ground()}));
  auto const count = given.authorities.list.size();
  ConsentRules const again{given.authorities, {}, {east, west}};
  CHECK(given.authorities.list.size() == count);
  CHECK(again.ground(east) == rules.ground(east));
}

TEST_CASE("a crossing point asks its holders unless it is open") {
  Case given;
  std::vector<Gate> const gates{
      Case::gate("K1", GateState::open, {given.a}), Case::gate("K2", GateState::conditional, {given.a}),
      Case::gate("K3", GateState::unknown, {given.a, given.b}), Case::gate("K4", GateState::unknown, {}),
      Case::gate("K5", GateState::conditional, {given.a}, true)};
  ConsentRules const rules{given.authorities, gates};
  CHECK(rules.crossing(GateId{0}).empty());
  CHECK(rules.crossing(GateId{1}) == set({given.a}));
  CHECK(rules.crossing(GateId{2}) == set({given.a, given.b}));
  CHECK(rules.crossing(GateId{3}).size() == 1);
  CHECK((rules.crossing(GateId{3}) & set({given.a, given.b})).empty());
  CHECK(rules.crossing(GateId{4}).size() == 2);
  CHECK(set({given.a}).is_subset_of(rules.crossing(GateId{4})));
}

TEST_CASE("a crossing point that decides for itself speaks through whose consent or assurance names it") {
  Case given;
  std::vector<Gate> const gates{Case::gate("K1", GateState::open, {given.a}, true)};
  given.agree(given.commission, false, {"gate:K1"}, AgreementKind::clearance);
  CHECK(ConsentRules(given.authorities, gates).crossing(GateId{0}).size() == 2);
  given.authorities.list.resize(3);
  given.agree(given.b, false, {"gate:K1"}, AgreementKind::assurance);
  ConsentRules const rules{given.authorities, gates};
  CHECK(rules.crossing(GateId{0}) == set({given.b, given.commission}));
}

TEST_CASE("making the rules twice adds no authority twice") {
  Case given;
  std::vector<Gate> const gates{Case::gate("K4", GateState::unknown, {})};
  ConsentRules const first{given.authorities, gates};
  auto const count = given.authorities.list.size();
  ConsentRules const second{given.authorities, gates};
  CHECK(given.authorities.list.size() == count);
  CHECK(second.crossing(GateId{0}) == first.crossing(GateId{0}));
}

TEST_CASE("agreements may cover everything, crossing points or zones; notifications none of it") {
  Case given;
  given.agree(given.commission, true, {});
  given.agree(given.b, false, {"gate:K1", "SS0304"});
  given.agree(given.a, true, {"gate:K1"}, AgreementKind::notification);
  ConsentRules const rules{given.authorities, {Case::gate("K1", GateState::open, {given.a})}};
  CHECK(rules.everywhere() == set({given.commission}));
  CHECK(rules.ground(Holding{{given.a}}) == set({given.a, given.commission}));
  CHECK(rules.crossing(GateId{0}) == set({given.b}));
  CHECK(rules.zone("SS0304") == set({given.b}));
  CHECK(rules.zone("SS0305").empty());
  CHECK(rules.to_notify() == std::vector{given.a});
}

TEST_CASE("more than 64 authorities are refused") {
  Authorities authorities;
  std::vector<Gate> gates;
  for (int i = 0; i < 70; ++i) gates.push_back(Case::gate(std::to_string(i), GateState::unknown, {}));
  CHECK_THROWS_AS(ConsentRules(authorities, gates), Error);
}
