#pragma once
#include "passage/declare/algorithm.hpp"
#include "passage/declare/tables/layer.hpp"

namespace passage {

/// `passage compare A B`: two runs, two assessments or two layers of lines.
struct Compare {
  AnyInput a, b;
  std::optional<OutputFile> out;
  std::optional<OutputFile> lines;
  std::optional<InputFile> rules;
  std::optional<ColumnName> name;
  Metres tolerance{250};
  bool hxl = false;
};

template <>
inline constexpr auto params<Compare> = declare<Compare>(
    param<&Compare::a>("a", "Folder of a run, assessment.csv, or a layer of lines: the old one.")
        .required()
        .positional(),
    param<&Compare::b>("b", "The new one. The same again: its lines are compared with each other.")
        .required()
        .positional(),
    param<&Compare::out>("out", "Table of all differences; with rules NAME_red_lines.csv stands beside it.")
        .endings_in(".csv"),
    param<&Compare::lines>("lines", "Shared, moved and left stretches, drawn.").endings_in(".gpkg .geojson"),
    param<&Compare::rules>("rules",
                           "RULES.toml: [[red_lines]] with measure, at_most or at_least (for lists "
                           "must_include or must_not_include) and reason."),
    param<&Compare::name>("name", "Column with the name of a line. Absent: name, else the feature's number."),
    param<&Compare::tolerance>("tolerance", "What lies within it of the other line is shared.",
                               {Metres{1}, Metres{20000}}),
    tables::hxl_row<&Compare::hxl>());

Outputs run(Compare const& options, Context& context);

extern const Algorithm compare_command;

}  // namespace passage
