// Every command of the registry by its name: none is written here.
#include "commands.hpp"

#include "common.hpp"
#include "nodes.hpp"

#include "passage/algorithms/registry.hpp"
#include "passage/declare/json.hpp"
#include "passage/declare/usage_json.hpp"

namespace py = pybind11;

namespace passage::python {

namespace {

/// Options by their names ("--incidents-half-life", "SCENARIO") as the tree that an algorithm takes.
Table options_tree(Algorithm const& algorithm, py::dict const& given) {
  Table tree;
  for (auto const& option : options_of(algorithm.params, algorithm.defaults())) {
    if (!given.contains(option.name)) continue;
    place_option(tree, option, node_of(given[py::str(option.name)], option.name));
  }
  add_mandatory_tables(algorithm.params, tree);
  return tree;
}

py::dict answer_of(Outputs const& outputs, Findings const& findings) {
  py::dict answer;
  answer["answer"] = outputs.answer == Answer::no_route ? "no_route" : "result";
  answer["summary"] = object_of(outputs.summary);
  answer["text"] = outputs.text;
  py::list files;
  for (auto const& file : outputs.files) files.append(file);
  answer["files"] = files;
  answer["findings"] = object_of(findings);
  return answer;
}

py::dict run_command(std::string const& name, py::dict const& options, py::dict const& common,
                     py::object const& progress, py::object const& log) {
  auto const& algorithm = find_algorithm(algorithms(), name);
  auto const tree = options_tree(algorithm, options);
  auto const chosen = common_options(common, [&](Problems& problems) { algorithm.check(tree, problems); });
  Outputs outputs;
  auto const findings = run_watched({progress, log}, chosen, [&](Context& context) {
    outputs = algorithm.run(tree, context);
    context.progress(1);
  });
  return answer_of(outputs, findings);
}

}  // namespace

void add_commands(py::module_& module) {
  module.def("run_command", &run_command, py::arg("name"), py::arg("options"), py::arg("common"),
             py::arg("progress"), py::arg("log"), "Runs a command of the registry.");
  module.def(
      "usage", [] { return to_json(describe(algorithms())); },
      "Every command with its parameters, units, ranges and help, as JSON.");
}

}  // namespace passage::python
