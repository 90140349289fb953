#pragma once
#include <compare>
#include <cstdint>
#include <vector>

#include "passage/search/network/consent_front.hpp"
#include "passage/search/network/detail/bucket_heap.hpp"

namespace passage::detail {

/// One run of the label setting behind find_consent_front.
class SetLabelSearch {
 public:
  SetLabelSearch(SearchGraph const& arcs, NodeId from, NodeId to, ConsentFrontOptions const& options,
                 Context& context);

  /// The links of every path found, unordered, some perhaps dominated; sets completeness and label count.
  std::vector<std::vector<DirectedLink>> run(ParetoFront& front);

 private:
  /// Costs so far: the apex is the componentwise minimum of the merged paths, the representative is one of
  /// them.
  struct Label {
    NodeId node;
    std::uint32_t parent;
    DirectedLink link;
    std::uint64_t apex_time, apex_exposure, time, exposure;
    std::uint64_t consents;  ///< closed: with all that cannot be avoided any more
    bool is_merged_away = false;
  };
  struct Entry {
    std::uint64_t time_bound, exposure_bound;
    int consents;
    std::uint32_t label;

    std::uint64_t key() const { return time_bound; }
    friend auto operator<=>(Entry const&, Entry const&) = default;
  };
  /// What has been settled at a node: later labels take at least as long.
  struct Settled {
    std::uint64_t consents, exposure;
  };
  struct Solution {
    std::uint64_t consents, time, exposure;
  };

  bool prepare();
  void close_over(Label& label) const;
  bool is_dominated(Label const& label) const;
  bool is_within(std::uint64_t value, std::uint64_t least) const;
  bool merge_into_open(Label& label);
  void push(Label label);
  void settle(Label const& label);
  void expand(std::uint32_t number);
  std::vector<DirectedLink> links_to(std::uint32_t label) const;

  SearchGraph const& arcs_;
  NodeId from_, to_;
  ConsentFrontOptions const& options_;
  Context& context_;
  std::uint64_t limit_ = 0;
  std::vector<std::uint64_t> time_to_goal_, exposure_to_goal_;
  /// An authority with the least time to the goal from every node without it.
  struct Avoidance {
    std::uint64_t bit;
    std::vector<std::uint64_t> time_to_goal;
  };
  std::vector<Avoidance> avoidances_;
  std::vector<Label> labels_;
  std::vector<std::vector<Settled>> settled_;
  std::vector<std::vector<std::uint32_t>> open_;  ///< per node; only with ε > 0
  std::vector<Solution> solutions_;
  BucketHeap<Entry> queue_;
};

}  // namespace passage::detail
