#include "passage/algorithms/route_options.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include <fmt/core.h>

#include "passage/algorithms/by_clock.hpp"
#include "passage/algorithms/case_evidence.hpp"
#include "passage/algorithms/case_reach.hpp"
#include "passage/algorithms/explanations.hpp"
#include "passage/algorithms/opening_values.hpp"
#include "passage/algorithms/route_certificates.hpp"
#include "passage/compare/choose.hpp"
#include "passage/compare/names.hpp"
#include "passage/compare/overlap.hpp"
#include "passage/search/network/alternatives.hpp"
#include "passage/search/network/blockage.hpp"
#include "passage/search/network/explain.hpp"
#include "passage/search/network/if_no.hpp"
#include "passage/search/network/timed.hpp"
#include "passage/search/network/waypoints.hpp"

namespace passage {

namespace {

/// Crossing points whose openings are evaluated.
constexpr std::size_t most_opening_gates = 64;
/// Labels after which the exact front is given up for a cover within ε: about a second.
constexpr std::size_t exact_label_limit = 1'000'000;

/// Runs the main job once; its members are what the steps hand on.
class MainJob {
 public:
  MainJob(Scenario const& scenario, PreparedCase prepared, Context& context)
      : scenario_(scenario), case_(std::move(prepared)), context_(context) {}

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
    value_openings();
    context_.progress(1);
    return finished();
  }

 private:
  // search

  void search_pairs() {
    auto const origins = case_.inputs.origins.size();
    auto const pairs = static_cast<double>(origins * (case_.ends - origins));
    double done = 0;
    for (std::size_t from = 0; from < origins; ++from) {
      for (std::size_t to = origins; to < case_.ends; ++to) {
        search_pair(from, to);
        context_.progress(++done / pairs);
      }
    }
  }

  void search_pair(std::size_t from, std::size_t to) {
    journey_.emplace(case_.network.graph, nodes_of(stops_between(from, to)), most_handovers(), context_);
    auto front = front_between(from, to);
    if (front.paths.empty()) return note_blockage(from, to);
    if (!front.is_complete) note_incomplete(front, from, to);
    ChoiceRule rule;
    rule.most = static_cast<std::size_t>(scenario_.corridors.alternatives.value) + 2;
    rule.overlap = scenario_.corridors.overlap;
    rule.epsilon = scenario_.corridors.epsilon;
    rule.area = area_rule(from, to);
    rule.has_exposure = case_.result.hazard.has_value();
    auto const alternatives = find_alternatives_to(front, rule);
    rule.area = alternatives.area;
    begin_certificate_of(alternatives, from, to);
    auto shown = choose_options(case_.network.graph, front, alternatives.paths, rule).shown;
    add_first_to_arrive(shown, from, to);
    for (auto& chosen : shown) {
      RouteOption option;
      option.id = fmt::format("{}", case_.result.options.size() + 1);
      option.roles = std::move(chosen.roles);
      option.from = from;
      option.to = to;
      option.path = std::move(chosen.path);
      option.line = std::move(chosen.line);
      case_.result.options.push_back(std::move(option));
      rules_.push_back(rule.area);
    }
    case_.result.fronts.push_back({from, to, std::move(front)});
  }

  void begin_certificate_of(Alternatives const& found, std::size_t from, std::size_t to) {
    auto& certificate =
        case_.result.certificates.emplace_back(begin_certificate(case_, scenario_.corridors, found));
    certificate.from = from;
    certificate.to = to;
    certificate.first_option = case_.result.options.size();
    if (!bridges_) bridges_ = find_bridges(case_.network.graph, case_.roads);
    unavoidable_bridges_.push_back(
        unavoidable_groups(case_.network.graph, *journey_, found.limit, bridges_->of_link, context_));
  }

