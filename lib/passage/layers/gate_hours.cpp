#include "passage/layers/gate_hours.hpp"

#include <cmath>
#include <set>

#include <fmt/format.h>

namespace passage {

namespace {

std::string clock(Seconds time) {
  auto const minutes = std::lround(time / minute) % std::lround(day / minute);
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string words_of(Gate const& gate, TravelCalendar const* calendar) {
  auto const name = gate.name.empty() ? gate.id : gate.name;
  if (gate.hours->is_never()) return fmt::format("{} never opens: its hours are \"{}\".", name, gate.window);
  auto const& day_one = calendar->hours.front();
  return fmt::format(
      "{} never lets the movement through: its hours are \"{}\", the movement is on the road {} to {}.", name,
      gate.window, clock(day_one.begin), clock(day_one.end));
}

bool lets_through(Gate const& gate, Seconds wait, TravelCalendar const* calendar) {
  if (!gate.hours) return true;
  if (gate.hours->is_never()) return false;
  if (!calendar || calendar->hours.empty()) return true;
  return GateClock{spans_of(*gate.hours, *calendar), calendar->hours}.passed_at(Seconds{0}, wait).has_value();
}

}  // namespace

void shut_never_open(RoadGraph& graph, TravelCalendar const* calendar, Context& context) {
  std::set<std::uint32_t> told;
  for (auto& link : graph.links) {
    if (!link.is_crossing()) continue;
    auto const& gate = graph.gates[link.gate.value];
    if (lets_through(gate, graph.quantum.seconds(link.time), calendar)) continue;
    if (link.is_passable()) {
      link.obstacle = Obstacle::never_open;
      link.obstacle_source = link.gate.value;
    }
    if (gate.state == GateState::closed || !told.insert(link.gate.value).second) continue;
    context.find({Severity::serious, "gate_never_opens", words_of(gate, calendar), "gates",
                  fmt::format("{:.4f} {:.4f}", gate.place.lon, gate.place.lat), 1});
  }
}

}  // namespace passage
