#pragma once
#include <string>
#include <vector>

#include "passage/algorithms/case_visits.hpp"
#include "passage/compare/choose.hpp"
#include "passage/search/network/alternatives.hpp"

namespace passage {

/// What the search found between one origin and one destination.
struct PairOptions {
  ParetoFront front;          ///< without paths there is no route, and nothing else stands here
  Alternatives alternatives;  ///< that differ from what the front is shown by, and what proves them
  std::vector<ChosenPath> shown;
};

/// Searches the pairs of a case. Keeps references.
class PairSearch {
 public:
  PairSearch(Scenario const& scenario, PreparedCase const& prepared, CaseVisits& visits, Context& context)
      : scenario_(scenario), case_(prepared), visits_(visits), context_(context) {}

  /// The front of a pair in the criteria asked for, alternatives, what is shown of both, and, where a
  /// movement is planned, the way that arrives first by its clock. An exact front that is too large is
  /// covered within the ε of the scenario, which is an assumption, else it is incomplete: finding
  /// "front_incomplete".
  PairOptions find(std::size_t from, std::size_t to, Journey const& journey);

  /// Sentences on how the pairs were searched, so far.
  std::vector<std::string> const& assumptions() const { return assumptions_; }

 private:
  bool compares(tables::Criterion criterion) const;
  ParetoFront front_of(std::size_t from, std::size_t to, Journey const& journey);
  void note_incomplete(ParetoFront const& front, std::size_t from, std::size_t to) const;
  RouteAreaRule area_rule(std::size_t from, std::size_t to) const;
  Alternatives alternatives_to(ParetoFront const& front, ChoiceRule const& rule,
                               Journey const& journey) const;
  void add_first_to_arrive(std::vector<ChosenPath>& shown, std::size_t from, std::size_t to,
                           Journey const& journey);

  Scenario const& scenario_;
  PreparedCase const& case_;
  CaseVisits& visits_;
  Context& context_;
  std::vector<std::string> assumptions_;
};

}  // namespace passage
