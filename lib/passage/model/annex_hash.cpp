#include "passage/model/annex_hash.hpp"

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/base/hash.hpp"

namespace passage {

namespace {

constexpr std::size_t digits = 16;

bool is_hash(std::string const& column) {
  return column == annex_content_column || column == annex_points_column;
}

}  // namespace

std::string annex_content_hash(std::vector<std::string> const& columns,
                               std::vector<std::vector<std::string>> const& rows) {
  Sha256 hash;
  auto const add = [&](std::vector<std::string> const& cells) {
    if (cells.size() != columns.size())
      throw Error{ErrorKind::defect, "ragged_table",
                  fmt::format("a row of {} cells in a table of {} columns", cells.size(), columns.size())};
    auto cell = cells.begin();
    for (auto const& column : columns) {
      auto const& text = *cell++;
      if (is_hash(column)) continue;
      hash.update(text);
      hash.update("\x1f");
    }
    hash.update("\x1e");
  };
  add(columns);
  for (auto const& row : rows) add(row);
  return hash.finish().substr(0, digits);
}

std::string annex_points_hash(std::span<AnnexPoint const> points) {
  Sha256 hash;
  for (auto const& point : points)
    hash.update(fmt::format("{} {:.6f} {:.6f}\n", point.option, point.place.lat, point.place.lon));
  return hash.finish().substr(0, digits);
}

}  // namespace passage
