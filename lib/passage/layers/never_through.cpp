#include "passage/layers/never_through.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace passage {

namespace {

ConsentSet parties_named(std::span<std::string const> names, Authorities const& authorities) {
  ConsentSet parties;
  std::vector<std::string> known;
  for (auto const& authority : authorities.list) known.push_back(authority.name);
  Problems problems;
  for (auto const& name : names) {
    if (auto const party = authorities.find(name)) {
      parties |= ConsentSet::of(*party);
      continue;
    }
    auto const near = nearest_name(name, known);
    problems.add({"unknown_authority", "corridors never_through",
                  fmt::format("got \"{}\", expected a holder of ground or of a crossing point, or somebody "
                              "named in agreements",
                              name),
                  near.empty() ? std::string{} : fmt::format("did you mean {}?", near)});
  }
  problems.throw_if_any(ErrorKind::input);
  return parties;
}

ConsentSet holders_of(RoadGraph const& graph, RoadLink const& link) {
  ConsentSet holders;
  if (!graph.holdings.empty()) {
    for (auto const party : graph.holdings[link.holding].holders) holders |= ConsentSet::of(party);
  }
  if (link.is_crossing()) {
    for (auto const party : graph.gates[link.gate.value].holders) holders |= ConsentSet::of(party);
  }
  return holders;
}

}  // namespace

void shut_never_through(RoadGraph& graph, std::span<std::string const> names, Authorities const& authorities,
                        Context& context) {
  if (names.empty()) return;
  auto const never = parties_named(names, authorities);
  std::size_t crossings = 0;
  Metres length;
  for (auto& link : graph.links) {
    if ((never & (link.consents | holders_of(graph, link))).empty() || !link.is_passable()) continue;
    link.obstacle = Obstacle::never_through;
    link.obstacle_source = 0;  // one wish, whoever it names
    length += link.length;
    crossings += link.is_crossing();
  }
  context.find(
      {Severity::note, "never_through",
       fmt::format("{:.0f} km of road and {} crossing points are left out because no option is to pass "
                   "what is held or decided by {}.",
                   length / kilometre, crossings, fmt::join(names, ", ")),
       "corridors", "", 1});
}

}  // namespace passage
