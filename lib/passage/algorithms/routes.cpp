#include "passage/algorithms/routes.hpp"

#include <cmath>

#include <fmt/core.h>

#include "passage/algorithms/hazard_inputs.hpp"
#include "passage/algorithms/route_options.hpp"
#include "passage/algorithms/sheet_facts.hpp"
#include "passage/base/output_folder.hpp"
#include "passage/geo/mercator.hpp"
#include "passage/read/raster.hpp"
#include "passage/write/corridors_gpkg.hpp"

namespace passage {

namespace {

Scenario question_of(Routes const& options) {
  auto scenario = scenario_of(options.evidence);
  scenario.from = options.from;
  scenario.to = options.to;
  scenario.roads = options.roads;
  scenario.corridors = options.corridors;
  return scenario;
}

HazardSurface read_hazard(Routes const& options, Context& context) {
  RasterRead reading;
  reading.input = "hazard";
  reading.least = 0;
  auto rate = read_raster<HazardRate, double>({options.hazard->path, {}}, reading, context);
  if (!rate.grid().crs.is_projected_in_metres()) {
    throw Error{ErrorKind::input, "hazard_crs",
                fmt::format("{}: got {}, expected a raster in a CRS projected in metres",
                            options.hazard->path, rate.grid().crs.name()),
                "make it with passage exposure, or reproject it"};
  }
  refuse_mercator(rate.grid().crs, options.hazard->path, "make it with passage exposure, or reproject it");
  HazardSurface surface{rate.grid()};
  surface.rate = rate;
  surface.radius = options.radius;
  double sum = 0;
  std::size_t count = 0;
  rate.for_each_valid([&](auto, auto, HazardRate cell) {
    sum += cell.value;
    ++count;
  });
  if (count == 0) {
    throw Error{ErrorKind::input, "empty_hazard",
                fmt::format("{}: no cell has a value, expected a rate", options.hazard->path)};
  }
  surface.mean_rate = HazardRate{sum / static_cast<double>(count)};
  return surface;
}

Outputs outputs_of(RunResult const& result) {
  Outputs outputs;
  outputs.answer = result.options.empty() ? Answer::no_route : Answer::result;
  List rows;
  for (auto const& option : result.options) {
    auto const& measures = option.assessment;
    Table row{{"option", Node{option.id, {}}},
              {"name", Node{option.name, {}}},
              {"length_km", Node{std::round(measures.length / kilometre * 10) / 10, {}}}};
    if (measures.time) row.emplace_back("time_h", Node{std::round(*measures.time / hour * 100) / 100, {}});
    if (measures.elapsed)
      row.emplace_back("elapsed_days", Node{std::round(*measures.elapsed / day * 100) / 100, {}});
    if (measures.nights_en_route)
      row.emplace_back("nights_en_route", Node{static_cast<double>(*measures.nights_en_route), {}});
    row.emplace_back("agreements", Node{static_cast<double>(measures.consents.size()), {}});
    rows.push_back(Node{std::move(row), {}});
  }
  outputs.summary = {{"options", Node{std::move(rows), {}}}};
  return outputs;
}

}  // namespace

void check(Routes const& options, Node const& table, Problems& problems) {
  if (options.hazard && options.evidence.incidents) {
    problems.add({"two_hazards", table.where, "got both hazard and incidents, expected one of them",
                  "leave out incidents to use the raster"});
  }
  auto const& criteria = options.corridors.criteria;
  bool const is_exposure_alone = criteria.size() == 1 && criteria.front() == tables::Criterion::exposure;
  if (is_exposure_alone && !options.hazard && !options.evidence.incidents) {
    problems.add({"missing_table", table.where,
                  "got the criterion exposure without hazard or incidents, expected one of these",
                  "give one of them, or choose other criteria"});
  }
  if (options.corridors.max_handovers && !options.evidence.control) {
    problems.add({"missing_table", table.where, "got max_handovers without control, expected both",
                  "give control, or leave max_handovers out"});
  }
}

Outputs run(Routes const& options, Context& context) {
  auto scenario = question_of(options);
  PartialFile file{options.out.path, context.may_overwrite};
  context.begin_step("read", 0.0, 0.05);
  auto inputs = read_inputs({scenario, {}}, context);
  if (options.hazard) {
    inputs.hazard = read_hazard(options, context);
    scenario.scenario.crs.value = inputs.hazard->rate.grid().crs.wkt();
  }
  auto result = find_route_options(scenario, std::move(inputs), context);
  result.facts = sheet_facts(scenario);
  context.begin_step("write", 0.8, 1.0);
  write_corridors_gpkg(file.path(), result);
  file.commit();
  auto outputs = outputs_of(result);
  outputs.files = {file.final_path().string()};
  context.progress(1);
  return outputs;
}

constinit Algorithm const routes_command = algorithm<Routes>(
    "routes", "Routes between places", "2 Routes",
    "Finds the routes that no other beats in time, exposure and agreements, and alternatives "
    "that are truly different.");

}  // namespace passage
