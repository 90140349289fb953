#include "passage/search/network/detail/set_labels.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

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
    if (options_.epsilon.value > 0) std::erase(open_[label.node.value], entry.label);
    if (is_dominated(label)) continue;
    settle(label);
    if (label.node == to_) {
      solutions_.push_back({label.consents, label.time, label.exposure});
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
  for (auto const party : relevant.members()) {
    DijkstraOptions without{Criterion::time, Towards::start};
    without.refused = ConsentSet::of(party);
    without.limit = limit_;
    avoidances_.push_back({without.refused.bits(), least_costs(arcs_, to_, without, context_)});
  }
  settled_.resize(arcs_.nodes());
  if (options_.epsilon.value > 0) open_.resize(arcs_.nodes());
  return true;
}

void SetLabelSearch::close_over(Label& label) const {
  for (auto const& avoidance : avoidances_) {
    auto const rest = avoidance.time_to_goal[label.node.value];
    if (rest == unreached_cost || label.apex_time + rest > limit_) label.consents |= avoidance.bit;
  }
}

bool SetLabelSearch::is_within(std::uint64_t value, std::uint64_t least) const {
  // Rounded down, so that the bound that is promised holds.
  auto const slack = static_cast<std::uint64_t>(
      std::floor(static_cast<double>(least) * options_.epsilon.value * (1 - 1e-12)));
  return value <= least || value - least <= slack;
}

bool SetLabelSearch::is_dominated(Label const& label) const {
  for (auto const& settled : settled_[label.node.value]) {
    if (settled.exposure <= label.apex_exposure && is_subset(settled.consents, label.consents)) return true;
  }
  auto const time = label.apex_time + time_to_goal_[label.node.value];
  auto const exposure = label.apex_exposure + exposure_to_goal_[label.node.value];
  return std::ranges::any_of(solutions_, [&](Solution const& solution) {
    return is_subset(solution.consents, label.consents) && is_within(solution.time, time) &&
           is_within(solution.exposure, exposure);
  });
}

/// Merges an open label of the same node and set into this one, if one of both paths can stand for both.
bool SetLabelSearch::merge_into_open(Label& label) {
  auto const time_rest = time_to_goal_[label.node.value], exposure_rest = exposure_to_goal_[label.node.value];
  for (auto const number : open_[label.node.value]) {
    auto& other = labels_[number];
    if (other.consents != label.consents) continue;
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
    std::erase(open_[label.node.value], number);
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
    open_[label.node.value].push_back(static_cast<std::uint32_t>(labels_.size()));
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
