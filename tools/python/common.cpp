#include "common.hpp"

#include "nodes.hpp"

#include "passage/declare/binding.hpp"
#include "passage/declare/common_options.hpp"

namespace py = pybind11;

namespace passage::python {

SetUp common_options(py::dict const& given, std::function<void(Problems&)> const& check) {
  Table tree;
  for (auto const& [key, value] : given) {
    auto const name = key.cast<std::string>();
    tree.emplace_back(name, node_of(value, "--" + name));
  }
  Problems problems;
  auto const options = bind_options<CommonOptions>(tree, command_line, problems);
  if (check) check(problems);
  problems.throw_if_any(ErrorKind::usage);
  return [options](Context& context) { set_up(context, options); };
}

}  // namespace passage::python
