#pragma once
#include <string>

#include "passage/base/node.hpp"

namespace passage {

/// A Node tree as JSON text, keys in their order, dates as yyyy-mm-dd, whole numbers without a point.
/// `indent` < 0 gives one line.
std::string to_json(Node const& node, int indent = -1);
std::string to_json(Table const& table, int indent = -1);

}  // namespace passage
