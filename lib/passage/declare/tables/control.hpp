#pragma once
// [control], [gates], [[agreements]], [pause]: who holds the ground and the crossings, and who must agree.
#include "passage/declare/tables/layer.hpp"
#include "passage/model/authority.hpp"

namespace passage {

namespace tables {

/// Whose agreement contested ground needs.
enum class Contested { all };
/// How a line between two holders may be crossed.
enum class Crossing { automatic, gates, roads };

struct Control {
  PolygonInput source;
  ColumnName party{"holder"};
  std::optional<ColumnName> as_of;
  Contested contested = Contested::all;
  Crossing crossing = Crossing::automatic;
  CrsName crs;
  TextMap columns, values;
};

struct Gates {
  PointInput source;
  Metres snap{500};
  CrsName crs;
  TextMap columns, values;
};

/// One authority that must agree, or be told, and what it has answered.
struct AgreementRow {
  Text with;
  AgreementKind kind = AgreementKind::consent;
  std::vector<Text> covers{Text{"held_area"}};
  AgreementStatus status = AgreementStatus::not_asked;
  std::optional<Seconds> lead;
  std::optional<Date> valid_to;
};

struct Pause {
  std::vector<ClockWindow> windows;
};

}  // namespace tables

template <>
inline constexpr auto choices<tables::Contested> = words_of<tables::Contested>({{"all",
                                                                                 tables::Contested::all}});
template <>
inline constexpr auto choices<tables::Crossing> = words_of<tables::Crossing>({
    {"auto", tables::Crossing::automatic},
    {"gates", tables::Crossing::gates},
    {"roads", tables::Crossing::roads},
});
template <>
inline constexpr auto choices<AgreementKind> = words_of<AgreementKind>({
    {"consent", AgreementKind::consent},
    {"clearance", AgreementKind::clearance},
    {"assurance", AgreementKind::assurance},
    {"notification", AgreementKind::notification},
});
template <>
inline constexpr auto choices<AgreementStatus> = words_of<AgreementStatus>({
    {"not_asked", AgreementStatus::not_asked},
    {"asked", AgreementStatus::asked},
    {"verbal", AgreementStatus::verbal},
    {"written", AgreementStatus::written},
    {"refused", AgreementStatus::refused},
});

template <>
inline constexpr auto params<tables::Control> = declare<tables::Control>(
    param<&tables::Control::source>("source", "Areas with their holder as recorded.").required(),
    param<&tables::Control::party>("party", "Column with the holder as recorded."),
    param<&tables::Control::as_of>("as_of", "Column with the date of the record."),
    param<&tables::Control::contested>("contested",
                                       "Whose agreement contested ground needs: all its holders.")
        .advanced(),
    param<&tables::Control::crossing>(
        "crossing",
        "Where a line may be crossed: gates (only there), roads (a road without a "
        "crossing point is an unrecorded crossing), auto.")
        .advanced(),
    tables::crs_row<&tables::Control::crs>(), tables::columns_row<&tables::Control::columns>(),
    tables::values_row<&tables::Control::values>());

template <>
inline constexpr auto params<tables::Gates> = declare<tables::Gates>(
    param<&tables::Gates::source>(
        "source",
        "Crossing points: party, type, state, wait_min, wait_least_min, wait_most_min, "
        "per_vehicle_min, window, max_load_t, confidence, seen, decides.")
        .required(),
    param<&tables::Gates::snap>("snap", "A crossing point belongs to the nearest road within this distance.",
                                {Metres{0}, Metres{50000}})
        .advanced(),
    tables::crs_row<&tables::Gates::crs>(), tables::columns_row<&tables::Gates::columns>(),
    tables::values_row<&tables::Gates::values>());

template <>
inline constexpr auto params<tables::AgreementRow> = declare<tables::AgreementRow>(
    param<&tables::AgreementRow::with>("with", "The authority.").required(),
    param<&tables::AgreementRow::kind>("kind", "What is asked of it; notification never opens anything."),
    param<&tables::AgreementRow::covers>("covers",
                                         "everywhere, held_area, or a list of gate:ID and zone codes."),
    param<&tables::AgreementRow::status>("status",
                                         "What it answered; refused and unknown are never read as yes."),
    param<&tables::AgreementRow::lead>("lead", "Time from asking to an answer."),
    param<&tables::AgreementRow::valid_to>("valid_to", "Last day of the agreement."));

template <>
inline constexpr auto params<tables::Pause> = declare<tables::Pause>(
    param<&tables::Pause::windows>("windows", "Agreed hours of a pause: 10:00-16:00.").required());

}  // namespace passage
