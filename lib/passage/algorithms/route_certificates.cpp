#include "passage/algorithms/route_certificates.hpp"

#include <algorithm>
#include <map>

#include "passage/compare/overlap.hpp"

namespace passage {

namespace {

/// Writes the bridges that a certificate names, each once.
class BridgeList {
 public:
  BridgeList(RouteCertificate& certificate, PreparedCase const& prepared,
             std::vector<RouteOption> const& options, PairBridges const& known)
      : certificate_(certificate), prepared_(prepared), options_(options), known_(known) {
    for (auto const& option : options) passed_.push_back(bridges_on(*known.bridges, option.path));
  }

  void run() {
    for (auto const bridge : known_.unavoidable)
      certificate_.unavoidable_bridges.push_back(index_of(bridge, passing(bridge)));
    if (options_.size() > 1) {
      for (auto const bridge : passed_.front()) {
        bool const is_common =
            std::ranges::all_of(passed_, [&](auto const& passed) { return holds(passed, bridge); });
        if (is_common) certificate_.common_bridges.push_back(index_of(bridge, 0));
      }
    }
    for (std::size_t a = 0; a < options_.size(); ++a) {
      for (std::size_t b = a + 1; b < options_.size(); ++b) add_shared(a, b);
    }
  }

 private:
  static bool holds(std::vector<std::uint32_t> const& passed, std::uint32_t bridge) {
    return std::ranges::find(passed, bridge) != passed.end();
  }

  /// The first option that crosses a bridge. What is unavoidable is on every one within the stretch.
  std::size_t passing(std::uint32_t bridge) const {
    auto const found =
        std::ranges::find_if(passed_, [&](auto const& passed) { return holds(passed, bridge); });
    return found == passed_.end() ? 0 : static_cast<std::size_t>(found - passed_.begin());
  }

  std::size_t index_of(std::uint32_t bridge, std::size_t option) {
    auto const [entry, is_new] = index_.try_emplace(bridge, certificate_.bridges.size());
    if (is_new) certificate_.bridges.push_back(described(bridge, option));
    return entry->second;
  }

  BridgeOnRoute described(std::uint32_t bridge, std::size_t option) const {
    std::vector<DirectedLink> steps;
    for (auto const& step : options_[option].path.links) {
      if (known_.bridges->of_link[step.link.value] == bridge) steps.push_back(step);
    }
    return describe_bridge(prepared_.network.graph, prepared_.roads, steps, prepared_.result.frame.grid.crs);
  }

  void add_shared(std::size_t a, std::size_t b) {
    auto const& graph = prepared_.network.graph;
    auto both = passed_by_both(graph, options_[a].path, options_[b].path);
    RouteCertificate::SharedPassage shared{a, b, std::move(both.gates), both.length, {}};
    for (auto const bridge : passed_[a]) {
      if (holds(passed_[b], bridge)) shared.bridges.push_back(index_of(bridge, a));
    }
    if (shared.length.value > 0 || !shared.gates.empty()) certificate_.shared.push_back(std::move(shared));
  }

  RouteCertificate& certificate_;
  PreparedCase const& prepared_;
  std::vector<RouteOption> const& options_;
  PairBridges const& known_;
  std::vector<std::vector<std::uint32_t>> passed_;  ///< per option
  std::map<std::uint32_t, std::size_t> index_;
};

std::vector<GateId> gates_on(RoadGraph const& graph, Path const& path) {
  std::vector<GateId> gates;
  for (auto const& step : path.links) {
    auto const& link = graph.links[step.link.value];
    if (link.is_crossing() && std::ranges::find(gates, link.gate) == gates.end()) gates.push_back(link.gate);
  }
  return gates;
}

}  // namespace

RouteCertificate begin_certificate(PreparedCase const& prepared, tables::Corridors const& asked,
                                   Alternatives const& found) {
  RouteCertificate certificate;
  certificate.max_stretch = asked.max_stretch.value;
  certificate.overlap = asked.overlap;
  certificate.separation = asked.width;
  certificate.pool = found.pool;
  certificate.apart_at_least = found.apart_at_least;
  certificate.apart_at_most = found.apart_at_most;
  certificate.node_disjoint = found.node_disjoint;
  for (auto const link : found.unavoidable)
    certificate.unavoidable += prepared.network.graph.links[link.value].length;
  certificate.unavoidable_gates = found.unavoidable_gates;
  return certificate;
}

void complete_certificate(RouteCertificate& certificate, PreparedCase const& prepared,
                          std::vector<RouteOption> const& options, PairBridges const& known) {
  auto fastest = options.front().path.criterion;
  for (auto const& option : options) fastest = std::min(fastest, option.path.criterion);
  for (auto const& option : options) {
    certificate.stretches.push_back(static_cast<double>(option.path.criterion.quanta) /
                                    static_cast<double>(std::max<std::uint64_t>(fastest.quanta, 1)));
  }
  if (options.size() > 1) {
    certificate.common_gates = gates_on(prepared.network.graph, options.front().path);
    for (auto const& option : options) {
      auto const passed = gates_on(prepared.network.graph, option.path);
      std::erase_if(certificate.common_gates,
                    [&](GateId gate) { return std::ranges::find(passed, gate) == passed.end(); });
    }
  }
  BridgeList{certificate, prepared, options, known}.run();
}

}  // namespace passage
