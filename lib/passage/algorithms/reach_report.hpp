#pragma once
// People within reach of lines and stops, in tables that every command writes alike.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "passage/algorithms/walking.hpp"
#include "passage/evaluate/reach.hpp"
#include "passage/evaluate/walking.hpp"
#include "passage/model/assessment.hpp"
#include "passage/model/control_map.hpp"
#include "passage/model/place.hpp"
#include "passage/model/reach.hpp"

namespace passage {

/// Areas of one kind that people are summed by.
struct ReachGroups {
  std::string kind;  ///< "zone", "control"
  std::vector<ReachGroup> groups;
};

/// Zones as groups. Where any zone has a published need, those without one have none; else all weigh 1.
std::vector<ReachGroup> groups_by_zone(std::vector<Zone> const& zones);
/// Ground by holder as groups without any other mark of a party: each holder's own ground, ground that
/// several hold or claim ("contested"), and ground recorded without a holder. In a fixed geometric order,
/// from the north west. `names` gives the words for a single holder.
std::vector<ReachGroup> groups_by_holding(std::vector<ControlArea> const& areas, Authorities const& names);

/// What people are counted by, in frame coordinates. Pointers may be null and must outlive the counting.
struct ReachEvidence {
  Population const* population = nullptr;
  Crs frame;
  std::vector<Metres> within;             ///< distances
  std::vector<Seconds> walk;              ///< walking times
  WalkingGround const* ground = nullptr;  ///< null: walking is not asked for
  std::vector<ReachGroups> groups;
  std::vector<Place> const* sites = nullptr;  ///< shown beside the raster, never added to it
  Persons floor;                              ///< areas with fewer people are not shown
};

/// What people live near.
struct ReachQuestion {
  ReachTarget target = ReachTarget::line;
  WalkingTargets near;
};

/// Counts people for many questions; what only depends on the areas is worked out once.
class ReachReporter {
 public:
  /// Findings: "areas_overlap", "people_not_conserved" when the split of the raster over the walking frame
  /// loses or gains more than one person in a million.
  ReachReporter(ReachEvidence evidence, Context& context);
  ~ReachReporter();
  ReachReporter(ReachReporter const&) = delete;
  ReachReporter& operator=(ReachReporter const&) = delete;

  /// Adds the answer to one question to a report.
  void add(ReachQuestion const& question, ReachReport& report, Context& context) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The walking people of a report for the columns of an assessment: those of everybody, by band, near a line.
std::vector<PeopleInBand> people_walking(ReachReport const& report, ReachTarget target);

/// "2km", "750m"; "1h", "30min".
std::string band_text(Metres within);
std::string band_text(Seconds time);

}  // namespace passage
