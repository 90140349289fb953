#pragma once
#include "passage/declare/param.hpp"

namespace passage::tables {

/// The row of `columns`, which every table with a `source` has.
template <auto M>
constexpr auto columns_row() {
  return param<M>("columns", "Names of columns where they differ from ours: { ours = \"theirs\" }.")
      .advanced();
}

/// The row of `values`, which every table with a `source` has.
template <auto M>
constexpr auto values_row() {
  return param<M>("values", R"(Values where they differ from ours: { "theirs" = "ours" }.)").advanced();
}

/// The row of `hxl`, which every command that writes tables has.
template <auto M>
constexpr auto hxl_row() {
  return param<M>("hxl", "Tables carry a row of HXL hashtags under their header.").advanced();
}

/// The row of `crs`, which every table with a `source` has.
template <auto M>
constexpr auto crs_row() {
  return param<M>("crs",
                  "Coordinate reference system of the source, where the file names none or a wrong one.")
      .advanced();
}

}  // namespace passage::tables