  void note_incomplete(ParetoFront const& front, std::size_t from, std::size_t to) {
    auto text =
        fmt::format("The trade-offs between {} and {} are too many to list all.", name(from), name(to));
    if (front.proven_consents) {
      text += fmt::format(" Proved for routes that need the agreement of at most {} authorities.",
                          *front.proven_consents);
    } else if (front.proven_upto.quanta > 0) {
      text += fmt::format(" Proved for routes of less than {:.1f} h.",
                          case_.network.graph.quantum.seconds(front.proven_upto) / hour);
    }
    context_.find({Severity::warning, "front_incomplete", std::move(text), "corridors", "", 1});
  }

  /// By the clock another way may arrive first than the one that takes least time: then it is shown too.
  void add_first_to_arrive(std::vector<ChosenPath>& shown, std::size_t from, std::size_t to) {
    auto const& graph = case_.network.graph;
    auto const& visited = stops_between(from, to);
    auto const rules = timed_rules(visited);
    if (!rules) return;
    auto found = first_to_arrive(graph, *journey_, *rules, context_);
    if (!found) return;
    for (auto const& chosen : shown) {
      if (chosen.path.links == found->path.links) return;
      auto const arrival = arrival_of(graph, nodes_of(visited), chosen.path.links, *rules);
      if (arrival && *arrival <= found->arrival + minute) return;
    }
    auto line = line_of(graph, found->path);
    shown.push_back({std::move(found->path), std::move(line), {Role::alternative}});
    case_.result.assumptions.push_back(fmt::format(
        "From {} to {} the last option is shown because it arrives first by the clock: opening hours "
        "and nights make the ways with less time one way arrive later.",
        name(from), name(to)));
  }

  /// The movement's clock for the search; empty without a movement.
  std::optional<TimedRules> timed_rules(std::vector<std::size_t> const& visited) const {
    if (!case_.movement || case_.movement->calendar.hours.empty()) return std::nullopt;
    auto const& movement = *case_.movement;
    TimedRules rules;
    rules.hours = movement.calendar.hours;
    for (auto const& gate : case_.network.graph.gates)
      rules.gates.push_back(gate_clock(gate, movement.calendar));
    rules.drive_factor = movement.drive_factor;
    rules.departure = rules.hours.front().begin + movement.load;
    auto const access = access_of(visited);
    double const factor = movement.drive_factor.value;
    rules.access_first = access.front() * factor;
    rules.access_last = access.back() * factor;
    for (std::size_t i = 1; i + 1 < visited.size(); ++i)
      rules.stops.push_back(
          {access[i] * factor, case_.result.places[visited[i]].unload.value_or(Seconds{0})});
    return rules;
  }

  /// Bare driving time between each place and its road.
  std::vector<Seconds> access_of(std::vector<std::size_t> const& places) const {
    std::vector<Seconds> times;
    times.reserve(places.size());
    for (auto const place : places) times.push_back(case_.result.access_legs[place].time);
    return times;
  }

  RouteLine route_line(Line line, std::vector<std::size_t> const& visited) const {
    return {std::move(line), points_of(visited), Metres{std::max(1.0, road_snap(scenario_).value)},
            access_of(visited)};
  }

  /// From the destination straight to the origin, first home by the clock.
  std::optional<RouteLine> way_back(RouteOption const& option, Seconds leaving, ConsentSet agreed) {
    std::vector<std::size_t> const ends{option.to, option.from};
    auto rules = timed_rules(ends);
    if (!rules) return std::nullopt;
    auto const& graph = case_.network.graph;
    rules->departure = leaving;
    for (auto const& link : graph.links) rules->refused |= link.consents - agreed;
    Journey const journey{graph, nodes_of(ends), most_handovers(), context_};
    auto const found = first_to_arrive(graph, journey, *rules, context_);
    if (!found || found->path.links.empty()) return std::nullopt;
    return route_line(line_of(graph, found->path), ends);
  }

