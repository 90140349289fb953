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
  /// An open label of a node, with the set that decides whether it can be merged.
  struct Open {
    std::uint64_t consents;
    std::uint32_t label;
  };

  bool prepare();
  void close_over(Label& label) const;
  bool is_dominated(Label const& label) const;
  void solve(Label const& label);
  void close(std::uint32_t number);
  std::uint64_t slack(std::uint64_t least) const;
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
  /// Authorities that may matter, as bits; per node the least time to the goal without each of them.
  std::vector<std::uint64_t> avoided_;
  std::vector<std::uint64_t> time_avoiding_;
  std::vector<Label> labels_;
  std::vector<std::vector<Settled>> settled_;
  std::vector<std::vector<Open>> open_;  ///< per node; only with ε > 0
  std::vector<Settled> solutions_;       ///< at the goal: representatives, none beaten by another
  BucketHeap<Entry> queue_;
};

}  // namespace passage::detail
