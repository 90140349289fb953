#pragma once
// The hashes by which an annex is known again when it comes back from somebody else's hands.
#include <span>
#include <string>
#include <vector>

#include "passage/geo/crs.hpp"

namespace passage {

/// The columns of annex.csv that hold hashes: they are not hashed themselves.
inline constexpr char const* annex_content_column = "content_hash";
inline constexpr char const* annex_points_column = "points_hash";

/// SHA-256, 16 digits, over names and cells of every column but the two of hashes, in their order: changes
/// when anything in the table does. Throws Error{defect, "ragged_table"}.
std::string annex_content_hash(std::vector<std::string> const& columns,
                               std::vector<std::vector<std::string>> const& rows);

/// A way point as every file of an annex holds it.
struct AnnexPoint {
  std::string option;  ///< id of the route option
  LonLat place;
};

/// SHA-256, 16 digits, over options and coordinates (six decimals) in their order: what a handheld gives back
/// can be held against it.
std::string annex_points_hash(std::span<AnnexPoint const> points);

}  // namespace passage
