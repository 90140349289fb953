#include "passage/algorithms/route_options.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "passage/algorithms/by_clock.hpp"
#include "passage/algorithms/case_blockages.hpp"
#include "passage/algorithms/case_evidence.hpp"
#include "passage/algorithms/case_openings.hpp"
#include "passage/algorithms/case_reach.hpp"
#include "passage/algorithms/case_refusals.hpp"
#include "passage/algorithms/pair_search.hpp"
#include "passage/algorithms/route_certificates.hpp"
#include "passage/compare/names.hpp"
#include "passage/compare/overlap.hpp"

namespace passage {

namespace {

/// Runs the main job once; its members are what the steps hand on.
class MainJob {
 public:
  MainJob(Scenario const& scenario, PreparedCase prepared, Context& context)
      : scenario_(scenario),
        case_(std::move(prepared)),
        context_(context),
        visits_(scenario_, case_, context_) {}

  RunResult run() {
    auto& clock = case_.inputs.clock;
    clock.begin_step(context_, "search", 0.3, 0.5);
    search_pairs();
    clock.begin_step(context_, "evaluate", 0.5, 0.65);
    assess_options();
    clock.begin_step(context_, "people", 0.65, 0.75);
    count_people();
    clock.begin_step(context_, "compare", 0.75, 0.8);
    compare_options();
    case_.result.openings = value_openings(scenario_, case_, context_);
    context_.progress(1);
    return finished();
  }

 private:
  // search

  void search_pairs() {
    PairSearch search{scenario_, case_, visits_, context_};
    auto const origins = case_.inputs.origins.size();
    auto const pairs = static_cast<double>(origins * (case_.ends - origins));
    double done = 0;
    for (std::size_t from = 0; from < origins; ++from) {
      for (std::size_t to = origins; to < case_.ends; ++to) {
        search_pair(search, from, to);
        context_.progress(++done / pairs);
      }
    }
    assume(search.assumptions());
  }

  void search_pair(PairSearch& search, std::size_t from, std::size_t to) {
    auto const& visited = visits_.between(from, to);
    auto const journey = visits_.journey(visited);
    auto found = search.find(from, to, journey);
    if (found.front.paths.empty()) {
      for (auto& blockage : find_blockages(case_, visits_, visited, context_))
        case_.result.blockages.push_back(std::move(blockage));
      return;
    }
    begin_certificate_of(found.alternatives, journey, from, to);
    for (auto& chosen : found.shown) {
      RouteOption option;
      option.id = fmt::format("{}", case_.result.options.size() + 1);
      option.roles = std::move(chosen.roles);
      option.from = from;
      option.to = to;
      option.path = std::move(chosen.path);
      option.line = std::move(chosen.line);
      case_.result.options.push_back(std::move(option));
      rules_.push_back(found.alternatives.area);
    }
    case_.result.fronts.push_back({from, to, std::move(found.front)});
  }

  void begin_certificate_of(Alternatives const& found, Journey const& journey, std::size_t from,
                            std::size_t to) {
    auto& certificate =
        case_.result.certificates.emplace_back(begin_certificate(case_, scenario_.corridors, found));
    certificate.from = from;
    certificate.to = to;
    certificate.first_option = case_.result.options.size();
    if (!bridges_) bridges_ = find_bridges(case_.network.graph, case_.roads);
    unavoidable_bridges_.push_back(
        unavoidable_groups(case_.network.graph, journey, found.limit, bridges_->of_link, context_));
  }

  void assume(std::vector<std::string> const& sentences) {
    auto& all = case_.result.assumptions;
    all.insert(all.end(), sentences.begin(), sentences.end());
  }

  // evaluate

  void assess_options() {
    CaseEvidence const evidence{scenario_, case_, context_};
    auto& options = case_.result.options;
    for (std::size_t i = 0; i < options.size(); ++i) {
      auto& option = options[i];
      auto const route = visits_.route_line(option.line, visits_.between(option.from, option.to));
      option.assessment = evidence.assess(route, context_, [&](Seconds leaving, ConsentSet agreed) {
        return visits_.way_back(option, leaving, agreed);
      });
      context_.progress(static_cast<double>(i + 1) / static_cast<double>(options.size()));
    }
    evidence.compare_populations(options, context_);
  }

