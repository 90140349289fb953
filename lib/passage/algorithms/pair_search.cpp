#include "passage/algorithms/pair_search.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "passage/search/network/waypoints.hpp"

namespace passage {

namespace {

/// Labels after which the exact front is given up for a cover within ε: about a second.
constexpr std::size_t exact_label_limit = 1'000'000;

}  // namespace

PairOptions PairSearch::find(std::size_t from, std::size_t to, Journey const& journey) {
  PairOptions found;
  found.front = front_of(from, to, journey);
  if (found.front.paths.empty()) return found;
  if (!found.front.is_complete) note_incomplete(found.front, from, to);
  ChoiceRule rule;
  rule.most = static_cast<std::size_t>(scenario_.corridors.alternatives.value) + 2;
  rule.overlap = scenario_.corridors.overlap;
  rule.epsilon = scenario_.corridors.epsilon;
  rule.area = area_rule(from, to);
  rule.has_exposure = case_.result.hazard.has_value();
  found.alternatives = alternatives_to(found.front, rule, journey);
  rule.area = found.alternatives.area;
  found.shown = choose_options(case_.network.graph, found.front, found.alternatives.paths, rule).shown;
  add_first_to_arrive(found.shown, from, to, journey);
  return found;
}

bool PairSearch::compares(tables::Criterion criterion) const {
  return std::ranges::find(scenario_.corridors.criteria, criterion) != scenario_.corridors.criteria.end();
}

/// Agreements are compared as sets.
ParetoFront PairSearch::front_of(std::size_t from, std::size_t to, Journey const& journey) {
  auto const& graph = case_.network.graph;
  auto const& corridors = scenario_.corridors;
  ConsentFrontOptions wanted;
  wanted.max_stretch = corridors.max_stretch.value;
  wanted.with_exposure = compares(tables::Criterion::exposure) && case_.result.hazard.has_value();
  WaypointCriteria const criteria{wanted.with_exposure, compares(tables::Criterion::consents)};
  if (criteria.consents) wanted.label_limit = exact_label_limit;
  wanted.prove_by_size = corridors.epsilon.value == 0;
  auto front = find_front_through(graph, journey, wanted, criteria, context_);
  if (front.is_complete || !criteria.consents || corridors.epsilon.value == 0) return front;
  wanted.label_limit = ConsentFrontOptions{}.label_limit;
  wanted.prove_by_size = true;
  wanted.epsilon = corridors.epsilon;
  assumptions_.push_back(
      fmt::format("Trade-offs between {} and {} are listed within {:.0f} % of time and exposure; a set of "
                  "agreements that wins by less may be absent.",
                  visits_.name(from), visits_.name(to), wanted.epsilon.value * 100));
  return find_front_through(graph, journey, wanted, criteria, context_);
}

void PairSearch::note_incomplete(ParetoFront const& front, std::size_t from, std::size_t to) const {
  auto text = fmt::format("The trade-offs between {} and {} are too many to list all.", visits_.name(from),
                          visits_.name(to));
  if (front.proven_consents) {
    text += fmt::format(" Proved for routes that need the agreement of at most {} authorities.",
                        *front.proven_consents);
  } else if (front.proven_upto.quanta > 0) {
    text += fmt::format(" Proved for routes of less than {:.1f} h.",
                        case_.network.graph.quantum.seconds(front.proven_upto) / hour);
  }
  context_.find({Severity::warning, "front_incomplete", std::move(text), "corridors", "", 1});
}

RouteAreaRule PairSearch::area_rule(std::size_t from, std::size_t to) const {
  RouteAreaRule rule;
  rule.half_width = scenario_.corridors.width / 2;
  // Ends are shared by all routes of a pair; on short ways a fixed disc would swallow everything.
  double const apart = distance(case_.result.places[from].point, case_.result.places[to].point);
  rule.terminal_radius = Metres{std::min(5000.0, apart / 10)};
  return rule;
}

/// Alternatives that differ from everything the front is shown by.
Alternatives PairSearch::alternatives_to(ParetoFront const& front, ChoiceRule const& rule,
                                         Journey const& journey) const {
  auto const& graph = case_.network.graph;
  std::vector<Path> shown;
  for (auto& chosen : choose_options(graph, front, {}, rule).shown) shown.push_back(std::move(chosen.path));
  AlternativeOptions wanted;
  wanted.count = static_cast<std::size_t>(scenario_.corridors.alternatives.value);
  wanted.overlap = rule.overlap;
  wanted.max_stretch = scenario_.corridors.max_stretch.value;
  wanted.area = rule.area;
  return find_alternatives(graph, journey, shown, wanted, context_);
}

/// By the clock another way may arrive first than the one that takes least time: then it is shown too.
void PairSearch::add_first_to_arrive(std::vector<ChosenPath>& shown, std::size_t from, std::size_t to,
                                     Journey const& journey) {
  auto const& graph = case_.network.graph;
  auto const& visited = visits_.between(from, to);
  auto const rules = visits_.timed_rules(visited);
  if (!rules) return;
  auto found = first_to_arrive(graph, journey, *rules, context_);
  if (!found) return;
  for (auto const& chosen : shown) {
    if (chosen.path.links == found->path.links) return;
    auto const arrival = arrival_of(graph, visits_.nodes_of(visited), chosen.path.links, *rules);
    if (arrival && *arrival <= found->arrival + minute) return;
  }
  auto line = line_of(graph, found->path);
  shown.push_back({std::move(found->path), std::move(line), {Role::alternative}});
  assumptions_.push_back(
      fmt::format("From {} to {} the last option is shown because it arrives first by the clock: opening "
                  "hours and nights make the ways with less time one way arrive later.",
                  visits_.name(from), visits_.name(to)));
}

}  // namespace passage
