#include "passage/algorithms/case_refusals.hpp"

#include <algorithm>

#include "passage/algorithms/explanations.hpp"
#include "passage/search/network/explain.hpp"
#include "passage/search/network/if_no.hpp"

namespace passage {

std::vector<RefusalAnswer> answer_pair_refusals(PreparedCase& prepared, CaseVisits& visits, PairRange pair,
                                                Context& context) {
  auto const [first, last] = pair;
  auto& options = prepared.result.options;
  auto const& graph = prepared.network.graph;
  auto const from = options[first].from, to = options[first].to;
  std::vector<Path> shown;
  shown.reserve(last - first);
  for (auto i = first; i < last; ++i) shown.push_back(options[i].path);
  auto const refusals = refusals_of(graph, shown);
  auto const& visited = visits.between(from, to);
  auto const journey = visits.journey(visited);
  auto found = answer_refusals(graph, journey, refusals, context);
  auto explanations = explain_options(graph, journey, {shown, refusals, found}, context);
  name_explanations(prepared.result, graph, first, explanations);
  for (auto i = first; i < last; ++i) options[i].explanation = std::move(explanations[i - first]);
  std::vector<RefusalAnswer> answers;
  answers.reserve(refusals.size());
  for (std::size_t i = 0; i < refusals.size(); ++i) {
    RefusalAnswer answer;
    answer.from = from;
    answer.to = to;
    answer.refusal = refusals[i];
    auto const untouched =
        std::ranges::find_if(shown, [&](Path const& path) { return !is_touched(graph, path, refusals[i]); });
    if (untouched != shown.end()) answer.option = first + static_cast<std::size_t>(untouched - shown.begin());
    answer.path = std::move(found[i].path);
    if (found[i].extra) answer.extra = graph.quantum.seconds(*found[i].extra);
    if (auto& shortened = found[i].shortened) {
      answer.path = std::move(shortened->path);
      for (auto const place : shortened->lost) answer.lost_stops.push_back(visited[place]);
    }
    answers.push_back(std::move(answer));
  }
  return answers;
}

}  // namespace passage
