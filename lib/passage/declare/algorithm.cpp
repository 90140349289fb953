#include "passage/declare/algorithm.hpp"

#include <filesystem>

#include <fmt/core.h>

namespace passage {

Algorithm const& find_algorithm(std::span<Algorithm const* const> algorithms, std::string_view name) {
  std::vector<std::string> names;
  for (auto const* algorithm : algorithms) {
    if (algorithm->name == name) return *algorithm;
    names.emplace_back(algorithm->name);
  }
  auto const nearest = nearest_name(std::string{name}, names);
  throw Error{
      ErrorKind::usage, "unknown_command", fmt::format("no command \"{}\"", name),
      nearest.empty() ? "passage --help lists the commands" : fmt::format("did you mean {}?", nearest)};
}

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
