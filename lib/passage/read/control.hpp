#pragma once
#include <optional>
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/feature_table.hpp"
#include "passage/model/control_map.hpp"

namespace passage {

/// Which columns of a control layer say what.
struct ControlColumns {
  std::optional<std::string> party{};  ///< else "party", "holder"; several holders are parted by ";"
  std::optional<std::string> as_of{};  ///< date of the record; else "as_of", "date"
  std::optional<Date> today{};         ///< the scenario's as_of: later records are a finding
};

/// Makes control areas, in longitude and latitude. NULL and "unknown" mean that nobody recorded a holder.
/// Holders whose names differ only in case and blanks are one, under the spelling used most.
///
/// Findings: repaired polygons, spellings that were joined, "contested" without names, unreadable dates,
/// records later than today, and those of check_control. Throws Error{input}: "unknown_column";
/// "empty_layer".
std::vector<ControlArea> read_control(FeatureTable table, ControlColumns const& columns,
                                      Authorities& authorities, Context& context);

/// Overlaps of areas with different holders (contested ground) and gaps between areas (ground without
/// record), each as one finding with km² and the largest place. Gaps are holes, and slits narrower than 500 m
/// between two areas; less than 0.01 km² of one overlap and 0.25 km² of one gap are drawing errors and count
/// with the rest.
void check_control(std::vector<ControlArea> const& areas, Authorities const& authorities,
                   std::string const& source, Context& context);

}  // namespace passage
