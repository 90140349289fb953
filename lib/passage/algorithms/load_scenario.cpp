#include "passage/algorithms/load_scenario.hpp"

#include <fmt/core.h>

#include "passage/algorithms/hazard_inputs.hpp"
#include "passage/declare/binding.hpp"
#include "passage/read/toml.hpp"

namespace passage {

namespace {

struct Assignment {
  std::vector<std::string> path;
  std::string value;
};

Assignment parse_assignment(std::string const& text) {
  auto const equals = text.find('=');
  Assignment assignment;
  std::size_t begin = 0;
  if (equals != std::string::npos) {
    assignment.value = text.substr(equals + 1);
    for (auto dot = text.find('.'); dot < equals; dot = text.find('.', begin)) {
      assignment.path.push_back(text.substr(begin, dot - begin));
      begin = dot + 1;
    }
    assignment.path.push_back(text.substr(begin, equals - begin));
  }
  if (assignment.path.size() < 2 || assignment.path.size() > 3) {
    throw Error{ErrorKind::usage, "bad_set",
                fmt::format("--set {}: got \"{}\", expected table.key=value", text, text),
                "examples: gates.K3.state=closed, incidents.half_life=90d"};
  }
  return assignment;
}

bool changes_a_feature(Assignment const& assignment) {
  return assignment.path.size() == 3 && assignment.path[0] == "gates";
}

void assign(Table& tree, Assignment const& assignment) {
  Node node{assignment.value, "--set"};
  for (auto key = assignment.path.rbegin(); key != assignment.path.rend(); ++key) {
    node = Node{Table{{*key, std::move(node)}}, "--set"};
  }
  merge(tree, std::get<Table>(node.value));
}

}  // namespace

LoadedScenario load_scenario(std::filesystem::path const& file, Table const& overrides,
                             std::vector<std::string> const& sets) {
  auto tree = read_toml(file);
  resolve_paths(rows_of<Scenario>(), tree, file.parent_path().string());
  merge(tree, overrides);
  LoadedScenario loaded;
  loaded.file = file;
  loaded.folder = file.parent_path();
  for (auto const& text : sets) {
    auto const assignment = parse_assignment(text);
    if (changes_a_feature(assignment)) {
      loaded.changes.push_back(
          {assignment.path[0], assignment.path[1], assignment.path[2], assignment.value});
    } else {
      assign(tree, assignment);
    }
  }
  loaded.scenario = bind_options<Scenario>(tree, file.string());
  if (loaded.scenario.incidents) loaded.chosen = use_chosen(*loaded.scenario.incidents);
  return loaded;
}

}  // namespace passage
