#pragma once
#include <string>

#include "passage/base/findings.hpp"
#include "passage/declare/algorithm.hpp"

namespace passage::cli {

/// The outputs for people: one line per value, lists of tables as tables, then the files that were written.
std::string outputs_as_text(Outputs const& outputs);

/// The outputs as one JSON object: the summary, with `files` and the number of `findings` when there are any.
std::string outputs_as_json(Outputs const& outputs, Findings const& findings);

}  // namespace passage::cli