  void count_people() {
    auto& options = case_.result.options;
    std::vector<RouteWithStops> routes;
    routes.reserve(options.size());
    for (auto const& option : options)
      routes.push_back({option.line, visits_.points_of(visits_.between(option.from, option.to))});
    case_.result.reach = count_reach(scenario_, case_, routes, ReachDetail::tables, context_);
    for (std::size_t i = 0; i < options.size(); ++i) {
      auto const* report = case_.result.reach.empty() ? nullptr : &case_.result.reach[i];
      add_walking_columns(report, scenario_, options[i].assessment);
    }
  }

  // compare

  void compare_options() {
    for (std::size_t first = 0; first < case_.result.options.size();) {
      auto last = first;
      while (last < case_.result.options.size() &&
             case_.result.options[last].from == case_.result.options[first].from &&
             case_.result.options[last].to == case_.result.options[first].to) {
        ++last;
      }
      assume(settle_by_clock(std::span{case_.result.options}.subspan(first, last - first)));
      compare_pair(first, last);
      for (auto& answer : answer_pair_refusals(case_, visits_, {first, last}, context_))
        case_.result.if_no.push_back(std::move(answer));
      first = last;
    }
  }

  void compare_pair(std::size_t first, std::size_t last) {
    std::vector<UnnamedRoute> routes;
    std::vector<RouteOption> pair;
    for (auto i = first; i < last; ++i) {
      auto const& option = case_.result.options[i];
      routes.push_back({option.line, visits_.name(option.from), visits_.name(option.to)});
      pair.push_back(option);
    }
    auto const names = name_routes(routes, case_.result.base.places);
    std::vector<Line> lines;
    lines.reserve(pair.size());
    for (auto const& option : pair) lines.push_back(option.line);
    auto shares = containments(lines, rules_[first]);
    fill_shares(pair, shares);
    auto const is_of_pair = [&](RouteCertificate const& known) { return known.first_option == first; };
    auto& certificate = *std::ranges::find_if(case_.result.certificates, is_of_pair);
    certificate.containment = std::move(shares);
    PairBridges known{&*bridges_, {}};
    known.unavoidable =
        unavoidable_bridges_[static_cast<std::size_t>(&certificate - case_.result.certificates.data())];
    complete_certificate(certificate, case_, pair, known);
    for (auto i = first; i < last; ++i) {
      auto& option = case_.result.options[i];
      option.name = names[i - first].name;
      option.via = visits_.with_stops(names[i - first].via, option.from, option.to);
      option.shares_with = pair[i - first].shares_with;
      for (auto& shared : option.shares_with) shared.option += first;
    }
  }

  RunResult finished() {
    auto& result = case_.result;
    result.graph = std::move(case_.network.graph);
    result.base.roads = std::move(case_.roads);
    result.authorities = std::move(case_.inputs.authorities);
    result.corridor_width = scenario_.corridors.width;
    result.not_considered = std::move(case_.inputs.not_considered);
    result.findings = context_.findings;
    result.provenance.inputs = std::move(case_.inputs.records);
    result.provenance.step_seconds = case_.inputs.clock.seconds();
    return std::move(result);
  }

  Scenario const& scenario_;
  PreparedCase case_;
  Context& context_;
  CaseVisits visits_;
  std::vector<RouteAreaRule> rules_;  ///< per option
  std::optional<BridgeLinks> bridges_;
  std::vector<std::vector<std::uint32_t>> unavoidable_bridges_;  ///< per certificate
};

}  // namespace

RunResult find_route_options(Scenario const& scenario, ScenarioInputs inputs, Context& context) {
  if (!scenario.roads) {
    throw Error{ErrorKind::input, "no_roads", "the scenario has no [roads]; routes between places need them",
                "add [roads] with source = \"...\""};
  }
  return MainJob{scenario, prepare_case(scenario, std::move(inputs), context), context}.run();
}

}  // namespace passage
