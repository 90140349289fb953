#pragma once
// People within reach, need and equity, as numbers. Party-blind: groups are areas with a code.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passage/base/quantity.hpp"

namespace passage {

struct ReachInBand {
  std::string band;
  Persons total;                  ///< within reach
  std::vector<Persons> by_group;  ///< of each group, within reach
  Persons outside_groups;         ///< within reach and in no group
};

struct Reach {
  Persons raster_total;           ///< everybody on the raster: the source's own number
  std::vector<Persons> by_group;  ///< everybody in each group
  Persons outside_groups;         ///< everybody in no group
  Persons counted_twice;          ///< where groups overlap; 0 when they do not
  std::vector<ReachInBand> bands;

  /// Σ groups + outside − counted twice − raster total, in people: 0 but for rounding.
  Persons imbalance() const;
};

/// One line of the equity table. Shares are of need: people × severity.
struct EquityRow {
  std::size_t group = 0;       ///< index into the groups given
  Share need_share;            ///< n = N_g / N
  Share reach_share;           ///< c = R_g / R; 0 when nobody is reached
  std::optional<Share> rate;   ///< r = R_g / N_g; empty without need
  bool is_suppressed = false;  ///< too few people to show
  bool is_weighted = true;     ///< false: no severity is published, so there is neither share nor rate
};

struct EquityTable {
  std::vector<EquityRow> rows;             ///< one per group, in the order given
  Share rate;                              ///< R / N over all groups
  std::optional<Share> worst_ratio;        ///< least r_g / r; empty when nobody is reached
  std::optional<std::size_t> worst_group;  ///< the group it belongs to
  std::optional<double> divergence;  ///< D(c‖n) = Σ c ln(c/n), nats; 0 = proportional; empty when R = 0
};

/// How near people live: in a straight line, or by the time they walk.
enum class ReachMeasure { distance, walking };
/// What they live near.
enum class ReachTarget { line, stops, line_and_stops };

std::string_view name_of(ReachMeasure measure);
std::string_view name_of(ReachTarget target);

/// Which of the tables of one answer a row belongs to: "2 km from the line", by zone.
struct ReachKey {
  ReachTarget target = ReachTarget::line;
  ReachMeasure measure = ReachMeasure::distance;
  std::string band;  ///< as asked: "2km", "1h"
  std::string kind;  ///< "all", "zone", "control", "site"
};

/// People of one area, and those of them within reach.
struct PeopleRow {
  ReachKey key;
  std::string code, name;
  Persons people, within;
  bool is_suppressed = false;  ///< fewer people than the floor: no numbers are shown
};

/// Need share against reach share of one area; one last row of every table stands for all areas together.
struct NeedRow {
  ReachKey key;
  std::string code, name;
  bool is_total = false, is_suppressed = false;
  std::optional<double> severity;  ///< as published; empty: not published
  std::optional<Share> need_share, reach_share, rate;
  std::optional<Share> worst_ratio;  ///< of the last row
  std::string worst_code;            ///< of the last row: whose ratio it is
  std::optional<double> divergence;  ///< of the last row
};

/// People within so many minutes' walk: the whole curve.
struct WalkingCurve {
  ReachTarget target = ReachTarget::line;
  std::vector<Persons> by_minute;  ///< within 0, 1, 2 … minutes
};

/// Everything that is said of the people within reach of one route option.
struct ReachReport {
  std::vector<PeopleRow> people;
  std::vector<NeedRow> need;
  std::vector<WalkingCurve> curves;
  Persons raster_total;  ///< the source's own number
  Persons difference;    ///< groups + the rest − twice counted − raster total, the largest of all tables
  Persons off_ground;    ///< on cells near the line that nobody walks on: water, closed ground
};

/// The formulas of the columns, one line, printed beside every table.
std::string_view equity_formulas();

}  // namespace passage
