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

  std::uint64_t key() const { return time_bound; }
  friend bool operator>(Entry const& a, Entry const& b) {
    if (a.time_bound != b.time_bound) return a.time_bound > b.time_bound;
    if (a.exposure_bound != b.exposure_bound) return a.exposure_bound > b.exposure_bound;
    return a.label > b.label;
  }
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
      auto const label = labels_[entry.label];
      auto& least = least_exposure_[label.node.value];
      if (label.exposure >= least || entry.exposure_bound >= least_exposure_[to_.value]) continue;
      least = label.exposure;
      if (label.node == to_) {
        found.push_back(entry.label);
      } else {
        expand(label, entry.label);
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
    time_to_goal_ = least_costs(arcs_, to_, {Criterion::time, Towards::start}, context_);
    auto const least = time_to_goal_[from_.value];
    if (least == unreached_cost) return false;
    exposure_to_goal_ = least_costs(arcs_, to_, {Criterion::exposure, Towards::start}, context_);
    limit_ = options_.bound ? options_.bound->quanta : stretched(least, options_.max_stretch);
    least_exposure_.assign(arcs_.nodes(), unreached_cost);
    return true;
  }

  void expand(Label const& label, std::uint32_t number) {
    for (auto const& arc : arcs_.leaving(label.node)) {
      if (time_to_goal_[arc.to.value] == unreached_cost) continue;
      push({arc.to, number, arc.link, (Duration{label.time} + Duration{arc.time}).quanta,
            (FemtoEvents{label.exposure} + FemtoEvents{arc.exposure}).quanta});
    }
  }

  void push(Label const& label) {
    auto const time_bound = (Duration{label.time} + Duration{time_to_goal_[label.node.value]}).quanta;
    auto const exposure_bound =
        (FemtoEvents{label.exposure} + FemtoEvents{exposure_to_goal_[label.node.value]}).quanta;
    if (time_bound > limit_ || label.exposure >= least_exposure_[label.node.value] ||
        exposure_bound >= least_exposure_[to_.value]) {
      return;
    }
    queue_.push({time_bound, exposure_bound, static_cast<std::uint32_t>(labels_.size())});
    labels_.push_back(label);
  }

  SearchGraph const& arcs_;
  NodeId from_, to_;
  FrontOptions const& options_;
  Context& context_;
  std::uint64_t limit_ = 0;
  std::vector<std::uint64_t> time_to_goal_, exposure_to_goal_, least_exposure_;
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
