#pragma once
// A declaration as a flat list of command-line options: what the command line, help and usage JSON share.
#include <span>
#include <string>
#include <vector>

#include "passage/declare/param.hpp"

namespace passage {

/// One option of a command.
struct Option {
  Param const* row = nullptr;
  std::vector<std::string> path;   ///< keys from the root of the options to the value
  std::string table;               ///< "incidents", or empty for the command's own options
  std::string name;                ///< "--incidents-half-life"; of positionals the word in capitals
  std::vector<std::string> names;  ///< all spellings, `name` first; empty for positionals
  std::optional<Node> default_value;
  bool is_required = false;
  bool is_override = false;  ///< otherwise comes from the scenario file
};

/// The option of a key: `half_life` of the table "--incidents" is --incidents-half-life. The root is "--".
std::string option_name(std::string const& table, std::string_view key);

/// How a positional is called in help: SCENARIO.
std::string positional_name(std::string_view key);

/// All options of a declaration in the order of its rows. `source` of a table has the table's own name:
/// --incidents. A further spelling that is another option's own name is dropped.
std::vector<Option> options_of(std::span<Param const> rows, Table const& defaults);

/// Puts the value of an option at its place in the tree, making the tables on the way. Each value knows its
/// option, for messages.
void place_option(Table& tree, Option const& option, Node node);

/// Adds the tables that must be there, so that what is missing in them is reported by its option.
void add_mandatory_tables(std::span<Param const> rows, Table& tree);

/// What a value looks like, for help: TIME, FILE, time|exposure|consents.
std::string placeholder_of(Param const& row);

/// The default in words that people use: "90 d", "2 km,5 km". Empty when there is none.
std::string default_text(Option const& option);

/// The range in words: "1 m to 100 km", "at least 1". Empty when every number of the kind is allowed.
std::string range_text(Param const& row);

}  // namespace passage
