#pragma once
#include <string>
#include <vector>

#include "passage/declare/algorithm.hpp"
#include "passage/declare/common_options.hpp"

namespace passage::cli {

/// What a command line asks for, as Node trees.
struct Request {
  Table options;      ///< of the algorithm
  Table common;       ///< of CommonOptions
  Problems problems;  ///< unknown options and the like
};

/// Reads the arguments after the command's name. Lists are comma-separated or repeated (`\,` is a comma that
/// separates nothing), maps are `ours=theirs`, rows of a table list are `key=value,key=value` with `;`
/// between the items of a list inside. What is unknown here but known to others of `commands` is refused with
/// their names.
Request read_arguments(Algorithm const& algorithm, std::vector<std::string> const& arguments,
                       std::span<Algorithm const* const> commands);

}  // namespace passage::cli