  /// The places of a movement in the order they are visited, as indices: the origin, the stops, the
  /// destination. Stops in any order are visited in the quickest one.
  std::vector<std::size_t> const& stops_between(std::size_t from, std::size_t to) {
    auto const [entry, is_new] = visits_.try_emplace({from, to});
    if (!is_new) return entry->second;
    std::vector<std::size_t> stops(case_.stops);
    std::iota(stops.begin(), stops.end(), case_.ends);
    if (scenario_.via && scenario_.via->order == tables::StopOrder::any) {
      auto const order = best_stop_order(case_.network.graph, case_.network.connections[from].node,
                                         nodes_of(stops), case_.network.connections[to].node, context_);
      auto const given = stops;
      for (std::size_t i = 0; i < order.size(); ++i) stops[i] = given[order[i]];
    }
    entry->second = {from};
    entry->second.insert(entry->second.end(), stops.begin(), stops.end());
    entry->second.push_back(to);
    return entry->second;
  }
  std::vector<NodeId> nodes_of(std::vector<std::size_t> const& places) const {
    std::vector<NodeId> nodes;
    nodes.reserve(places.size());
    for (auto const place : places) nodes.push_back(case_.network.connections[place].node);
    return nodes;
  }
  std::vector<Point> points_of(std::vector<std::size_t> const& places) const {
    std::vector<Point> points;
    points.reserve(places.size());
    for (auto const place : places) points.push_back(case_.result.places[place].point);
    return points;
  }
  /// Names of places passed, the stops among them first.
  std::vector<std::string> with_stops(std::vector<std::string> const& passed, std::size_t from,
                                      std::size_t to) {
    std::vector<std::string> via;
    auto const& visited = stops_between(from, to);
    for (std::size_t i = 1; i + 1 < visited.size(); ++i) via.push_back(name(visited[i]));
    for (auto const& place : passed) {
      if (std::ranges::find(via, place) == via.end()) via.push_back(place);
    }
    return via;
  }

  std::optional<int> most_handovers() const {
    auto const& limit = scenario_.corridors.max_handovers;
    return limit ? std::optional{static_cast<int>(limit->value)} : std::nullopt;
  }

  bool compares(tables::Criterion criterion) const {
    return std::ranges::find(scenario_.corridors.criteria, criterion) != scenario_.corridors.criteria.end();
  }

  /// The front in the criteria asked for. Agreements are compared as sets; where the exact front is too large
  /// it is covered within ε.
  ParetoFront front_between(std::size_t from, std::size_t to) {
    auto const& graph = case_.network.graph;
    double const stretch = scenario_.corridors.max_stretch.value;
    ConsentFrontOptions wanted;
    wanted.max_stretch = stretch;
    wanted.with_exposure = compares(tables::Criterion::exposure) && case_.result.hazard.has_value();
    WaypointCriteria const criteria{wanted.with_exposure, compares(tables::Criterion::consents)};
    if (criteria.consents) wanted.label_limit = exact_label_limit;
    wanted.prove_by_size = scenario_.corridors.epsilon.value == 0;
    auto front = find_front_through(graph, *journey_, wanted, criteria, context_);
    if (front.is_complete || !criteria.consents || scenario_.corridors.epsilon.value == 0) return front;
    wanted.label_limit = ConsentFrontOptions{}.label_limit;
    wanted.prove_by_size = true;
    wanted.epsilon = scenario_.corridors.epsilon;
    case_.result.assumptions.push_back(
        fmt::format("Trade-offs between {} and {} are listed within {:.0f} % of time and exposure; a set of "
                    "agreements that wins by less may be absent.",
                    name(from), name(to), wanted.epsilon.value * 100));
    return find_front_through(graph, *journey_, wanted, criteria, context_);
  }

