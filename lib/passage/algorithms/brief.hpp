#pragma once
#include "passage/declare/algorithm.hpp"
#include "passage/declare/tables/answer.hpp"
#include "passage/declare/tables/layer.hpp"

namespace passage {

/// `passage brief DIR`: map, brief, page, annex and tables again from a finished run, without computing.
struct MakeBrief {
  InputFolder run;
  std::optional<OutputFolder> out;
  std::vector<Text> languages{Text{"en"}};
  tables::Audience audience = tables::Audience::internal;
  std::optional<Text> counterpart;
  std::optional<Text> option;
  tables::Paper paper = tables::Paper::a4;
  tables::Orientation orientation = tables::Orientation::landscape;
  bool shapefile = false;
  std::optional<Date> made_on;
  bool hxl = false;
};

template <>
inline constexpr auto params<MakeBrief> = declare<MakeBrief>(
    param<&MakeBrief::run>("run", "The folder of a finished run.").required().positional(),
    param<&MakeBrief::out>("out", "Folder for the sheets. Absent: the run's own, for internal readers only."),
    param<&MakeBrief::languages>("languages", "Languages of the sheets, as en,ar."),
    param<&MakeBrief::audience>("audience", "Who reads them; counterpart needs for."),
    param<&MakeBrief::counterpart>("for", "Name of the counterpart."),
    param<&MakeBrief::option>("option", "The option a counterpart is shown. Absent: the first."),
    param<&MakeBrief::paper>("paper", "Paper of map and brief."),
    param<&MakeBrief::orientation>("orientation", "How the paper lies."),
    param<&MakeBrief::shapefile>("shapefile", "Also writes the options as a Shapefile."),
    param<&MakeBrief::made_on>("made_on", "Date on the sheets. Absent: that of the run.").advanced(),
    tables::hxl_row<&MakeBrief::hxl>());

Outputs run(MakeBrief const& options, Context& context);

extern const Algorithm brief_command;

}  // namespace passage
