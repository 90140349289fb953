#include "passage/search/network/front.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "passage/search/network/detail/bucket_heap.hpp"
#include "passage/search/network/detail/front_bounds.hpp"
#include "passage/search/network/dijkstra.hpp"

namespace passage {

namespace {

constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
constexpr std::size_t pops_between_checks = 4096;

/// A label that was taken up: the label it comes from, and the move between them. Its costs are those of its
/// entry, less what is left.
struct Label {
  std::uint32_t parent, move;
};

/// Lexicographic by the bounds on the whole path; equal ones in the order they were made.
struct Entry {
  std::uint64_t time_bound, exposure_bound;
  Label label;
  std::uint32_t place;

  std::uint64_t key() const { return time_bound; }
  friend bool operator>(Entry const& a, Entry const& b) {
    if (a.time_bound != b.time_bound) return a.time_bound > b.time_bound;
    return std::tie(a.exposure_bound, a.label.parent, a.label.move) >
           std::tie(b.exposure_bound, b.label.parent, b.label.move);
  }
};

/// A node that the search has come to. Labels of one node differ in their bounds as they do in their costs,
/// so bounds alone are compared.
struct Place {
  std::uint64_t least_exposure_bound = unreached_cost;  ///< of the labels taken up there
  std::uint32_t first = none, end = none;  ///< of its moves; none until a label is taken up there
};

/// An arc by what it adds to the bounds on the whole path.
struct Move {
  std::uint64_t time, exposure;
  std::uint32_t place;
};

class FrontSearch {
 public:
  FrontSearch(SearchGraph const& arcs, std::pair<NodeId, NodeId> ends, FrontOptions const& options,
              Context& context)
      : arcs_(arcs),
        ends_(std::move(ends)),
        options_(options),
        context_(context),
        queue_(arcs.mean_time() / 16) {}

  /// The goal's labels in front order.
  std::vector<std::uint32_t> run(ParetoFront& front) {
    std::vector<std::uint32_t> found;
    if (!prepare()) return found;
    auto const fetch = [this](Entry const& entry) { __builtin_prefetch(&places_[entry.place]); };
    for (std::size_t pops = 0; !queue_.empty(); ++pops) {
      if (pops % pops_between_checks == 0) context_.check_cancel();
      auto const entry = queue_.pop(fetch);
      if (made_ >= options_.label_limit) {
        front.is_complete = false;
        front.proven_upto = Duration{entry.time_bound};
        break;
      }
      auto& place = places_[entry.place];
      if (entry.exposure_bound >= place.least_exposure_bound || entry.exposure_bound >= least_at_goal_)
        continue;
      place.least_exposure_bound = entry.exposure_bound;
      auto const number = static_cast<std::uint32_t>(labels_.size());
      labels_.push_back(entry.label);
      if (entry.place == goal_) {
        least_at_goal_ = entry.exposure_bound;
        found.push_back(number);
      } else {
        expand(entry, number);
      }
    }
    front.labels = made_;
    return found;
  }

  std::vector<DirectedLink> links_to(std::uint32_t label) const {
    std::vector<DirectedLink> links;
    for (; labels_[label].parent != none; label = labels_[label].parent)
      links.push_back(links_[labels_[label].move]);
    std::ranges::reverse(links);
    return links;
  }

 private:
  /// Bounds from every node to the goal, and the first label; false when there is no way.
  bool prepare() {
    auto bounds = detail::find_front_bounds(arcs_, ends_, options_, context_);
    if (!bounds) return false;
    bounds_ = std::move(*bounds);
    least_at_goal_ = bounds_.exposure_limit + 1;
    place_of_.assign(arcs_.nodes(), none);
    goal_ = place_of(ends_.second);
    auto const from = ends_.first;
    push({bounds_.times[from.value], bounds_.exposures[from.value], {none, none}, place_of(from)});
    return true;
  }

  std::uint32_t place_of(NodeId node) {
    auto& place = place_of_[node.value];
    if (place == none) {
      place = static_cast<std::uint32_t>(places_.size());
      places_.emplace_back();
      nodes_.push_back(node);
    }
    return place;
  }

  /// Moves lie together in the order in which labels come to their places first: those that are needed
  /// together are near each other, however large the network.
  void lay_out_moves(std::uint32_t place) {
    auto const node = nodes_[place];
    auto const time = bounds_.times[node.value], exposure = bounds_.exposures[node.value];
    places_[place].first = static_cast<std::uint32_t>(moves_.size());
    for (auto const& arc : arcs_.leaving(node)) {
      auto const time_left = bounds_.times[arc.to.value], exposure_left = bounds_.exposures[arc.to.value];
      if (time_left == unreached_cost || exposure_left == unreached_cost) continue;
      moves_.push_back({(Duration{arc.time} + Duration{time_left}).quanta - time,
                        (FemtoEvents{arc.exposure} + FemtoEvents{exposure_left}).quanta - exposure,
                        place_of(arc.to)});
      links_.push_back(arc.link);
    }
    places_[place].end = static_cast<std::uint32_t>(moves_.size());
  }

  void expand(Entry const& entry, std::uint32_t number) {
    if (places_[entry.place].first == none) lay_out_moves(entry.place);
    auto const time_left = bounds_.time_limit - entry.time_bound;
    auto const exposure_left = least_at_goal_ - entry.exposure_bound;
    auto const end = places_[entry.place].end;
    for (auto index = places_[entry.place].first; index != end; ++index) {
      auto const& move = moves_[index];
      if (move.time > time_left || move.exposure >= exposure_left) continue;
      auto const exposure_bound = entry.exposure_bound + move.exposure;
      if (exposure_bound >= places_[move.place].least_exposure_bound) continue;
      push({entry.time_bound + move.time, exposure_bound, {number, index}, move.place});
    }
  }

  void push(Entry const& entry) {
    queue_.push(entry);
    ++made_;
  }

  SearchGraph const& arcs_;
  std::pair<NodeId, NodeId> ends_;
  FrontOptions const& options_;
  Context& context_;
  detail::FrontBounds bounds_;
  std::uint64_t least_at_goal_ = unreached_cost;
  std::uint32_t goal_ = none;
  std::vector<std::uint32_t> place_of_;  ///< by node
  std::vector<NodeId> nodes_;            ///< by place
  std::vector<Place> places_;
  std::vector<Move> moves_;
  std::vector<DirectedLink> links_;  ///< by move
  std::vector<Label> labels_;
  std::size_t made_ = 0;
  detail::BucketHeap<Entry> queue_;
};

}  // namespace

ParetoFront find_front(RoadGraph const& graph, SearchGraph const& arcs, NodeId from, NodeId to,
                       FrontOptions const& options, Context& context) {
  ParetoFront front;
  FrontSearch search{arcs, {from, to}, options, context};
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
