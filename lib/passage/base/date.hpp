#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace passage {

/// A civil day. Passage computes in whole days of UTC; clock times appear only in windows.
using Date = std::chrono::sys_days;

/// A period that a coarse date stands for: both ends belong to it. `2019` is 2019-01-01 … 2019-12-31.
struct DateSpan {
  Date first, last;

  int days() const { return static_cast<int>((last - first).count()) + 1; }
  friend auto operator<=>(DateSpan const&, DateSpan const&) = default;
};

/// yyyy-mm-dd.
std::string format_date(Date date);

/// Reads one civil date: "2024-02-16", "2024/02/16", with an optional clock time that is dropped, or
/// "16 February 2024". Nothing else: 03/04/2024 is ambiguous and is not read.
std::optional<Date> parse_date(std::string_view text);

/// Reads a date, a month ("2019-07") or a year ("2019").
std::optional<DateSpan> parse_date_span(std::string_view text);

}  // namespace passage
