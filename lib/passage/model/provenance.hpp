#pragma once
#include <string>
#include <utility>
#include <vector>

#include "passage/base/date.hpp"
#include "passage/base/node.hpp"

namespace passage {

/// An input as it was used.
struct InputRecord {
  std::string table;  ///< the scenario table it serves: "roads"
  std::string file;   ///< relative to the scenario
  std::string sha256;
  std::string crs;      ///< name; empty for tables without geometry
  std::string vintage;  ///< newest date the input states of itself; empty when it states none
  std::size_t features_used = 0, features_left_out = 0;
};

/// What produced a result, so that it can be repeated and verified.
struct Provenance {
  std::string algorithm, version;
  Table options;  ///< the scenario as understood, defaults included
  std::vector<InputRecord> inputs;
  std::vector<std::pair<std::string, std::string>> libraries;  ///< name, version
  std::uint64_t seed = 1;
  std::vector<std::pair<std::string, double>> step_seconds;  ///< only run.json shows these
};

}  // namespace passage
