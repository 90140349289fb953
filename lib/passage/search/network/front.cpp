#include "passage/search/network/front.hpp"

#include <algorithm>

#include "passage/search/network/detail/bucket_heap.hpp"
#include "passage/search/network/dijkstra.hpp"

namespace passage {

namespace {

constexpr std::uint32_t no_label = static_cast<std::uint32_t>(-1);
constexpr std::size_t pops_between_checks = 4096;

struct Label {
  NodeId node;
  std::uint32_t parent;
  DirectedLink link;
  std::uint64_t time, exposure;  ///< so far
};

/// Lexicographic by the bounds on the whole path; equal ones in the order they were made.
struct Entry {
  std::uint64_t time_bound, exposure_bound;
  std::uint32_t label;
  NodeId node;  ///< the label's: most entries are beaten, and then the label need not be looked up

  std::uint64_t key() const { return time_bound; }
  friend bool operator>(Entry const& a, Entry const& b) {
    if (a.time_bound != b.time_bound) return a.time_bound > b.time_bound;
    if (a.exposure_bound != b.exposure_bound) return a.exposure_bound > b.exposure_bound;
    return a.label > b.label;
  }
};

/// What the search asks of a node, side by side: labels come to nodes in no order of theirs.
struct alignas(32) NodeBounds {
  std::uint64_t time_to_goal, exposure_to_goal;
  std::uint64_t least_exposure = unreached_cost;  ///< of the labels taken there
};

class FrontSearch {
 public:
  FrontSearch(SearchGraph const& arcs, NodeId from, NodeId to, FrontOptions const& options, Context& context)
      : arcs_(arcs),
        from_(from),
        to_(to),
        options_(options),
        context_(context),
        queue_(arcs.mean_time() / 16) {}

  /// The goal's labels in front order.
  std::vector<std::uint32_t> run(ParetoFront& front) {
    std::vector<std::uint32_t> found;
    if (!prepare()) return found;
    push({from_, no_label, {}, 0, 0});
    for (std::size_t pops = 0; !queue_.empty(); ++pops) {
      if (pops % pops_between_checks == 0) context_.check_cancel();
      auto const entry = queue_.pop();
      if (labels_.size() >= options_.label_limit) {
        front.is_complete = false;
        front.proven_upto = Duration{entry.time_bound};
        break;
      }
      auto& bounds = bounds_[entry.node.value];
      auto const exposure = entry.exposure_bound - bounds.exposure_to_goal;
      if (exposure >= bounds.least_exposure || entry.exposure_bound >= least_at_goal_) continue;
      bounds.least_exposure = exposure;
      if (entry.node == to_) {
        least_at_goal_ = exposure;
        found.push_back(entry.label);
      } else {
        expand(Label{labels_[entry.label]}, entry.label);
      }
    }
    front.labels = labels_.size();
    return found;
  }

  std::vector<DirectedLink> links_to(std::uint32_t label) const {
    std::vector<DirectedLink> links;
    for (; labels_[label].parent != no_label; label = labels_[label].parent)
      links.push_back(labels_[label].link);
    std::ranges::reverse(links);
    return links;
  }

 private:
  /// Bounds from every node to the goal; false when there is no way.
  bool prepare() {
    auto const times = least_costs(arcs_, to_, {Criterion::time, Towards::start}, context_);
    auto const least = times[from_.value];
    if (least == unreached_cost) return false;
    auto const exposures = least_costs(arcs_, to_, {Criterion::exposure, Towards::start}, context_);
    limit_ = options_.bound ? options_.bound->quanta : stretched(least, options_.max_stretch);
    bounds_.reserve(arcs_.nodes());
    for (std::size_t node = 0; node < arcs_.nodes(); ++node)
      bounds_.push_back({times[node], exposures[node], unreached_cost});
    return true;
  }

  void expand(Label const& label, std::uint32_t number) {
    for (auto const& arc : arcs_.leaving(label.node)) {
      if (bounds_[arc.to.value].time_to_goal == unreached_cost) continue;
      push({arc.to, number, arc.link, (Duration{label.time} + Duration{arc.time}).quanta,
            (FemtoEvents{label.exposure} + FemtoEvents{arc.exposure}).quanta});
    }
  }

  void push(Label const& label) {
    auto const& bounds = bounds_[label.node.value];
    auto const time_bound = (Duration{label.time} + Duration{bounds.time_to_goal}).quanta;
    auto const exposure_bound = (FemtoEvents{label.exposure} + FemtoEvents{bounds.exposure_to_goal}).quanta;
    if (time_bound > limit_ || label.exposure >= bounds.least_exposure || exposure_bound >= least_at_goal_)
      return;
    queue_.push({time_bound, exposure_bound, static_cast<std::uint32_t>(labels_.size()), label.node});
    labels_.push_back(label);
  }

  SearchGraph const& arcs_;
  NodeId from_, to_;
  FrontOptions const& options_;
  Context& context_;
  std::uint64_t limit_ = 0;
  std::uint64_t least_at_goal_ = unreached_cost;
  std::vector<NodeBounds> bounds_;
  std::vector<Label> labels_;
  detail::BucketHeap<Entry> queue_;
};

}  // namespace

ParetoFront find_front(RoadGraph const& graph, SearchGraph const& arcs, NodeId from, NodeId to,
                       FrontOptions const& options, Context& context) {
  ParetoFront front;
  FrontSearch search{arcs, from, to, options, context};
  for (auto const label : search.run(front)) {
    front.paths.push_back(path_along(graph, search.links_to(label)));
  }
  return front;
}

ParetoFront find_front(RoadGraph const& graph, NodeId from, NodeId to, FrontOptions const& options,
                       Context& context) {
  return find_front(graph, SearchGraph{graph}, from, to, options, context);
}

}  // namespace passage
