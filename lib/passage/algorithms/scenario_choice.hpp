#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "passage/read/survey.hpp"

namespace passage {

/// One layer in one role.
struct Candidate {
  Recognised const* layer = nullptr;
  Reading const* reading = nullptr;
};

/// Who may fill a role: the first of `firm` is taken, everything else is offered beside it.
struct RoleChoice {
  std::vector<Candidate> firm;  ///< likely and strong ones, the best first; of equals by path
  std::vector<Candidate> weak;
  /// How many of `firm` are as good as the first: more than one is a tie that the user decides.
  std::size_t equals = 0;

  Candidate const* taken() const { return firm.empty() ? nullptr : &firm.front(); }
};

/// The choice for a role; empty where nothing fits. `survey` must outlive it.
RoleChoice choose_for(Survey const& survey, InputRole role);

/// A guess with its reason.
struct GuessedDay {
  Date day{};
  std::string reason;
};

/// The day evidence decays back from: the day after the newest recorded incident, else after the newest date
/// of holders, crossing points, closures or roads; where one of these is more than ten years newer than the
/// first, the day after the newest. Empty where nothing states a date.
std::optional<GuessedDay> guess_as_of(Survey const& survey);

/// Where the roads lie, in longitude and latitude; empty without roads.
Box extent_of_roads(Survey const& survey);

}  // namespace passage
