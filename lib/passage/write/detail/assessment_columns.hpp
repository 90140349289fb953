#pragma once
#include <functional>
#include <string>
#include <vector>

#include "passage/write/assessment_csv.hpp"
#include "passage/write/features.hpp"

namespace passage::detail {

/// A column of the assessment: its name, its heading for people, its HXL hashtag, and how a row fills it. All
/// tables of options are made from these.
struct AssessmentColumn {
  std::string name, heading, hashtag;
  ColumnKind kind;
  std::function<std::string(RunResult const&, RouteOption const&)> cell;  ///< empty: not computed
};

std::vector<AssessmentColumn> all_assessment_columns(PeopleBands const& bands);

}  // namespace passage::detail
