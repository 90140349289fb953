#pragma once
// Kinds of events that count for different times and spread differently far, and what they sum to.
#include <string>

#include "passage/layers/exposure_sensitivity.hpp"
#include "passage/layers/hazard_draws.hpp"

namespace passage {

/// Events that share a half-life and a bandwidth. Persistent ones stay where they were left; they are never
/// added to the others.
struct EventClass {
  std::string name;
  bool is_persistent = false;
  std::vector<Incident> incidents;
  HazardOptions options;
};

/// The sum of the intensities of all classes that are not persistent, each with its own mixture: see
/// make_hazard. "Long run only" when that holds for all of them. A class without any event up to its `as_of`
/// adds nothing. Findings name their class when there are several. Empty when no class has a usable event.
std::optional<HazardSurface> make_hazard(std::span<EventClass const> classes, Grid const& grid,
                                         Context& context);
/// The sum of what stays of all persistent classes: see make_standing_density.
std::optional<HazardSurface> make_standing_density(std::span<EventClass const> classes, Grid const& grid,
                                                   Context& context);

/// Standing exposure of a line whose half-life or bandwidth was halved or doubled.
struct StandingSensitivity {
  ExpectedEvents half_life_halved, half_life_doubled, bandwidth_halved, bandwidth_doubled;
};

/// Range and other readings of the exposure of fixed routes over all classes. Draws of different classes are
/// independent but for the gamma factor, which is one for all.
class ClassReadings {
 public:
  /// Keeps references to the options of `classes`.
  ClassReadings(std::span<EventClass const> classes, Grid const& grid, DrawOptions const& draws,
                Context& context);

  /// No event of a class that is not persistent can be used.
  bool is_empty() const { return sensitivities_.empty(); }
  /// Precondition: not empty.
  ExposureRange range(std::vector<Presence> const& presences) const;
  /// Precondition: not empty.
  ExposureSensitivity of(std::vector<Presence> const& presences) const;
  /// Empty without persistent classes. The mean density of each reading counts along `line`, of this length.
  std::optional<StandingSensitivity> standing(Line const& line, Metres length) const;

 private:
  std::vector<HazardDraws> draws_;
  std::vector<ExposureSensitivities> sensitivities_;
  std::vector<HazardSurface>
      standing_;  ///< half-life ×½ ×2, bandwidth ×½ ×2; none without persistent classes
};

}  // namespace passage