  /// Alternatives that differ from everything the front is shown by.
  Alternatives find_alternatives_to(ParetoFront const& front, ChoiceRule const& rule) {
    std::vector<Path> shown;
    for (auto& chosen : choose_options(case_.network.graph, front, {}, rule).shown)
      shown.push_back(std::move(chosen.path));
    AlternativeOptions wanted;
    wanted.count = static_cast<std::size_t>(scenario_.corridors.alternatives.value);
    wanted.overlap = rule.overlap;
    wanted.max_stretch = scenario_.corridors.max_stretch.value;
    wanted.area = rule.area;
    return find_alternatives(case_.network.graph, *journey_, shown, wanted, context_);
  }

  RouteAreaRule area_rule(std::size_t from, std::size_t to) const {
    RouteAreaRule rule;
    rule.half_width = scenario_.corridors.width / 2;
    // Ends are shared by all routes of a pair; on short ways a fixed disc would swallow everything.
    double const apart = distance(case_.result.places[from].point, case_.result.places[to].point);
    rule.terminal_radius = Metres{std::min(5000.0, apart / 10)};
    return rule;
  }

  void note_blockage(std::size_t from, std::size_t to) {
    auto const& visited = stops_between(from, to);
    auto const fewest =
        most_handovers() ? fewest_handovers(case_.network.graph, nodes_of(visited), context_) : std::nullopt;
    if (fewest) {
      context_.find(
          {Severity::serious, "no_route",
           fmt::format("No route from {} to {} with at most {} change{} of control. The fewest on any "
                       "way is {}.",
                       name(from), name(to), *most_handovers(), *most_handovers() == 1 ? "" : "s", *fewest),
           "corridors", "", 1});
      Blockage blockage{name(from), name(to), false, fewest, {}};
      case_.result.blockages.push_back(std::move(blockage));
      return;
    }
    for (std::size_t leg = 0; leg + 1 < visited.size(); ++leg) {
      auto const& connections = case_.network.connections;
      auto blockage = find_blockage(case_.network.graph, connections[visited[leg]].node,
                                    connections[visited[leg + 1]].node, context_);
      if (!blockage) continue;
      blockage->from = name(visited[leg]);
      blockage->to = name(visited[leg + 1]);
      context_.find({Severity::serious, "no_route", words_of(*blockage), "roads", "", 1});
      case_.result.blockages.push_back(std::move(*blockage));
    }
  }

  std::string words_of(Blockage const& blockage) const {
    if (blockage.is_disconnected) {
      return fmt::format("No route from {} to {}: the roads given do not join them at all.", blockage.from,
                         blockage.to);
    }
    std::string what;
    for (auto link : blockage.links) {
      auto const& piece = case_.network.graph.links[link.value];
      if (!what.empty()) what += ", ";
      what += obstacle_words(case_.result, case_.network.graph, piece);
    }
    return fmt::format("No route from {} to {}. In the way with fewest obstacles: {}.", blockage.from,
                       blockage.to, what);
  }

  std::string const& name(std::size_t place) const { return case_.result.places[place].name; }

  // evaluate

