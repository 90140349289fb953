#pragma once
// Lines that must not be crossed, as rules on the measures of an assessment, each with its reason.
#include <optional>
#include <string>
#include <vector>

#include "passage/compare/measures.hpp"

namespace passage {

/// One rule on one measure of assessment.csv. Numbers are in the unit of the column.
struct RedLine {
  std::string measure;
  std::optional<double> at_most, at_least;
  std::vector<std::string> must_include, must_not_include;  ///< of lists
  std::string reason;
  std::string who;  ///< whose rule it is; may be empty

  /// "consent_count at most 2".
  std::string text() const;
};

/// Whether a proposal keeps a rule. What was not computed is not known, and never kept.
enum class Verdict { kept, broken, not_known };
std::string_view name_of(Verdict verdict);

struct RedLineAnswer {
  std::size_t rule = 0;  ///< index
  Verdict verdict = Verdict::not_known;
  std::string value;  ///< of the measure, as the table has it
};

/// One answer for each rule, in order.
std::vector<RedLineAnswer> hold_against(MeasuredOption const& option, std::vector<RedLine> const& rules);

}  // namespace passage
