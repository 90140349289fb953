#pragma once
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "passage/algorithms/prepared_case.hpp"
#include "passage/evaluate/assess.hpp"
#include "passage/search/network/journey.hpp"
#include "passage/search/network/timed.hpp"

namespace passage {

/// The order in which the movement of each pair visits its places, and what that order is on the roads, on
/// the ground and by the clock. Places are indices into those of the case's result. Keeps references.
class CaseVisits {
 public:
  CaseVisits(Scenario const& scenario, PreparedCase const& prepared, Context& context)
      : scenario_(scenario), case_(prepared), context_(context) {}

  /// The origin, the stops, the destination. Stops in any order are visited in the quickest one. References
  /// stay valid.
  std::vector<std::size_t> const& between(std::size_t from, std::size_t to);

  /// The question to the searches, with the limit on changes of control.
  Journey journey(std::vector<std::size_t> const& visited) const;
  std::optional<int> most_handovers() const;

  std::string const& name(std::size_t place) const { return case_.result.places[place].name; }
  std::vector<NodeId> nodes_of(std::vector<std::size_t> const& places) const;
  std::vector<Point> points_of(std::vector<std::size_t> const& places) const;  ///< frame coordinates

  /// A line in frame coordinates with its places, to be assessed.
  RouteLine route_line(Line line, std::vector<std::size_t> const& visited) const;

  /// The movement's clock for the search; empty without a movement or a day with hours for it.
  std::optional<TimedRules> timed_rules(std::vector<std::size_t> const& visited) const;

  /// From the destination straight to the origin, first home by the clock, with no agreement beyond those
  /// given; empty: none arrives.
  std::optional<RouteLine> way_back(RouteOption const& option, Seconds leaving, ConsentSet agreed) const;

  /// Names of places passed, the stops among them first.
  std::vector<std::string> with_stops(std::vector<std::string> const& passed, std::size_t from,
                                      std::size_t to);

 private:
  std::vector<std::size_t> order_between(std::size_t from, std::size_t to) const;
  std::vector<Seconds> access_of(std::vector<std::size_t> const& places) const;

  Scenario const& scenario_;
  PreparedCase const& case_;
  Context& context_;
  std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>>
      visits_;  ///< by origin, destination
};

}  // namespace passage
