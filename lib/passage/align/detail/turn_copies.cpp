#include "passage/align/detail/turn_copies.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <fmt/core.h>

namespace passage::detail {

namespace {

/// A link driven in one direction; also its place in `arrival_`.
struct DraftArc {
  std::uint32_t link = 0;
  bool forward = true;

  friend auto operator<=>(DraftArc const&, DraftArc const&) = default;
};

class TurnCopier {
 public:
  TurnCopier(GraphDraft& draft, std::span<TurnRestriction const> restrictions)
      : draft_(draft), restrictions_(restrictions), ends_(link_ends(draft)) {
    for (auto const& connection : draft_.connections) places_.insert(connection.node);
  }

  /// How many restrictions could not be applied.
  std::size_t run() {
    index_road_ends();
    std::size_t unused = 0;
    for (auto const& restriction : restrictions_) unused += !note(restriction);
    for (auto& [arrival, rules] : rules_) {
      rules.copy = NodeId{static_cast<std::uint32_t>(draft_.nodes.size())};
      draft_.nodes.push_back(draft_.nodes[target(arrival).value]);
    }
    auto const original = draft_.links;
    for (auto const& [arrival, rules] : rules_) add_departures(original, arrival, rules);
    redirect(original);
    return unused;
  }

 private:
  struct Rules {
    std::set<DraftArc> forbidden, only;
    NodeId copy;
  };

  NodeId target(DraftArc arc) const {
    auto const& link = draft_.links[arc.link];
    return arc.forward ? link.end : link.start;
  }
  NodeId source(DraftArc arc) const { return target({arc.link, !arc.forward}); }
  bool may_drive(DraftArc arc) const { return arc.forward || !draft_.links[arc.link].is_one_way; }

  void index_road_ends() {
    for (std::uint32_t number = 0; number < draft_.links.size(); ++number) {
      auto const& link = draft_.links[number];
      if (link.is_crossing()) continue;
      if (link.from.value == 0) first_piece_[link.feature] = number;
      if (link.upto.value == 1) last_piece_[link.feature] = number;
    }
  }

  /// The piece of a road at one of its ends, driven towards that end.
  std::optional<DraftArc> towards_end(std::uint32_t road, bool its_end) const {
    auto const& pieces = its_end ? last_piece_ : first_piece_;
    auto const found = pieces.find(road);
    if (found == pieces.end()) return std::nullopt;
    return DraftArc{found->second, its_end};
  }

  bool note(TurnRestriction const& restriction) {
    auto const arrival = towards_end(restriction.from, restriction.from_its_end);
    auto departure = towards_end(restriction.to, restriction.to_its_end);
    if (!arrival || !departure) return false;
    departure->forward = !departure->forward;
    if (target(*arrival) != source(*departure) || places_.contains(target(*arrival))) return false;
    if (!may_drive(*arrival)) return true;
    auto& rules = rules_[*arrival];
    (restriction.is_only ? rules.only : rules.forbidden).insert(*departure);
    return true;
  }

  static bool is_allowed(Rules const& rules, DraftArc departure) {
    if (rules.forbidden.contains(departure)) return false;
    return rules.only.empty() || rules.only.contains(departure);
  }

  /// Where driving along an arc ends: at its junction, or at the copy made for it.
  NodeId arrival_node(DraftArc arc) const {
    auto const rules = rules_.find(arc);
    return rules == rules_.end() ? target(arc) : rules->second.copy;
  }

  /// The arc as a one-way link that begins at `start`.
  RoadLink one_way(std::vector<RoadLink> const& links, DraftArc arc, NodeId start) const {
    auto link = links[arc.link];
    if (!arc.forward) {
      link.line = reversed(std::move(link.line));
      link.is_against_feature = !link.is_against_feature;
    }
    link.start = start;
    link.end = arrival_node(arc);
    link.is_one_way = true;
    return link;
  }

  void add_departures(std::vector<RoadLink> const& links, DraftArc arrival, Rules const& rules) {
    for (auto const& end : ends_[target(arrival).value]) {
      DraftArc const departure{end.link, end.is_start};
      if (may_drive(departure) && is_allowed(rules, departure))
        draft_.links.push_back(one_way(links, departure, rules.copy));
    }
  }

  /// The original links, where one of their two directions now ends at a copy.
  void redirect(std::vector<RoadLink> const& links) {
    std::set<std::uint32_t> changed;
    for (auto const& [arrival, rules] : rules_) changed.insert(arrival.link);
    for (auto const number : changed) {
      auto const& link = links[number];
      auto forward = one_way(links, {number, true}, link.start);
      if (!link.is_one_way) draft_.links.push_back(one_way(links, {number, false}, link.end));
      draft_.links[number] = std::move(forward);
    }
  }

  GraphDraft& draft_;
  std::span<TurnRestriction const> restrictions_;
  std::vector<std::vector<LinkEnd>> ends_;
  std::set<NodeId> places_;
  std::map<std::uint32_t, std::uint32_t> first_piece_, last_piece_;
  std::map<DraftArc, Rules> rules_;
};

}  // namespace

void copy_restricted_turns(GraphDraft& draft, std::span<TurnRestriction const> restrictions,
                           Context& context) {
  if (restrictions.empty()) return;
  auto const unused = TurnCopier{draft, restrictions}.run();
  if (unused == 0) return;
  context.find(
      {Severity::note, "turn_restrictions_unused",
       fmt::format("{} of {} turn restrictions lie at a crossing point or where a place joins the roads, "
                   "and are not applied.",
                   unused, restrictions.size()),
       "roads", "", unused});
}

}  // namespace passage::detail
