#pragma once
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "passage/model/run_result.hpp"

namespace passage {

/// A file of a run's folder with its hash.
struct OutputRecord {
  std::string file, sha256;
};

/// Every file of the folder but run.json, by name.
std::vector<OutputRecord> output_records(std::filesystem::path const& folder);

/// run.json: the scenario as understood, versions, hashes and vintages of inputs, hashes of outputs, timings
/// per step, fronts, assumptions. Every number's key ends in its unit. Only here are times of the clock.
std::string run_json(RunResult const& result, std::vector<OutputRecord> const& outputs);
/// Hashes what stands in the folder and writes run.json beside it.
void write_run_json(std::filesystem::path const& folder, RunResult const& result);

/// What `--json` prints: the options with their main measures, blockages, and counts of findings, one object.
std::string summary_json(RunResult const& result);

}  // namespace passage
