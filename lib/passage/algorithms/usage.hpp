#pragma once
#include "passage/declare/algorithm.hpp"

namespace passage {

/// `passage usage [command]`: what the commands are; with --json everything that is declared of them.
struct Usage {
  std::optional<Text> command;
};

template <>
inline constexpr auto params<Usage> =
    declare<Usage>(param<&Usage::command>("command", "One command only.").positional());

Outputs run(Usage const& options, Context& context);

extern const Algorithm usage;

}  // namespace passage
