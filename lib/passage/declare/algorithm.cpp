#include "passage/declare/algorithm.hpp"

#include <filesystem>

namespace passage {

void check_outputs(std::span<Param const> rows, Table const& options, bool may_overwrite) {
  if (may_overwrite) return;
  Problems problems;
  for (auto const& row : rows) {
    if (row.kind != Kind::output_file && row.kind != Kind::output_folder) continue;
    auto const* const node = find(options, std::string{row.name});
    auto const* const path = node ? std::get_if<std::string>(&node->value) : nullptr;
    if (!path || path->empty() || !std::filesystem::exists(*path)) continue;
    problems.add(
        {"output_exists", *path, "exists already", "give another name, or --overwrite to replace it"});
  }
  problems.throw_if_any(ErrorKind::usage);
}

}  // namespace passage
