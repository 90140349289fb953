#pragma once
// Tables as a whole: their keys, whatever the types of the values.
#include <span>

#include "passage/base/error.hpp"
#include "passage/base/node.hpp"

namespace passage {

struct Param;

/// Reads all keys of a table into `*options`: unknown keys (with the nearest name), missing required keys and
/// what each row finds wrong become problems.
void read_table(std::span<Param const> rows, void* options, Node const& table, Problems& problems);

/// Adds what is wrong with the values that are given, and nothing for keys that are not: another tree
/// supplies those.
void check_given(std::span<Param const> rows, Table const& table, Problems& problems);

/// `*options` as a Table in the order of its rows; absent optionals are left out.
Table write_table(std::span<Param const> rows, void const* options);

}  // namespace passage