  void assess_options() {
    CaseEvidence const evidence{scenario_, case_, context_};
    auto& options = case_.result.options;
    for (std::size_t i = 0; i < options.size(); ++i) {
      auto& option = options[i];
      auto const route = route_line(option.line, stops_between(option.from, option.to));
      option.assessment = evidence.assess(route, context_, [&](Seconds leaving, ConsentSet agreed) {
        return way_back(option, leaving, agreed);
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
      routes.push_back({option.line, points_of(stops_between(option.from, option.to))});
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
      for (auto& sentence : settle_by_clock(std::span{case_.result.options}.subspan(first, last - first)))
        case_.result.assumptions.push_back(std::move(sentence));
      compare_pair(first, last);
      answer_if_no(first, last);
      first = last;
    }
  }

  void compare_pair(std::size_t first, std::size_t last) {
    std::vector<UnnamedRoute> routes;
    std::vector<RouteOption> pair;
    for (auto i = first; i < last; ++i) {
      auto const& option = case_.result.options[i];
      routes.push_back({option.line, name(option.from), name(option.to)});
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
      option.via = with_stops(names[i - first].via, option.from, option.to);
      option.shares_with = pair[i - first].shares_with;
      for (auto& shared : option.shares_with) shared.option += first;
    }
  }

  /// What is left of one pair when an authority on a shown option says no or a crossing point closes.
  void answer_if_no(std::size_t first, std::size_t last) {
    auto const& options = case_.result.options;
    auto const& graph = case_.network.graph;
    std::vector<Path> shown;
    for (auto i = first; i < last; ++i) shown.push_back(options[i].path);
    auto const refusals = refusals_of(graph, shown);
    auto const [from, to] = std::pair{options[first].from, options[first].to};
    Journey const journey{graph, nodes_of(stops_between(from, to)), most_handovers(), context_};
    auto answers = answer_refusals(graph, journey, refusals, context_);
    auto explanations = explain_options(graph, journey, {shown, refusals, answers}, context_);
    name_explanations(case_.result, graph, first, explanations);
    for (auto i = first; i < last; ++i)
      case_.result.options[i].explanation = std::move(explanations[i - first]);
    for (std::size_t i = 0; i < refusals.size(); ++i) {
      RefusalAnswer answer;
      answer.from = from;
      answer.to = to;
      answer.refusal = refusals[i];
      auto const untouched = std::ranges::find_if(
          shown, [&](Path const& path) { return !is_touched(graph, path, refusals[i]); });
      if (untouched != shown.end())
        answer.option = first + static_cast<std::size_t>(untouched - shown.begin());
      answer.path = std::move(answers[i].path);
      if (answers[i].extra) answer.extra = graph.quantum.seconds(*answers[i].extra);
      case_.result.if_no.push_back(std::move(answer));
    }
  }

  /// What openings of crossing points would be worth; sheets for others than oneself leave it out.
  void value_openings() {
    if (!scenario_.gates) return;
    auto const& graph = case_.network.graph;
    auto const gates = openings_in_question(scenario_.openings, graph);
    if (gates.empty()) return;
    if (gates.size() > most_opening_gates) {
      context_.find({Severity::note, "too_many_openings",
                     fmt::format("{} crossing points could open; gates.csv is made for at most {}.",
                                 gates.size(), most_opening_gates),
                     "gates", "name those in question: [openings] openings", gates.size()});
      return;
    }
    auto const* people = case_.inputs.population ? &*case_.inputs.population : nullptr;
    OpeningsAsked asked{scenario_.openings, {}, people, case_.result.frame.grid.crs};
    for (std::size_t i = 0; i < case_.inputs.origins.size(); ++i)
      asked.origins.push_back(case_.network.connections[i].node);
    auto report = report_openings(graph, gates, asked, context_);
    if (gates.size() <= OpeningValues::most_gates) add_connections(report, gates);
    if (!report.rows.empty()) case_.result.openings = std::move(report);
  }

  /// The smallest sets of openings that join each pair without a route.
  void add_connections(OpeningReport& report, std::vector<GateId> const& gates) {
    auto const origins = case_.inputs.origins.size();
    for (std::size_t from = 0; from < origins; ++from) {
      for (std::size_t to = origins; to < case_.ends; ++to) {
        auto const nodes = nodes_of({from, to});
        auto const sets = connecting_openings(case_.network.graph, nodes[0], nodes[1], gates, context_);
        bool const is_joined = !sets.empty() && sets.front().set == 0;
        if (is_joined) continue;
        for (auto& row : connecting_rows(sets, gates, case_.network.graph.quantum, {from, to}))
          report.rows.push_back(std::move(row));
      }
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
  std::optional<Journey> journey_;    ///< of the pair that is searched
  std::vector<RouteAreaRule> rules_;  ///< per option
  std::optional<BridgeLinks> bridges_;
  std::vector<std::vector<std::uint32_t>> unavoidable_bridges_;  ///< per certificate
  std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>>
      visits_;  ///< by origin, destination
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
