#pragma once
#include "passage/algorithms/evidence_tables.hpp"
#include "passage/declare/algorithm.hpp"

namespace passage {

/// `passage assess --proposals P --out assessment.csv`: every measure of given routes, whoever drew them.
struct Assess {
  LineInput proposals;
  OutputFile out;
  std::optional<ColumnName> name;
  std::optional<MetresPerSecond> speed;
  Metres tolerance{250};
  std::optional<tables::Roads> roads;
  EvidenceTables evidence;
  std::optional<tables::Population> population;
  std::optional<tables::Sites> sites;
  std::optional<tables::Zones> zones;
  std::optional<tables::MapLayers> map;
  std::optional<tables::Terrain> terrain;
  tables::Reach reach;
  std::optional<InputFile> rules;
  bool hxl = false;
};

template <>
inline constexpr auto params<Assess> = declare<Assess>(
    param<&Assess::proposals>(
        "proposals",
        "Lines of any local format, GPX and KML too; a .txt file of places, or the places "
        "themselves: \"Juba; 5.1, 30.4; 35N RG 12345 67890\".")
        .required(),
    param<&Assess::out>("out", "Table with one row per line.").required().endings_in(".csv"),
    param<&Assess::name>("name", "Column with the name of a line. Absent: name, else the feature's number."),
    param<&Assess::speed>("speed", "Speed where a line follows no road of the input.",
                          {kilometres_per_hour(1), kilometres_per_hour(200)}),
    param<&Assess::tolerance>("tolerance", "A line follows a road within this distance.",
                              {Metres{1}, Metres{5000}})
        .advanced(),
    param<&Assess::roads>("roads", "The roads."), embed<&Assess::evidence>(),
    param<&Assess::population>("population", "People per cell or km2."),
    param<&Assess::sites>("sites", "Sites near stops."),
    param<&Assess::zones>("zones", "Administrative areas."),
    param<&Assess::map>("map", "Towns to call the ends of a line by."),
    param<&Assess::terrain>("terrain", "What walking depends on."),
    param<&Assess::reach>("reach", "Distances and walking times that people are counted within."),
    param<&Assess::rules>(
        "rules",
        "RULES.toml: [[red_lines]] with measure, at_most or at_least (for lists must_include "
        "or must_not_include) and reason; the answers stand "
        "beside the table as NAME_red_lines.csv."),
    tables::hxl_row<&Assess::hxl>());

Outputs run(Assess const& options, Context& context);

extern const Algorithm assess_command;

}  // namespace passage
