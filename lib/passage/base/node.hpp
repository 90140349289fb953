#pragma once
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "passage/base/date.hpp"

namespace passage {

struct Node;
using List = std::vector<Node>;
/// Keys in the order they were written.
using Table = std::vector<std::pair<std::string, Node>>;

/// A value as the user wrote it, with its place: what a TOML file and the command line have in common.
/// A Node knows no key and no unit; declare/ gives it meaning.
struct Node {
  std::variant<std::string, double, bool, Date, List, Table> value;
  std::string where = {};  ///< "scenario.toml:7:3" or "--slack"
};

namespace detail {
/// Completes the recursive type here: clang 14 cannot do it while it is looking at std::pair<std::string,
/// Node>.
inline Node empty_node() {
  return {};
}
}  // namespace detail

/// The entry called `key`, or null.
Node const* find(Table const& table, std::string const& key);
Node* find(Table& table, std::string const& key);

}  // namespace passage
