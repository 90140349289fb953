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

/// How far a movement is along restrictions: restriction and how many of its arcs after the first were
/// driven.
struct Progress {
  std::uint32_t restriction = 0, driven = 0;

  friend auto operator<=>(Progress const&, Progress const&) = default;
};

/// An arc that was just driven, with every restriction that it has begun or goes on with. Such an arrival has
/// a copy of the junction of its own.
struct Arrival {
  DraftArc arc;
  std::vector<Progress> under;  ///< ascending

  friend auto operator<=>(Arrival const&, Arrival const&) = default;
};

class TurnCopier {
 public:
  TurnCopier(GraphDraft& draft, std::span<TurnRestriction const> restrictions)
      : draft_(draft), restrictions_(restrictions), original_(draft.links), ends_(link_ends(draft)) {
    for (auto const& connection : draft_.connections) places_.insert(connection.node);
  }

  /// How many restrictions could not be applied.
  std::size_t run() {
    index_road_ends();
    std::size_t unused = 0;
    for (auto const& restriction : restrictions_) unused += !note(restriction);
    redirect();
    // Arrivals are found while their departures are drawn.
    std::size_t next = 0;
    while (next < arrivals_.size()) add_departures(Arrival{arrivals_[next++]});
    return unused;
  }

 private:
  /// A restriction as arcs of the draft: those that are driven, and the one that must or must not follow.
  struct Chain {
    std::vector<DraftArc> driven;
    DraftArc last;
    bool is_only = false;
  };

  NodeId target(DraftArc arc) const {
    auto const& link = original_[arc.link];
    return arc.forward ? link.end : link.start;
  }
  NodeId source(DraftArc arc) const { return target({arc.link, !arc.forward}); }
  bool may_drive(DraftArc arc) const { return arc.forward || !original_[arc.link].is_one_way; }

  void index_road_ends() {
    for (std::uint32_t number = 0; number < original_.size(); ++number) {
      auto const& link = original_[number];
      if (link.is_crossing()) continue;
      if (link.from.value == 0) first_piece_[link.feature] = number;
      if (link.upto.value == 1) last_piece_[link.feature] = number;
      pieces_[link.feature].push_back(number);
    }
    for (auto& [road, pieces] : pieces_)
      std::ranges::sort(pieces, {}, [&](std::uint32_t piece) { return original_[piece].from.value; });
  }

  /// The piece of a road at one of its ends, driven towards that end.
  std::optional<DraftArc> towards_end(std::uint32_t road, bool its_end) const {
    auto const& pieces = its_end ? last_piece_ : first_piece_;
    auto const found = pieces.find(road);
    if (found == pieces.end()) return std::nullopt;
    return DraftArc{found->second, its_end};
  }

  /// A whole road, driven from one end to the other.
  std::vector<DraftArc> whole(TurnRestriction::Via const& via) const {
    std::vector<DraftArc> arcs;
    auto const found = pieces_.find(via.road);
    if (found == pieces_.end()) return arcs;
    arcs.reserve(found->second.size());
    for (auto const piece : found->second) arcs.push_back({piece, via.is_forward});
    if (!via.is_forward) std::ranges::reverse(arcs);
    return arcs;
  }

  bool note(TurnRestriction const& restriction) {
    auto const first = towards_end(restriction.from, restriction.from_its_end);
    auto last = towards_end(restriction.to, restriction.to_its_end);
    if (!first || !last) return false;
    last->forward = !last->forward;
    Chain chain{{*first}, *last, restriction.is_only};
    for (auto const& via : restriction.via) {
      auto const arcs = whole(via);
      if (arcs.empty()) return false;
      chain.driven.insert(chain.driven.end(), arcs.begin(), arcs.end());
    }
    for (std::size_t i = 0; i < chain.driven.size(); ++i) {
      auto const next = i + 1 < chain.driven.size() ? chain.driven[i + 1] : chain.last;
      auto const junction = target(chain.driven[i]);
      if (junction != source(next) || places_.contains(junction)) return false;
    }
    // Who cannot drive it whole is not forbidden anything.
    for (auto const arc : chain.driven) {
      if (!may_drive(arc)) return true;
    }
    beginning_[chain.driven.front()].push_back(static_cast<std::uint32_t>(chains_.size()));
    chains_.push_back(std::move(chain));
    return true;
  }

