// Intensities, sums by zone, and rasters of files as numpy arrays.
#include "cells.hpp"

#include <chrono>
#include <limits>
#include <optional>

#include "arrays.hpp"
#include "common.hpp"
#include "nodes.hpp"
#include <pybind11/stl.h>

#include "passage/algorithms/on_values.hpp"
#include "passage/algorithms/zonal.hpp"
#include "passage/base/error.hpp"

namespace py = pybind11;

namespace passage::python {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

Date day_of(std::int64_t days_since_1970) {
  return Date{std::chrono::days{days_since_1970}};
}

/// UCDP's codes of places: 1 exact, 2 near, 3 district, 4 province, 5 region, 6 country, 7 water or air; 0 is
/// unknown.
std::optional<LocationPrecision> precision_of(std::int64_t code) {
  if (code == 0) return std::nullopt;
  if (code < 1 || code > 7)
    throw Error{ErrorKind::input, "unknown_precision", "precision: expected codes from 1 (exact) to 7, or 0",
                ""};
  return static_cast<LocationPrecision>(code - 1);
}

std::vector<Incident> incidents_of(py::dict const& given) {
  auto const lon = given["lon"].cast<Numbers>(), lat = given["lat"].cast<Numbers>();
  auto const first = given["first_day"].cast<Indices>(), last = given["last_day"].cast<Indices>();
  auto const precision = given["precision"].cast<Indices>();
  std::vector<Incident> incidents;
  incidents.reserve(static_cast<std::size_t>(lon.size()));
  for (py::ssize_t i = 0; i < lon.size(); ++i)
    incidents.push_back({std::to_string(i),
                         {lon.at(i), lat.at(i)},
                         {day_of(first.at(i)), day_of(last.at(i))},
                         precision_of(precision.at(i)),
                         std::nullopt,
                         ""});
  return incidents;
}

/// One feature for each geometry. `crs`: text, or None where they lie on the plane of the grid.
FeatureTable areas_of(py::handle areas, py::handle crs, char const* name) {
  FeatureTable table;
  table.source = name;
  if (!crs.is_none()) table.crs = Crs::parse(crs.cast<std::string>());
  for (auto const& area : areas)
    table.features.push_back(
        {static_cast<std::int64_t>(table.features.size()) + 1, polygons_of(area, name), {}});
  return table;
}

py::tuple exposure(py::dict const& given, py::dict const& common, py::object const& progress,
                   py::object const& log) {
  auto const grid = grid_of(given["grid"].cast<py::dict>(), given["rows"].cast<std::int64_t>(),
                            given["columns"].cast<std::int64_t>());
  IntensityQuestion question;
  question.incidents = incidents_of(given);
  question.as_of = day_of(given["as_of"].cast<std::int64_t>());
  question.half_life = Seconds{given["half_life_s"].cast<double>()};
  question.bandwidth = Metres{given["bandwidth_m"].cast<double>()};
  question.recent_share = Share{given["recent_share"].cast<double>()};
  auto const areas = [&](char const* name) { return areas_of(given[name], given["crs_of"][name], name); };
  question.districts = areas("districts");
  question.provinces = areas("provinces");
  question.observed = areas("observed");
  std::optional<HazardSurface> surface;
  auto const findings = run_watched({progress, log}, common_options(common), [&](Context& context) {
    surface = intensity_on(grid, question, context);
  });
  return py::make_tuple(array_of<double>(surface->rate, nothing), object_of(findings));
}

py::dict zonal(Numbers const& values, py::dict const& placed_at, py::list const& zones,
               py::object const& zones_crs, bool is_density, py::dict const& common,
               py::object const& progress, py::object const& log) {
  auto const grid = grid_of(placed_at, values, "values");
  auto const raster = raster_of<Persons>(values, grid);
  auto const table = areas_of(zones, zones_crs, "zones");
  std::vector<ZonalStatistics> sums;
  auto const findings = run_watched({progress, log}, common_options(common), [&](Context& context) {
    sums =
        compute_zonal(raster, is_density ? PopulationUnit::density : PopulationUnit::count, table, context);
  });
  auto const column = [&](auto value) {
    py::list numbers;
    for (auto const& zone : sums) numbers.append(zone.is_empty() ? nothing : value(zone));
    return numbers;
  };
  py::dict made;
  made["sum"] = column([](ZonalStatistics const& zone) { return zone.sum; });
  made["mean"] = column([](ZonalStatistics const& zone) { return zone.mean().value_or(nothing); });
  made["min"] = column([](ZonalStatistics const& zone) { return zone.min; });
  made["max"] = column([](ZonalStatistics const& zone) { return zone.max; });
  made["count"] = column([](ZonalStatistics const& zone) { return zone.cells; });
  made["findings"] = object_of(findings);
  return made;
}

py::tuple read_raster(std::string const& path, int band, py::object const& progress, py::object const& log) {
  std::optional<Raster<Code, double>> cells;
  run_watched({progress, log}, common_options({}),
              [&](Context& context) { cells = read_cells(path, band, context); });
  return py::make_tuple(array_of<double>(*cells, nothing), placed(cells->grid()));
}

void write_raster(std::string const& path, Numbers const& values, py::dict const& placed_at,
                  std::string const& unit, py::object const& log) {
  auto const cells = raster_of<Code, double>(values, grid_of(placed_at, values, "values"));
  run_watched({py::none(), log}, common_options({}),
              [&](Context& context) { write_cells(path, cells, unit, context); });
}

}  // namespace

void add_cells(py::module_& module) {
  module.def("exposure", &exposure, py::arg("question"), py::arg("common"), py::arg("progress"),
             py::arg("log"));
  module.def("zonal", &zonal, py::arg("values"), py::arg("grid"), py::arg("zones"), py::arg("zones_crs"),
             py::arg("is_density"), py::arg("common"), py::arg("progress"), py::arg("log"));
  module.def("read_raster", &read_raster, py::arg("path"), py::arg("band"), py::arg("progress"),
             py::arg("log"));
  module.def("write_raster", &write_raster, py::arg("path"), py::arg("values"), py::arg("grid"),
             py::arg("unit"), py::arg("log"));
}

}  // namespace passage::python
