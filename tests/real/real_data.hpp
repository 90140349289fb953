#pragma once
#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace passage::testing {

/// The folder of one real theatre. Where it is absent the test ends as skipped (exit code 4).
inline std::filesystem::path real_data(std::filesystem::path const& theatre) {
  auto const* const given = std::getenv("PASSAGE_DATA");
  auto const folder = std::filesystem::path{given ? given : PASSAGE_DATA_FOLDER} / theatre;
  if (!std::filesystem::exists(folder)) {
    std::printf("skipped: no %s\n", folder.c_str());
    std::exit(4);
  }
  return folder;
}

}  // namespace passage::testing
