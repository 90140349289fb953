#include "passage/layers/gate_hours.hpp"

#include "support/catch.hpp"
#include "support/drawn_roads.hpp"

namespace passage {
namespace {

/// One crossing point with these hours and a wait.
RoadGraph graph_with(char const* window, double wait_min, GateState state = GateState::open) {
  RoadGraph graph;
  graph.nodes = {{0, 0}, {0, 0}};
  graph.gates = {testing::gate_at("K1", {0, 0}, state)};
  graph.gates[0].window = window;
  if (*window) graph.gates[0].hours = parse_opening_hours(window);
  RoadLink link;
  link.start = NodeId{0};
  link.end = NodeId{1};
  link.gate = GateId{0};
  link.time = graph.quantum.quantise(minute * wait_min);
  if (state == GateState::closed) link.obstacle = Obstacle::closed_gate;
  graph.links = {link};
  return graph;
}

TravelCalendar calendar() {
  TravelCalendar made;
  made.first_day = *parse_date("2024-06-18");
  made.hours = spans_of(*parse_opening_hours("06:30-18:00"), made);
  return made;
}

Obstacle after(RoadGraph graph, TravelCalendar const* when, Context& context) {
  shut_never_open(graph, when, context);
  return graph.links[0].obstacle;
}

TEST_CASE("A crossing point that never opens for the movement is closed, and both hours are told") {
  Context context;
  auto const when = calendar();
  CHECK(after(graph_with("19:00-21:00", 10), &when, context) == Obstacle::never_open);
  REQUIRE(context.findings.has("gate_never_opens"));
  auto const text = context.findings.list().front().text;
  CHECK_THAT(text, testing::contains("19:00-21:00"));
  CHECK_THAT(text, testing::contains("06:30 to 18:00"));
  CHECK_THAT(text, testing::contains("K1"));
}

TEST_CASE("Hours that never open need no movement to be known") {
  Context context;
  CHECK(after(graph_with("closed", 10), nullptr, context) == Obstacle::never_open);
  CHECK(after(graph_with("07:00-07:00", 10), nullptr, context) == Obstacle::never_open);
  CHECK(after(graph_with("19:00-21:00", 10), nullptr, context) == Obstacle::none);
}

TEST_CASE("Whatever lets the movement through at some time stays open") {
  Context context;
  auto const when = calendar();
  CHECK(after(graph_with("", 10), &when, context) == Obstacle::none);
  CHECK(after(graph_with("17:30-20:00", 10), &when, context) == Obstacle::none);
  CHECK(after(graph_with("08:00-09:00", 600), &when, context) == Obstacle::none);
  CHECK(after(graph_with("Su 08:00-09:00", 10), &when, context) == Obstacle::none);
  // Ready at 18:15 only: after the hours on the road, when it has not yet shut.
  CHECK(after(graph_with("17:30-20:00", 45), &when, context) == Obstacle::never_open);
  CHECK(context.findings.list().size() == 1);
}

TEST_CASE("A closed crossing point stays what it is, without a second finding") {
  Context context;
  auto const when = calendar();
  CHECK(after(graph_with("closed", 0, GateState::closed), &when, context) == Obstacle::closed_gate);
  CHECK(context.findings.list().empty());
}

}  // namespace
}  // namespace passage
