#include "passage/layers/detail/link_consents.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "passage/model/consent_rules.hpp"

namespace passage::detail {

namespace {

constexpr std::string_view gate_prefix = "gate:";

void report_idle_agreements(Authorities const& authorities, RoadGraph const& graph, Context& context) {
  for (auto const& agreement : authorities.agreements) {
    for (auto const& covered : agreement.covers) {
      if (!covered.starts_with(gate_prefix)) continue;
      auto const id = std::string_view{covered}.substr(gate_prefix.size());
      auto const is_named = [id](Gate const& gate) { return gate.id == id || gate.name == id; };
      if (std::ranges::any_of(graph.gates, is_named)) continue;
      context.find(
          {Severity::warning, "agreement_covers_nothing",
           fmt::format("The agreement with {} covers crossing point {}, which is not among those given.",
                       authorities.name(agreement.with), id),
           "agreements", std::string{id}});
    }
  }
}

bool holds_something(RoadGraph const& graph, PartyId party) {
  auto const is_party = [party](PartyId holder) { return holder == party; };
  return std::ranges::any_of(
             graph.holdings,
             [&](Holding const& held) { return std::ranges::any_of(held.holders, is_party); }) ||
         std::ranges::any_of(graph.gates,
                             [&](Gate const& gate) { return std::ranges::any_of(gate.holders, is_party); });
}

/// An agreement for held ground with somebody who holds none on these roads.
void report_landless_agreements(Authorities const& authorities, RoadGraph const& graph, Context& context) {
  for (auto const& agreement : authorities.agreements) {
    bool const is_for_ground =
        agreement.covers_held_area && !agreement.covers_everywhere && agreement.covers.empty();
    if (!is_for_ground || agreement.kind == AgreementKind::notification) continue;
    if (holds_something(graph, agreement.with)) continue;
    context.find(
        {Severity::warning, "agreement_covers_nothing",
         fmt::format("The agreement with {} covers the ground it holds, and it holds no ground under these "
                     "roads and no crossing point on record.",
                     authorities.name(agreement.with)),
         "agreements", ""});
  }
}

}  // namespace

void set_consents(RoadGraph& graph, Authorities& authorities, Context& context) {
  report_idle_agreements(authorities, graph, context);
  report_landless_agreements(authorities, graph, context);
  ConsentRules const rules{authorities, graph.gates, graph.holdings};
  for (auto& link : graph.links) {
    link.consents = graph.holdings.empty() ? rules.everywhere() : rules.ground(graph.holdings[link.holding]);
    link.consents |= link.area_consents;
    if (link.is_crossing()) link.consents |= rules.crossing(link.gate);
  }
}

}  // namespace passage::detail
