#pragma once
// From a Node tree (a scenario file, the command line, or one over the other) to an options struct.
#include <string>

#include "passage/declare/param.hpp"

namespace passage {

/// Paths in a file are relative to that file: joins `folder` to every relative input and output path of the
/// tree. Keys that the rows do not know are left for bind_options() to refuse.
void resolve_paths(std::span<Param const> rows, Table& tree, std::string const& folder);

/// The way back: input and output paths that lie in `folder` are told from there.
void relate_paths(std::span<Param const> rows, Table& tree, std::string const& folder);

/// Puts `over` on top of `base`: tables are merged key by key, anything else is replaced.
void merge(Table& base, Table const& over);

/// The place of a tree of options: problems then name the option, "--slack".
inline constexpr char const* command_line = "--";

/// Adds everything that is wrong with the tree to `problems`. `where` names the tree as a whole, for keys
/// that are missing: "scenario.toml", or command_line.
template <Declared O>
O bind_options(Table const& tree, std::string const& where, Problems& problems) {
  O options;
  Param whole;
  Type<O>::describe(whole);
  Type<O>::read(whole, options, Node{tree, where}, problems);
  return options;
}

/// Throws one Error{usage} that lists everything that is wrong.
template <Declared O>
O bind_options(Table const& tree, std::string const& where) {
  Problems problems;
  auto options = bind_options<O>(tree, where, problems);
  problems.throw_if_any(ErrorKind::usage);
  return options;
}

/// The options as a Table in the order of their rows: a scenario as understood.
template <Declared O>
Table to_table(O const& options) {
  return write_table(rows_of<O>(), &options);
}

}  // namespace passage
