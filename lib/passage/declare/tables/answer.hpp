#pragma once
// [corridors], [brief]: what is looked for and how it is shown.
#include "passage/declare/param.hpp"

namespace passage {

namespace tables {

enum class Criterion { time, exposure, consents };

struct Corridors {
  std::vector<Criterion> criteria{Criterion::time, Criterion::exposure, Criterion::consents};
  Count alternatives{4};
  Share overlap{0.5};
  Metres width{2000};
  Ratio max_stretch{2};
  Share epsilon{0.03};
  std::optional<Count> max_handovers;
  std::vector<Text> never_through;
};

/// Who reads the sheet. A counterpart is named and gets the shared line and its own area only.
enum class Audience { internal, counterpart, everyone };

enum class Paper { a4, a3 };
enum class Orientation { landscape, portrait };

struct Brief {
  std::optional<Text> title;
  std::vector<Text> languages{Text{"en"}};
  Audience audience = Audience::internal;
  std::optional<Text> counterpart;
  Paper paper = Paper::a4;
  Orientation orientation = Orientation::landscape;
  bool shapefile = false;
  std::optional<Date> made_on;
  std::optional<Text> disclaimer;
  std::optional<Text> contact;
};

void check(Brief const& brief, Node const& table, Problems& problems);

}  // namespace tables

template <>
inline constexpr auto choices<tables::Criterion> = words_of<tables::Criterion>({
    {"time", tables::Criterion::time},
    {"exposure", tables::Criterion::exposure},
    {"consents", tables::Criterion::consents},
});
template <>
inline constexpr auto choices<tables::Audience> = words_of<tables::Audience>({
    {"internal", tables::Audience::internal},
    {"counterpart", tables::Audience::counterpart},
    {"public", tables::Audience::everyone},
});
template <>
inline constexpr auto choices<tables::Paper> = words_of<tables::Paper>({
    {"A4", tables::Paper::a4},
    {"A3", tables::Paper::a3},
});
template <>
inline constexpr auto choices<tables::Orientation> = words_of<tables::Orientation>({
    {"landscape", tables::Orientation::landscape},
    {"portrait", tables::Orientation::portrait},
});

template <>
inline constexpr auto params<tables::Corridors> = declare<tables::Corridors>(
    param<&tables::Corridors::criteria>("criteria", "What route options are compared by."),
    param<&tables::Corridors::alternatives>("alternatives", "Route options that are shown at most.",
                                            {Count{1}, Count{20}}),
    param<&tables::Corridors::overlap>("overlap", "Largest containment of two options' areas."),
    param<&tables::Corridors::width>("width", "Width of those areas.", {Metres{1}, Metres{100000}})
        .advanced(),
    param<&tables::Corridors::max_stretch>("max_stretch", "Time of an option against the fastest, at most.",
                                           {Ratio{1}, Ratio{100}})
        .advanced(),
    param<&tables::Corridors::epsilon>("epsilon", "Options nearer than this in every criterion are one.")
        .advanced(),
    param<&tables::Corridors::max_handovers>(
        "max_handovers", "Changes of control along an option, at most. Absent: any number.",
        {Count{0}, Count{20}}),
    param<&tables::Corridors::never_through>(
        "never_through", "Authorities whose ground and crossing points no option passes."));

template <>
inline constexpr auto params<tables::Brief> = declare<tables::Brief>(
    param<&tables::Brief::title>("title", "Title of the sheet."),
    param<&tables::Brief::languages>("languages", "Languages of the sheet, as en,ar."),
    param<&tables::Brief::audience>("audience", "Who reads it; counterpart needs for."),
    param<&tables::Brief::counterpart>("for", "Name of the counterpart."),
    param<&tables::Brief::paper>("paper", "Paper of map and brief.").advanced(),
    param<&tables::Brief::orientation>("orientation", "How the paper lies.").advanced(),
    param<&tables::Brief::shapefile>("shapefile", "Also writes the options as a Shapefile.").advanced(),
    param<&tables::Brief::made_on>("made_on", "Date on the sheet. Absent: today.").advanced(),
    param<&tables::Brief::disclaimer>("disclaimer", "Replaces the built-in disclaimer.").advanced(),
    param<&tables::Brief::contact>("contact", "Where mistakes are reported, printed on the sheet.")
        .advanced());

}  // namespace passage