  /// Where a movement stands after an arc, coming under some restrictions.
  Arrival after(std::vector<Progress> const& under, DraftArc arc) const {
    Arrival arrival{arc, {}};
    if (auto const begun = beginning_.find(arc); begun != beginning_.end()) {
      for (auto const number : begun->second) arrival.under.push_back({number, 0});
    }
    for (auto const& progress : under) {
      auto const& driven = chains_[progress.restriction].driven;
      if (progress.driven + 1 < driven.size() && driven[progress.driven + 1] == arc)
        arrival.under.push_back({progress.restriction, progress.driven + 1});
    }
    std::ranges::sort(arrival.under);
    return arrival;
  }

  bool is_allowed(std::vector<Progress> const& under, DraftArc departure) const {
    bool has_only = false, is_only = false;
    for (auto const& progress : under) {
      auto const& chain = chains_[progress.restriction];
      if (progress.driven + 1 < chain.driven.size()) continue;
      bool const is_this = chain.last == departure;
      if (is_this && !chain.is_only) return false;
      has_only = has_only || chain.is_only;
      is_only = is_only || (is_this && chain.is_only);
    }
    return !has_only || is_only;
  }

  /// The junction itself, or the copy for an arrival under restrictions.
  NodeId node_of(Arrival const& arrival) {
    if (arrival.under.empty()) return target(arrival.arc);
    auto const [entry, is_new] =
        copies_.try_emplace(arrival, NodeId{static_cast<std::uint32_t>(draft_.nodes.size())});
    if (is_new) {
      auto const place = draft_.nodes[target(arrival.arc).value];
      draft_.nodes.push_back(place);
      arrivals_.push_back(arrival);
    }
    return entry->second;
  }

  /// The arc as a one-way link that begins at `start`.
  RoadLink one_way(DraftArc arc, NodeId start, NodeId end) const {
    auto link = original_[arc.link];
    if (!arc.forward) {
      link.line = reversed(std::move(link.line));
      link.is_against_feature = !link.is_against_feature;
    }
    link.start = start;
    link.end = end;
    link.is_one_way = true;
    return link;
  }

  void add_departures(Arrival const& arrival) {
    auto const copy = copies_.at(arrival);
    for (auto const& end : ends_[target(arrival.arc).value]) {
      DraftArc const departure{end.link, end.is_start};
      if (!may_drive(departure) || !is_allowed(arrival.under, departure)) continue;
      auto const next = node_of(after(arrival.under, departure));
      draft_.links.push_back(one_way(departure, copy, next));
    }
  }

  /// The original links, where one of their two directions now ends at a copy.
  void redirect() {
    std::set<std::uint32_t> changed;
    for (auto const& [arc, begun] : beginning_) changed.insert(arc.link);
    for (auto const number : changed) {
      auto const& link = original_[number];
      DraftArc const there{number, true}, back{number, false};
      if (!link.is_one_way) draft_.links.push_back(one_way(back, link.end, node_of(after({}, back))));
      draft_.links[number] = one_way(there, link.start, node_of(after({}, there)));
    }
  }

  GraphDraft& draft_;
  std::span<TurnRestriction const> restrictions_;
  std::vector<RoadLink> original_;
  std::vector<std::vector<LinkEnd>> ends_;
  std::set<NodeId> places_;
  std::map<std::uint32_t, std::uint32_t> first_piece_, last_piece_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> pieces_;
  std::vector<Chain> chains_;
  std::map<DraftArc, std::vector<std::uint32_t>> beginning_;  ///< chains by their first arc
  std::map<Arrival, NodeId> copies_;
  std::vector<Arrival> arrivals_;  ///< as copies are made
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
