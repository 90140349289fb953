#include "passage/search/network/detail/set_labels.hpp"

#include <algorithm>
#include <bit>

#include "passage/base/parallel.hpp"
#include "passage/search/network/dijkstra.hpp"

namespace passage::detail {

namespace {

constexpr std::uint32_t no_label = static_cast<std::uint32_t>(-1);
constexpr std::size_t pops_between_checks = 4096;

bool is_subset(std::uint64_t a, std::uint64_t b) {
  return (a & ~b) == 0;
}

}  // namespace

SetLabelSearch::SetLabelSearch(SearchGraph const& arcs, NodeId from, NodeId to,
                               ConsentFrontOptions const& options, Context& context)
    : arcs_(arcs),
      from_(from),
      to_(to),
      options_(options),
      context_(context),
      queue_(arcs.mean_time() / 16) {}

std::vector<std::vector<DirectedLink>> SetLabelSearch::run(ParetoFront& front) {
  std::vector<std::vector<DirectedLink>> found;
  if (!prepare()) return found;
  push({from_, no_label, {}, 0, 0, 0, 0, 0});
  for (std::size_t pops = 0; !queue_.empty(); ++pops) {
    if (pops % pops_between_checks == 0) context_.check_cancel();
    auto const entry = queue_.pop();
    if (labels_.size() >= options_.label_limit) {
      front.is_complete = false;
      front.proven_upto = std::min(front.proven_upto, Duration{entry.time_bound});
      break;
    }
    auto const& label = labels_[entry.label];
    if (label.is_merged_away) continue;
    close(entry.label);
    if (is_dominated(label)) continue;
    settle(label);
    if (label.node == to_) {
      solve(label);
      if (label.time <= limit_) found.push_back(links_to(entry.label));
    } else {
      expand(entry.label);
    }
  }
  front.labels += labels_.size();
  return found;
}

void SetLabelSearch::settle(Label const& label) {
  // Undominated, so of the same set it has the least exposure so far, and what it beats may go.
  auto& settled = settled_[label.node.value];
  std::erase_if(settled, [&](Settled const& other) {
    return label.apex_exposure <= other.exposure && is_subset(label.consents, other.consents);
  });
  settled.push_back({label.consents, label.apex_exposure});
}

/// Of the representatives only exposure and set are kept. Their times need no look: labels come by rising
/// bounds, so a later one takes as long as the apex of any earlier solution, whose representative is within
/// ε.
void SetLabelSearch::solve(Label const& label) {
  std::erase_if(solutions_, [&](Settled const& other) {
    return label.exposure <= other.exposure && is_subset(label.consents, other.consents);
  });
  solutions_.push_back({label.consents, label.exposure});
}

/// Takes a label out of those that others may be merged into.
void SetLabelSearch::close(std::uint32_t number) {
  if (open_.empty()) return;
  auto& open = open_[labels_[number].node.value];
  auto const place = std::ranges::find(open, number, &Open::label);
  if (place == open.end()) return;
  *place = open.back();
  open.pop_back();
}

bool SetLabelSearch::prepare() {
  time_to_goal_ = least_costs(arcs_, to_, {Criterion::time, Towards::start}, context_);
  auto const least = time_to_goal_[from_.value];
  if (least == unreached_cost) return false;
  limit_ = options_.bound ? options_.bound->quanta : stretched(least, options_.max_stretch);
  exposure_to_goal_.assign(arcs_.nodes(), 0);
  if (options_.with_exposure)
    exposure_to_goal_ = least_costs(arcs_, to_, {Criterion::exposure, Towards::start}, context_);
  ConsentSet relevant;
  for (std::uint32_t node = 0; node < arcs_.nodes(); ++node) {
    if (time_to_goal_[node] > limit_) continue;
    for (auto const& arc : arcs_.leaving(NodeId{node})) {
      auto const rest = time_to_goal_[arc.to.value];
      if (rest != unreached_cost && arc.time + rest <= limit_) relevant |= arc.consents;
    }
  }
  auto const parties = relevant.members();
  time_avoiding_.resize(arcs_.nodes() * parties.size());
  for (auto const party : parties) avoided_.push_back(ConsentSet::of(party).bits());
  parallel_for(parties.size(), context_, [&](std::size_t index, int) {
    DijkstraOptions without{Criterion::time, Towards::start};
    without.refused = ConsentSet::of(parties[index]);
    without.limit = limit_;
    auto const times = least_costs(arcs_, to_, without, context_);
    for (std::size_t node = 0; node < times.size(); ++node)
      time_avoiding_[node * parties.size() + index] = times[node];
  });
  settled_.resize(arcs_.nodes());
  if (options_.epsilon.value > 0) open_.resize(arcs_.nodes());
  return true;
}

void SetLabelSearch::close_over(Label& label) const {
  auto const* const times = time_avoiding_.data() + label.node.value * avoided_.size();
  for (std::size_t i = 0; i < avoided_.size(); ++i) {
    if (times[i] == unreached_cost || label.apex_time + times[i] > limit_) label.consents |= avoided_[i];
  }
}

/// Rounded down, so that the bound that is promised holds.
std::uint64_t SetLabelSearch::slack(std::uint64_t least) const {
  return static_cast<std::uint64_t>(static_cast<double>(least) * options_.epsilon.value * (1 - 1e-12));
}

bool SetLabelSearch::is_within(std::uint64_t value, std::uint64_t least) const {
  return value <= least || value - least <= slack(least);
}

bool SetLabelSearch::is_dominated(Label const& label) const {
  for (auto const& settled : settled_[label.node.value]) {
    if (settled.exposure <= label.apex_exposure && is_subset(settled.consents, label.consents)) return true;
  }
  auto const exposure = label.apex_exposure + exposure_to_goal_[label.node.value];
  auto const most = exposure + slack(exposure);
  return std::ranges::any_of(solutions_, [&](Settled const& solution) {
    return solution.exposure <= most && is_subset(solution.consents, label.consents);
  });
}

/// Merges an open label of the same node and set into this one, if one of both paths can stand for both.
bool SetLabelSearch::merge_into_open(Label& label) {
  auto const time_rest = time_to_goal_[label.node.value], exposure_rest = exposure_to_goal_[label.node.value];
  for (auto const& open : open_[label.node.value]) {
    if (open.consents != label.consents) continue;
    auto& other = labels_[open.label];
    Label merged = label;
    merged.apex_time = std::min(label.apex_time, other.apex_time);
    merged.apex_exposure = std::min(label.apex_exposure, other.apex_exposure);
    auto const stands_for_both = [&](Label const& path) {
      return is_within(path.time + time_rest, merged.apex_time + time_rest) &&
             is_within(path.exposure + exposure_rest, merged.apex_exposure + exposure_rest);
    };
    bool const keeps_other = stands_for_both(other);
    if (!keeps_other && !stands_for_both(label)) continue;
    auto const& kept = keeps_other ? other : label;
    merged.parent = kept.parent;
    merged.link = kept.link;
    merged.time = kept.time;
    merged.exposure = kept.exposure;
    other.is_merged_away = true;
    close(open.label);
    label = merged;
    return true;
  }
  return false;
}

void SetLabelSearch::push(Label label) {
  auto const rest = time_to_goal_[label.node.value];
  if (rest == unreached_cost || label.apex_time + rest > limit_) return;
  close_over(label);
  if (std::popcount(label.consents) > options_.most_consents || is_dominated(label)) return;
  if (options_.epsilon.value > 0) {
    while (merge_into_open(label)) {
    }
    open_[label.node.value].push_back({label.consents, static_cast<std::uint32_t>(labels_.size())});
  }
  queue_.push({label.apex_time + rest, label.apex_exposure + exposure_to_goal_[label.node.value],
               std::popcount(label.consents), static_cast<std::uint32_t>(labels_.size())});
  labels_.push_back(label);
}

void SetLabelSearch::expand(std::uint32_t number) {
  auto const label = labels_[number];
  for (auto const& arc : arcs_.leaving(label.node)) {
    auto const exposure = options_.with_exposure ? arc.exposure : 0;
    auto const add = [](std::uint64_t a, std::uint64_t b) {
      return (FemtoEvents{a} + FemtoEvents{b}).quanta;
    };
    push({arc.to, number, arc.link, add(label.apex_time, arc.time), add(label.apex_exposure, exposure),
          add(label.time, arc.time), add(label.exposure, exposure), label.consents | arc.consents.bits()});
  }
}

std::vector<DirectedLink> SetLabelSearch::links_to(std::uint32_t label) const {
  std::vector<DirectedLink> links;
  for (; labels_[label].parent != no_label; label = labels_[label].parent)
    links.push_back(labels_[label].link);
  std::ranges::reverse(links);
  return links;
}

}  // namespace passage::detail
