#include "passage/algorithms/registry.hpp"

#include <fmt/core.h>

#include "passage/algorithms/exercise.hpp"
#include "passage/algorithms/usage.hpp"

namespace passage {

namespace {

constinit Algorithm const* const registry[] = {
    &exercise_command,
    &usage,
};

}  // namespace

std::span<Algorithm const* const> algorithms() {
  return registry;
}

Algorithm const& find_algorithm(std::string_view name) {
  std::vector<std::string> names;
  for (auto const* algorithm : algorithms()) {
    if (algorithm->name == name) return *algorithm;
    names.emplace_back(algorithm->name);
  }
  auto const nearest = nearest_name(std::string{name}, names);
  throw Error{
      ErrorKind::usage, "unknown_command", fmt::format("no command \"{}\"", name),
      nearest.empty() ? "passage --help lists the commands" : fmt::format("did you mean {}?", nearest)};
}

}  // namespace passage
