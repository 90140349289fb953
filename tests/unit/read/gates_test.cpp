#include "passage/read/gates.hpp"

#include "files.hpp"
#include "support/catch.hpp"
#include "tables.hpp"

using namespace passage;
using namespace passage::testing;

namespace {
Geometry at(double x, double y) {
  return MultiPoint{{x, y}};
}
}  // namespace

TEST_CASE("a crossing point comes with everything that is stated") {
  auto const table =
      table_of({"id", "name", "party", "type", "state", "wait_min", "wait_least_min", "wait_most_min",
                "per_vehicle_min", "window", "max_load_t", "confidence", "seen", "decides"},
               {{at(31, 5),
                 {text("K3"), text("River post"), text("South; North"), text("Bridge"), text("Conditional"),
                  30.0, 10.0, 120.0, 2.0, text("06:00-18:00"), 10.0, 0.8, text("2020-01-02"), text("yes")}},
                {at(32, 5), {text("K4"), {}, {}, {}, text("open"), 0.0, {}, {}, {}, {}, {}, {}, {}, {}}}});
  Context context;
  Authorities authorities;
  authorities.add("North");
  auto const gates = read_gates(table, authorities, context);
  REQUIRE(gates.size() == 2);
  auto const& gate = gates[0];
  CHECK(gate.id == "K3");
  CHECK(gate.name == "River post");
  CHECK(gate.type == "bridge");
  CHECK(gate.place == LonLat{31, 5});
  CHECK(gate.holders == std::vector<PartyId>{PartyId{0}, PartyId{1}});
  CHECK(authorities.name(PartyId{1}) == "South");
  CHECK(gate.state == GateState::conditional);
  CHECK(gate.wait == Seconds{1800});
  CHECK(gate.wait_least == Seconds{600});
  CHECK(gate.wait_most == Seconds{7200});
  CHECK(gate.per_vehicle == Seconds{120});
  CHECK(gate.window == "06:00-18:00");
  CHECK(gate.max_load == Tonnes{10});
  CHECK(gate.confidence_share == 0.8);
  CHECK(format_date(*gate.seen) == "2020-01-02");
  CHECK(gate.decides);
  CHECK(gates[1].name == "K4");
  CHECK(gates[1].holders.empty());
  CHECK_FALSE(gates[1].wait_least);
  CHECK(context.findings.list().empty());
}

TEST_CASE("what is not stated is unknown and a finding") {
  auto const table =
      table_of({"id", "wait_least_min", "wait_most_min"}, {{at(1, 1), {text("A"), 10.0, 30.0}}});
  Context context;
  Authorities authorities;
  auto const gates = read_gates(table, authorities, context);
  CHECK(gates[0].state == GateState::unknown);
  CHECK(gates[0].wait == Seconds{1200});
  CHECK(finding_of(context, "gate_state_unknown").severity == Severity::serious);
  CHECK(finding_of(context, "gate_wait_unknown").count == 1);
}

TEST_CASE("all wrong cells of a layer are refused together, words with their counts") {
  auto const table = table_of({"id", "state", "wait_min", "confidence", "decides", "max_load_t"},
                              {{at(1, 1), {text("A"), text("ouvert"), 5.0, 80.0, {}, {}}},
                               {at(2, 1), {text("B"), text("ouvert"), -5.0, {}, text("peut-etre"), 0.0}},
                               {at(3, 1), {text("A"), text("ferme"), 5.0, {}, {}, {}}}});
  Context context;
  Authorities authorities;
  auto const error = error_of([&] { read_gates(table, authorities, context); });
  CHECK(error.kind() == ErrorKind::input);
  CHECK(error.problems().size() == 6);
  CHECK_THAT(error.message(),
             contains("column state holds \"ouvert\" (2), \"ferme\" (1); expected open, closed"));
  CHECK_THAT(error.message(), contains("values = { \"ouvert\""));
  CHECK_THAT(error.message(), contains("confidence is 80, expected 0 to 1"));
  CHECK_THAT(error.message(), contains("wait_min is \"-5\""));
  CHECK_THAT(error.message(), contains("column decides holds \"peut-etre\" (1); expected yes or no"));
  CHECK_THAT(error.message(), contains("the id \"A\" occurs 2 times, at 1.0000 1.0000 and 3.0000 1.0000"));
  CHECK_THAT(error.message(), contains("max_load_t is 0"));
}

TEST_CASE("waits out of order are put in order and a finding") {
  auto const table = table_of({"id", "state", "wait_min", "wait_least_min", "wait_most_min"},
                              {{at(1, 1), {text("A"), text("open"), 50.0, 60.0, 10.0}}});
  Context context;
  Authorities authorities;
  auto const gates = read_gates(table, authorities, context);
  CHECK(gates[0].wait_least == Seconds{600});
  CHECK(gates[0].wait == Seconds{3000});
  CHECK(gates[0].wait_most == Seconds{3600});
  CHECK(finding_of(context, "gate_wait_order").count == 1);
}

TEST_CASE("a holder is spelt as the control areas spell it") {
  auto const table = table_of({"id", "state", "party", "wait_min"},
                              {{at(1, 1), {text("A"), text("open"), text("north "), 1.0}}});
  Context context;
  Authorities authorities;
  authorities.add("North");
  CHECK(read_gates(table, authorities, context)[0].holders == std::vector<PartyId>{PartyId{0}});
  CHECK(authorities.list.size() == 1);
  CHECK(finding_of(context, "party_spelling").input == "gates");
}
