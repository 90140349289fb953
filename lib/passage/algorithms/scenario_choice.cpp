#include "passage/algorithms/scenario_choice.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace passage {

namespace {

/// Records so much older than the rest of the folder say nothing of the day that is asked about.
constexpr auto of_another_time = std::chrono::days{3653};

bool is_better(Candidate const& a, Candidate const& b) {
  if (a.reading->belief != b.reading->belief) return a.reading->belief > b.reading->belief;
  return a.reading->detail > b.reading->detail;
}

/// "2024-06-14", "2024-06" or "2024": as precisely as it was stated.
std::string span_text(DateSpan const& span) {
  auto const text = format_date(span.last);
  return span.days() > 31 ? text.substr(0, 4) : span.days() > 1 ? text.substr(0, 7) : text;
}

}  // namespace

RoleChoice choose_for(Survey const& survey, InputRole role) {
  RoleChoice choice;
  for (auto const& layer : survey.layers) {
    for (auto const& reading : layer.readings) {
      if (reading.role != role) continue;
      auto& list = reading.belief == Belief::weak ? choice.weak : choice.firm;
      list.push_back({&layer, &reading});
    }
  }
  // Stable: equals keep the order of their paths.
  std::stable_sort(choice.firm.begin(), choice.firm.end(), is_better);
  std::stable_sort(choice.weak.begin(), choice.weak.end(), is_better);
  for (auto const& candidate : choice.firm) choice.equals += !is_better(choice.firm.front(), candidate);
  return choice;
}

std::optional<GuessedDay> guess_as_of(Survey const& survey) {
  struct Dated {
    Date last{};
    std::string text;
  };
  std::vector<Dated> list;
  for (auto const role :
       {InputRole::incidents, InputRole::control, InputRole::gates, InputRole::closures, InputRole::roads}) {
    auto const choice = choose_for(survey, role);
    auto const* taken = choice.taken();
    if (!taken || !taken->layer->newest) continue;
    auto const newest = *taken->layer->newest;
    auto const& column = taken->layer->newest_column;
    list.push_back({newest.last, fmt::format("{} of {}{}", span_text(newest), taken->layer->source.name(),
                                             column.empty() ? "" : " (column " + column + ")")});
  }
  if (list.empty()) return std::nullopt;
  auto const newest = std::max_element(list.begin(), list.end(),
                                       [](Dated const& a, Dated const& b) { return a.last < b.last; });
  if (newest->last - list.front().last > of_another_time) std::rotate(list.begin(), newest, newest + 1);
  GuessedDay guess{list.front().last + std::chrono::days{1},
                   "the day after the newest date, " + list.front().text};
  for (std::size_t i = 1; i < list.size(); ++i)
    guess.reason += (i == 1 ? "; newest elsewhere: " : ", ") + list[i].text;
  return guess;
}

Box extent_of_roads(Survey const& survey) {
  auto const roads = choose_for(survey, InputRole::roads);
  return roads.taken() ? roads.taken()->layer->degrees : Box{};
}

}  // namespace passage
