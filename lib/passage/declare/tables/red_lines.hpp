#pragma once
// RULES.toml: what a proposal must keep, with the reason.
#include "passage/declare/param.hpp"

namespace passage {

namespace tables {

/// [[red_lines]] measure = "consent_count", at_most = 2, reason = "…"
struct RedLineRow {
  Text measure;
  std::optional<Ratio> at_most, at_least;
  std::vector<Text> must_include, must_not_include;
  Text reason;
  std::optional<Text> who;
};

/// A file of rules.
struct RedLines {
  std::vector<RedLineRow> red_lines;
};

void check(RedLineRow const& row, Node const& table, Problems& problems);

}  // namespace tables

template <>
inline constexpr auto params<tables::RedLineRow> = declare<tables::RedLineRow>(
    param<&tables::RedLineRow::measure>("measure", "Column of assessment.csv that is looked at.").required(),
    param<&tables::RedLineRow::at_most>("at_most", "Largest number allowed, in the column's unit.",
                                        {Ratio{-1e15}, Ratio{1e15}}),
    param<&tables::RedLineRow::at_least>("at_least", "Smallest number allowed, in the column's unit.",
                                         {Ratio{-1e15}, Ratio{1e15}}),
    param<&tables::RedLineRow::must_include>("must_include", "What a list must name."),
    param<&tables::RedLineRow::must_not_include>("must_not_include", "What a list must not name."),
    param<&tables::RedLineRow::reason>("reason", "Why: printed beside every answer.").required(),
    param<&tables::RedLineRow::who>("who", "Whose rule it is."));

template <>
inline constexpr auto params<tables::RedLines> =
    declare<tables::RedLines>(param<&tables::RedLines::red_lines>("red_lines", "The rules.").required());

}  // namespace passage
