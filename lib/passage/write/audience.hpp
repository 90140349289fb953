#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "passage/model/run_result.hpp"

namespace passage {

/// What one audience may hold: a section of write/policies/audiences.txt.
struct AudiencePolicy {
  std::string name;
  std::set<std::string>
      files;  ///< "all", or of "map", "brief", "page", "annex", "corridors", "tables", "summary"
  bool has_all_options = false, has_one_option = false;
  bool has_all_holders = false, has_own_holder = false;
  bool has_incidents = false, has_answers = false, has_doubts = false, has_sites = false,
       has_fall_back = false;
  Metres grid;                  ///< coordinates are multiples of this; zero: as computed
  std::optional<int> lag_days;  ///< after the sheet's last day of use
  Persons least, round_to{1};
  std::string label;

  bool may_hold(std::string const& file) const { return files.contains("all") || files.contains(file); }
};

/// "internal", "counterpart" or "public". Throws Error{usage, "unknown_audience"}.
AudiencePolicy audience_policy(std::string_view name);

/// To whom a sheet goes.
struct Readers {
  std::string audience = "internal";
  std::string counterpart;  ///< the authority's name, for "counterpart"
  std::string option;       ///< the shared one; empty: the first
  Date today;               ///< for the lag of a policy
};

/// Takes out of a result everything its readers may not hold, so that no writer sees it. Throws
/// Error{usage}: "unknown_counterpart", "unknown_option", "too_early" when the policy's lag is not over.
RunResult reduced_for(RunResult result, AudiencePolicy const& policy, Readers const& readers);

}  // namespace passage
