#include "passage/base/node.hpp"

#include <algorithm>

namespace passage {

Node const* find(Table const& table, std::string const& key) {
  auto const found = std::ranges::find(table, key, &Table::value_type::first);
  return found == table.end() ? nullptr : &found->second;
}

Node* find(Table& table, std::string const& key) {
  return const_cast<Node*>(find(std::as_const(table), key));
}

}  // namespace passage
