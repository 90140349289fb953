#pragma once
// What a command is: a declaration, and a function from options to outputs.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/declare/binding.hpp"

namespace passage {

/// What came of a command. No route is an answer, not an error; the command ends with its own exit code.
enum class Answer { result, no_route };

/// What an algorithm tells whoever called it. Everything else it wrote into files.
struct Outputs {
  Answer answer = Answer::result;
  /// For people and, with --json, for programs: keys in order, numbers with their unit in the key
  /// (`length_km`). A list of tables is shown as a table.
  Table summary;
  /// For people, instead of the summary; empty for most.
  std::string text;
  /// What was written, most wanted first.
  std::vector<std::string> files;
};

/// One command of Passage, without its C++ options type.
struct Algorithm {
  std::string_view name;   ///< of the command: "zonal"
  std::string_view label;  ///< in the toolbox: "Zonal statistics (exact)"
  std::string_view group;  ///< of the toolbox: "5 People"; empty for commands that stand in no toolbox
  std::string_view help;   ///< one or two sentences
  std::span<Param const> params;
  Table (*defaults)();  ///< of the options, in the documented units
  /// Adds everything that is wrong with the options; reads no file.
  void (*check)(Table const& options, Problems& problems);
  /// Reads, computes and writes. Throws Error.
  Outputs (*run)(Table const& options, Context& context);
};

/// The command of this name. Throws Error{usage, "unknown_command"} with the nearest name.
Algorithm const& find_algorithm(std::span<Algorithm const* const> algorithms, std::string_view name);

/// Refuses outputs that exist already, unless they may be overwritten: before any work. Throws Error{usage}.
void check_outputs(std::span<Param const> rows, Table const& options, bool may_overwrite);

/// The Algorithm with options `O`, run by `Outputs run(O const&, Context&)` beside that struct.
template <Declared O>
constexpr Algorithm algorithm(std::string_view name, std::string_view label, std::string_view group,
                              std::string_view help) {
  return {name,
          label,
          group,
          help,
          rows_of<O>(),
          detail::defaults_of<O>,
          [](Table const& tree, Problems& problems) { bind_options<O>(tree, command_line, problems); },
          [](Table const& tree, Context& context) -> Outputs {
            auto const options = bind_options<O>(tree, command_line);
            check_outputs(rows_of<O>(), to_table(options), context.may_overwrite);
            return run(options, context);
          }};
}

}  // namespace passage
