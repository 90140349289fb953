#pragma once
#include "passage/declare/algorithm.hpp"
#include "passage/declare/scenario.hpp"

namespace passage {

/// `passage check SCENARIO.toml`: findings about the inputs; nothing is computed.
struct Check {
  InputFile scenario;
  std::optional<OutputFile> out;
  Overrides<Scenario> overrides;
  bool hxl = false;
};

template <>
inline constexpr auto params<Check> = declare<Check>(
    param<&Check::scenario>("scenario", "The scenario file.").required().positional(),
    param<&Check::out>("out", "Table of the findings.").endings_in(".csv"),
    param<&Check::overrides>("overrides", "Every key of the scenario file."), tables::hxl_row<&Check::hxl>());

Outputs run(Check const& options, Context& context);

extern const Algorithm check_command;

}  // namespace passage
