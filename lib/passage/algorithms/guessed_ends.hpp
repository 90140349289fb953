#pragma once
#include <optional>
#include <vector>

#include "passage/algorithms/scenario_choice.hpp"

namespace passage {

/// Two places for a first run.
struct GuessedEnds {
  /// What a coarse look at where the roads run says of the way between the two.
  enum class Roads { unknown, may_join, do_not_join };

  RankedPlace const* from = nullptr;
  RankedPlace const* to = nullptr;
  Roads roads = Roads::unknown;              ///< unknown: where the roads run was not seen
  std::vector<RankedPlace const*> others{};  ///< the next ones that roads may join to `from`, for a comment
  std::vector<RankedPlace const*>
      beyond{};        ///< foremost ones near roads of another part: an island, another country
  Candidate source{};  ///< without reading: places of an OpenStreetMap extract
};

/// The foremost two places near the roads that lie at least 10 km apart and that roads may join
/// (PassedCells::may_join); where no two are joined, the foremost two, and `roads` says so. Empty where there
/// are no two places. `survey` must outlive it.
std::optional<GuessedEnds> guess_ends(Survey const& survey);

}  // namespace passage
