// Cost surfaces on numpy arrays. What Python hands over is one dict, made in arrays.py.
#include "surfaces.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "arrays.hpp"
#include "common.hpp"
#include "nodes.hpp"
#include <fmt/core.h>
#include <pybind11/stl.h>

#include "passage/algorithms/on_values.hpp"
#include "passage/algorithms/surface_inputs.hpp"

namespace py = pybind11;

namespace passage::python {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// The value of an enum with choices, by its word. Throws Error{usage, "unknown_choice"}.
template <class E>
E choice_of(py::dict const& given, char const* name) {
  auto const word = py::str(given[name]).cast<std::string>();
  std::string words;
  for (std::size_t i = 0; i < choices<E>.words.size(); ++i) {
    if (choices<E>.words[i] == word) return choices<E>.values[i];
    words += (words.empty() ? "" : ", ") + std::string{choices<E>.words[i]};
  }
  throw Error{ErrorKind::usage, "unknown_choice",
              fmt::format("{}: got \"{}\", expected one of {}", name, word, words), ""};
}

std::vector<CellId> cells_of(Indices const& places, Grid const& grid) {
  std::vector<CellId> cells;
  for (py::ssize_t i = 0; i < places.shape(0); ++i) {
    auto const row = places.at(i, 0), column = places.at(i, 1);
    if (row < 0 || column < 0 || row >= grid.rows || column >= grid.columns)
      throw Error{ErrorKind::input, "source_outside",
                  fmt::format("sources: row {}, column {} is outside {} rows and {} columns", row, column,
                              grid.rows, grid.columns),
                  ""};
    cells.push_back(grid.id(row, column));
  }
  return cells;
}

SurfaceQuestion question_of(py::dict const& given) {
  auto const friction = given["friction"].cast<Numbers>();
  auto const grid = grid_of(given["grid"].cast<py::dict>(), friction, "friction");
  SurfaceQuestion question{FrictionSurface{raster_of<SecondsPerMetre>(friction, grid)}};
  if (!given["elevation"].is_none()) {
    auto const elevation = given["elevation"].cast<Numbers>();
    require_same_grid(grid, grid_of(given["grid"].cast<py::dict>(), elevation, "elevation"), "elevation");
    question.surface.elevation = raster_of<Metres>(elevation, grid);
  }
  question.surface.pace = choice_of<Pace>(given, "walking");
  for (auto const& barrier : given["barriers"]) question.barriers.push_back(line_of(barrier, "barriers"));
  question.sources = cells_of(given["sources"].cast<Indices>(), grid);
  for (auto const& initial : given["initial_s"]) question.initial.emplace_back(initial.cast<double>());
  question.neighbours = choice_of<Neighbours>(given, "neighbours");
  question.corners = choice_of<Corners>(given, "corners");
  if (!given["max_cost_s"].is_none()) question.max_cost = Seconds{given["max_cost_s"].cast<double>()};
  question.is_reverse = given["reverse"].cast<bool>();
  return question;
}

Numbers seconds_of(CostField const& field) {
  auto const layout = field.layout();
  Numbers array({layout.rows, layout.columns});
  double* const numbers = array.mutable_data();
  double const quantum_s = field.quantum().length().value;
  std::vector<double> labels(TileLayout::cells_per_tile());
  for (std::int64_t tile = 0; tile < layout.tiles(); ++tile) {
    auto const first_row = tile / layout.tile_columns() * TileLayout::side;
    auto const first_column = tile % layout.tile_columns() * TileLayout::side;
    field.read(tile, {}, -1, labels.data(), TileLayout::side);
    for (auto row = first_row; row < std::min(first_row + TileLayout::side, layout.rows); ++row) {
      for (auto column = first_column; column < std::min(first_column + TileLayout::side, layout.columns);
           ++column) {
        auto const label =
            labels[static_cast<std::size_t>((row - first_row) * TileLayout::side + column - first_column)];
        numbers[row * layout.columns + column] = label < 0 ? nothing : label * quantum_s;
      }
    }
  }
  return array;
}

py::dict accumulate(py::dict const& given, py::dict const& common, py::object const& progress,
                    py::object const& log) {
  SurfaceWishes const wishes{given["back_link"].cast<bool>(), given["allocation"].cast<bool>()};
  auto question = question_of(given);
  std::optional<SurfaceAnswer> answer;
  auto const findings = run_watched({progress, log}, common_options(common), [&](Context& context) {
    answer = answer_surface(std::move(question), wishes, context);
  });
  py::dict made;
  made["cost_s"] = seconds_of(answer->field);
  made["quantum_s"] = answer->field.quantum().length().value;
  made["back_link"] =
      answer->back_links ? py::object{array_of<std::uint8_t>(*answer->back_links, no_link)} : py::none();
  made["allocation"] =
      answer->allocation ? py::object{array_of<std::uint32_t>(*answer->allocation, 0)} : py::none();
  made["findings"] = object_of(findings);
  return made;
}

py::dict certify(py::dict const& given, Numbers const& cost, py::dict const& common,
                 py::object const& progress, py::object const& log) {
  auto question = question_of(given);
  auto const grid = grid_of(given["grid"].cast<py::dict>(), cost, "cost");
  auto const seconds = raster_of<Seconds, double>(cost, grid);
  SurfaceVerdict verdict;
  run_watched({progress, log}, common_options(common),
              [&](Context& context) { verdict = certify_surface(std::move(question), seconds, context); });
  py::dict made;
  made["is_optimal"] = verdict.is_optimal;
  made["reached_cells"] = verdict.reached_cells;
  made["cell"] =
      verdict.refuted
          ? py::object{py::make_tuple(grid.row_of(*verdict.refuted), grid.column_of(*verdict.refuted))}
          : py::none();
  made["reason"] = verdict.reason;
  return made;
}

py::list isochrones(py::dict const& given, std::vector<double> const& times_s, py::dict const& common,
                    py::object const& progress, py::object const& log) {
  auto question = question_of(given);
  std::vector<Seconds> times;
  times.reserve(times_s.size());
  for (double const time : times_s) times.emplace_back(time);
  std::vector<ReachedArea> areas;
  run_watched({progress, log}, common_options(common),
              [&](Context& context) { areas = reached_areas(std::move(question), times, context); });
  py::list made;
  for (auto const& area : areas)
    made.append(py::make_tuple(area.time.value, area.ground.value / 1e6, area.cells, geometry_of(area.area)));
  return made;
}

}  // namespace

void add_surfaces(py::module_& module) {
  module.def("accumulate", &accumulate, py::arg("question"), py::arg("common"), py::arg("progress"),
             py::arg("log"));
  module.def("certify", &certify, py::arg("question"), py::arg("cost"), py::arg("common"),
             py::arg("progress"), py::arg("log"));
  module.def("isochrones", &isochrones, py::arg("question"), py::arg("times_s"), py::arg("common"),
             py::arg("progress"), py::arg("log"));
}

}  // namespace passage::python
