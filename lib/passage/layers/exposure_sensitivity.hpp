#pragma once
// How much the exposure of a fixed route hangs on what had to be chosen.
#include <memory>
#include <span>
#include <vector>

#include "passage/layers/hazard.hpp"
#include "passage/layers/presence.hpp"

namespace passage {

struct ExposureSensitivity {
  ExpectedEvents exposure;  ///< as asked
  ExpectedEvents half_life_halved, half_life_doubled, bandwidth_halved, bandwidth_doubled;
  /// Every event known to an area only lies where it matters least, or most, to this route.
  ExpectedEvents imprecise_best, imprecise_worst;
};

/// The surfaces of all readings, made once for all routes.
class ExposureSensitivities {
 public:
  /// As make_hazard, whose findings and errors it has; empty() when no event can be used. `options` must
  /// outlive it.
  ExposureSensitivities(std::span<Incident const> incidents, HazardOptions const& options, Grid const& grid,
                        Context& context);
  ~ExposureSensitivities();
  ExposureSensitivities(ExposureSensitivities&&) noexcept;
  ExposureSensitivities& operator=(ExposureSensitivities&&) noexcept;

  bool is_empty() const;
  /// Worst is the best place among those of the presences inside the area and the cells nearest to them;
  /// least is among cells of the area. Precondition: not empty.
  ExposureSensitivity of(std::vector<Presence> const& presences) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Expected recorded incidents of presences on a surface; outside its window its mean rate counts.
ExpectedEvents exposure_of(HazardSurface const& surface, std::vector<Presence> const& presences);

}  // namespace passage
