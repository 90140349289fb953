#pragma once
// [scenario]: the question and what holds for the whole run.
#include "passage/declare/param.hpp"

namespace passage {

namespace tables {

/// How far the talks are; printed. The word corridor appears only when agreed.
enum class Status { option, proposed, agreed };

struct General {
  std::optional<Text> name, question;
  std::optional<Date> as_of;
  CrsName crs;
  Metres cell{1000};
  Seed seed;
  Seconds stale_after{30 * day};
  Seconds valid_for{7 * day};
  Status status = Status::option;
};

}  // namespace tables

template <>
inline constexpr auto choices<tables::Status> = words_of<tables::Status>({
    {"option", tables::Status::option},
    {"proposed", tables::Status::proposed},
    {"agreed", tables::Status::agreed},
});

template <>
inline constexpr auto params<tables::General> = declare<tables::General>(
    param<&tables::General::name>("name", "Name of the scenario."),
    param<&tables::General::question>("question",
                                      "The question, in one sentence; printed on the front page."),
    param<&tables::General::as_of>("as_of",
                                   "Evidence decays back from this date. Absent: the day of the run."),
    param<&tables::General::crs>("crs", "Coordinate reference system of the analysis, or auto.").advanced(),
    param<&tables::General::cell>("cell", "Cell of the analysis frame.", {Metres{1}, Metres{100000}}),
    param<&tables::General::seed>("seed", "Start of every random sequence.").advanced(),
    param<&tables::General::stale_after>("stale_after", "Inputs older than this are findings.").advanced(),
    param<&tables::General::valid_for>("valid_for",
                                       "Until when a sheet may be used, from the day it is made.",
                                       {day, 3650 * day})
        .advanced(),
    param<&tables::General::status>("status", "How far the talks are; printed on every sheet.").advanced());

}  // namespace passage
