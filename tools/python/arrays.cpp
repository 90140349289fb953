#include "arrays.hpp"

#include <fmt/core.h>

#include "passage/base/error.hpp"

namespace py = pybind11;

namespace passage::python {

namespace {

constexpr int plane_zone = 31;  // of arrays without a CRS: metres that mean no place

[[noreturn]] void throw_wrong_shape(char const* name, char const* expected) {
  throw Error{ErrorKind::usage, "wrong_shape", fmt::format("{}: expected {}", name, expected), ""};
}

py::list ring_of(Line const& line) {
  py::list ring;
  for (auto const& point : line) ring.append(py::make_tuple(point.x, point.y));
  return ring;
}

}  // namespace

Grid grid_of(py::dict const& placed, std::int64_t rows, std::int64_t columns) {
  Grid grid;
  grid.crs =
      placed["crs"].is_none() ? Crs::utm(plane_zone, true) : Crs::parse(placed["crs"].cast<std::string>());
  grid.origin = {placed["west"].cast<double>(), placed["north"].cast<double>()};
  grid.cell_width = placed["width"].cast<double>();
  grid.cell_height = placed["height"].cast<double>();
  grid.rows = rows;
  grid.columns = columns;
  if (!(grid.cell_width > 0 && grid.cell_height > 0))
    throw Error{
        ErrorKind::usage, "out_of_range",
        fmt::format("grid: cells of {} by {}, expected a positive size", grid.cell_width, grid.cell_height),
        "rows count from the north: a transform's fifth number is negative"};
  if (rows < 1 || columns < 1) throw_wrong_shape("grid", "at least one row and one column");
  return grid;
}

Grid grid_of(py::dict const& placed, Numbers const& cells, char const* name) {
  if (cells.ndim() != 2) throw_wrong_shape(name, "an array of rows and columns");
  return grid_of(placed, cells.shape(0), cells.shape(1));
}

py::dict placed(Grid const& grid) {
  py::dict where;
  where["crs"] = grid.crs.authority_code().empty() ? grid.crs.wkt() : grid.crs.authority_code();
  where["west"] = grid.origin.x;
  where["north"] = grid.origin.y;
  where["width"] = grid.cell_width;
  where["height"] = grid.cell_height;
  return where;
}

Line line_of(py::handle coordinates, char const* name) {
  auto const numbers = coordinates.cast<Numbers>();
  if (numbers.ndim() != 2 || numbers.shape(1) < 2) throw_wrong_shape(name, "coordinates as rows of x and y");
  Line line;
  line.reserve(static_cast<std::size_t>(numbers.shape(0)));
  for (py::ssize_t i = 0; i < numbers.shape(0); ++i) line.push_back({numbers.at(i, 0), numbers.at(i, 1)});
  return line;
}

MultiPolygon polygons_of(py::handle polygons, char const* name) {
  MultiPolygon parts;
  for (auto const& rings : polygons) {
    Polygon polygon;
    bool is_outer = true;
    for (auto const& ring : rings) {
      auto line = line_of(ring, name);
      if (is_outer) {
        polygon.outer = std::move(line);
      } else {
        polygon.holes.push_back(std::move(line));
      }
      is_outer = false;
    }
    if (!polygon.outer.empty()) parts.push_back(std::move(polygon));
  }
  return parts;
}

py::dict geometry_of(MultiPolygon const& polygons) {
  py::list coordinates;
  for (auto const& polygon : polygons) {
    py::list rings;
    rings.append(ring_of(polygon.outer));
    for (auto const& hole : polygon.holes) rings.append(ring_of(hole));
    coordinates.append(rings);
  }
  py::dict geometry;
  geometry["type"] = "MultiPolygon";
  geometry["coordinates"] = coordinates;
  return geometry;
}

}  // namespace passage::python
