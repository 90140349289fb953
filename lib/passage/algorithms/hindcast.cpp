#include "passage/algorithms/hindcast.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "passage/algorithms/event_table.hpp"
#include "passage/algorithms/hazard_inputs.hpp"
#include "passage/algorithms/hindcast_plot.hpp"
#include "passage/algorithms/input_tables.hpp"
#include "passage/align/frame.hpp"
#include "passage/base/output_folder.hpp"
#include "passage/geo/overlay.hpp"
#include "passage/geo/projector.hpp"
#include "passage/read/features.hpp"
#include "passage/read/population.hpp"
#include "passage/write/text_file.hpp"

namespace passage {

namespace {

MultiPolygon read_observed(PolygonInput const& input, Context& context) {
  FeatureRead const how{"observed", RequiredGeometry::polygons};
  return union_of(areas_of(to_lon_lat(read_features(source_of(input), how, context)).features));
}

/// Only events of the kinds that are tested.
void keep_kinds(std::vector<Incident>& incidents, std::vector<Text> const& kinds) {
  tables::Incidents table;
  table.classes.resize(1);
  table.classes[0].name = Text{"tested"};
  table.classes[0].kinds = kinds;
  auto classes = event_classes(std::move(incidents), table);
  incidents = std::move(classes.back().incidents);
}

HindcastInputs read_all(Hindcast const& options, Context& context) {
  HindcastInputs inputs;
  FeatureRead const how{
      "incidents", RequiredGeometry::points, {}, options.columns.entries, options.values.entries};
  inputs.incidents =
      read_incidents(read_features({options.incidents.path, options.incidents.layer}, how, context),
                     format_of(options.format), context);
  if (!options.kinds.empty()) keep_kinds(inputs.incidents, options.kinds);
  MultiPolygon observed;
  if (options.observed) observed = read_observed(*options.observed, context);
  Box box = bounds(observed);
  check_event_places(Source{options.incidents.path}.name(), inputs.incidents, box, context);
  if (observed.empty()) {
    for (auto const& incident : inputs.incidents) box.add(Point{incident.place.lon, incident.place.lat});
  }
  inputs.grid = choose_frame({box}, options.cell, options.crs.value).grid;
  if (!observed.empty()) inputs.window = Projector{Crs{}, inputs.grid.crs}(observed);
  if (options.population) {
    PopulationRead how_people;
    how_people.unit = options.population->unit == tables::PopulationUnit::density ? PopulationUnit::density
                                                                                  : PopulationUnit::count;
    auto const people = read_population({options.population->source.path}, how_people, context);
    inputs.population = people_by_cell(people, inputs.grid);
  }
  inputs.half_lives = options.half_lives;
  inputs.bandwidths = options.bandwidths;
  inputs.recent_shares = options.recent_shares;
  inputs.choose_months = static_cast<int>(options.choose_months.value);
  inputs.test_months = static_cast<int>(options.test_months.value);
  inputs.traversals = static_cast<int>(options.traversals.value);
  inputs.seed = context.seed;
  return inputs;
}

std::string verdict(Gain const& gain) {
  if (gain.low > 0) return "better";
  if (gain.high < 0) return "worse";
  return "not told apart";
}

CsvTable score_table(HindcastAnswer const& answer) {
  CsvTable table{{"baseline", "gain_per_event", "gain_low", "gain_high", "result", "where_gain_per_event",
                  "where_low", "where_high", "where_result"},
                 {}};
  for (auto const& row : answer.baselines) {
    table.rows.push_back({row.name, decimal(row.gain.per_event, 3), decimal(row.gain.low, 3),
                          decimal(row.gain.high, 3), verdict(row.gain), decimal(row.where.per_event, 3),
                          decimal(row.where.low, 3), decimal(row.where.high, 3), verdict(row.where)});
  }
  return table;
}

CsvTable choice_table(HindcastAnswer const& answer) {
  CsvTable table{{"half_life_days", "bandwidth_km", "recent_share", "gain_per_event_over_uniform"}, {}};
  for (auto const& [choice, gain] : answer.choices) {
    table.rows.push_back({shortest(choice.half_life / day), shortest(choice.bandwidth / kilometre),
                          shortest(choice.recent_share.value), decimal(gain, 4)});
  }
  return table;
}

CsvTable month_table(HindcastAnswer const& answer) {
  CsvTable table{{"month", "expected", "observed", "chance_of_at_most", "chance_of_at_least"}, {}};
  for (auto const& month : answer.tested) {
    table.rows.push_back({format_date(month.month.first).substr(0, 7), decimal(month.expected, 1),
                          std::to_string(month.observed),
                          decimal(poisson_at_most(month.expected, month.observed), 4),
                          decimal(1 - poisson_at_most(month.expected, month.observed - 1), 4)});
  }
  return table;
}

CsvTable path_table(HindcastAnswer const& answer) {
  CsvTable table{{"paths", "expected_mean", "observed_mean", "chance_of_any", "share_with_any"}, {}};
  for (auto const& bin : answer.paths) {
    table.rows.push_back({std::to_string(bin.forecasts), decimal(bin.expected, 4), decimal(bin.observed, 4),
                          decimal(bin.chance_expected, 4), decimal(bin.any_observed, 4)});
  }
  return table;
}

/// A TOML string.
std::string toml_text(std::string const& text) {
  std::string quoted = "\"";
  for (char letter : text) {
    if (letter == '"' || letter == '\\') quoted += '\\';
    quoted += letter;
  }
  return quoted + "\"";
}

/// The kinds are a class of their own.
std::string class_heading(std::vector<Text> const& kinds) {
  std::string name, list;
  for (auto const& kind : kinds) {
    name += (name.empty() ? "" : ", ") + kind.value;
    list += (list.empty() ? "" : ", ") + toml_text(kind.value);
  }
  return fmt::format("[[incidents.class]]\nname = {}\nkinds = [{}]\n", toml_text(name), list);
}

std::string chosen_text(Hindcast const& options, HindcastAnswer const& answer) {
  auto const& [choice, gain] = answer.choices.front();
  auto text = fmt::format(
      "# Chosen by a hindcast on {} months before {}; a scenario reads it: [incidents] chosen = "
      "\"chosen.toml\".\n"
      "{}"
      "half_life = \"{} d\"\n"
      "bandwidth = \"{} km\"\n",
      options.choose_months.value, format_date(answer.tested.front().month.first),
      options.kinds.empty() ? std::string{"[incidents]\n"} : class_heading(options.kinds),
      shortest(choice.half_life / day), shortest(choice.bandwidth / kilometre));
  if (!options.kinds.empty()) return text;  // the weight of recent events and the clustering are one for all
  text += fmt::format("recent_share = {}\n", shortest(choice.recent_share.value));
  if (std::isfinite(answer.kappa) && answer.kappa > 0)
    text += fmt::format("dispersion = {}\n", decimal(answer.kappa, 4));
  return text;
}

List list_of(CsvTable const& table, std::size_t columns) {
  List list;
  for (auto const& row : table.rows) {
    Table entry;
    for (std::size_t i = 0; i < columns; ++i) entry.emplace_back(table.columns[i], Node{row[i]});
    list.push_back(Node{std::move(entry)});
  }
  return list;
}

/// Baselines that the forecast does not beat are said, not left to a table.
void find_weaknesses(HindcastInputs const& inputs, HindcastAnswer const& answer, Context& context) {
  for (auto const& row : answer.baselines) {
    if (row.gain.low > 0) continue;
    context.find({Severity::warning, "forecast_not_better",
                  fmt::format("The forecast is not shown to beat \"{}\": {:.3f} per event, 95 % of resampled "
                              "months between {:.3f} and {:.3f}.",
                              row.name, row.gain.per_event, row.gain.low, row.gain.high),
                  "incidents", ""});
  }
  auto const& best = answer.choices.front().choice;
  auto const at_edge = [](auto const& tried, auto value) {
    return tried.size() > 1 && (value == std::ranges::min(tried) || value == std::ranges::max(tried));
  };
  if (at_edge(inputs.bandwidths, best.bandwidth) || at_edge(inputs.half_lives, best.half_life)) {
    context.find(
        {Severity::note, "choice_at_edge",
         "The best half-life or bandwidth is the smallest or largest that was tried. Small bandwidths "
         "win where a source gives its events the coordinates of towns.",
         "incidents", ""});
  }
  if (answer.coarse_dates > 0)
    context.find(
        {Severity::note, "incidents_coarse_dates",
         fmt::format("{} incidents are not dated within one month and were not used.", answer.coarse_dates),
         "incidents", "", answer.coarse_dates});
}

}  // namespace

std::vector<double> people_by_cell(Population const& population, Grid const& grid) {
  std::vector<double> people(static_cast<std::size_t>(grid.cells()), 0.0);
  auto const& source = population.cells.grid();
  auto const people_in = [&](std::int64_t row, double value) {
    bool const is_density = population.unit == PopulationUnit::density;
    return is_density ? value * source.row_metrics(row).area.value / 1e6 : value;
  };
  auto const middle = source.row_metrics(source.rows / 2);
  if (middle.width.value < grid.cell_width && middle.height.value < grid.cell_height) {
    Projector const to_grid{source.crs, grid.crs};
    population.cells.for_each_valid([&](std::int64_t row, std::int64_t column, Persons value) {
      auto const cell = grid.cell_at(to_grid(source.centre(row, column)));
      if (cell) people[cell->value] += people_in(row, value.value);
    });
    return people;
  }
  Projector const to_source{grid.crs, source.crs};
  double const cell_m2 = grid.cell_width * grid.cell_height;
  for (std::int64_t row = 0; row < grid.rows; ++row) {
    for (std::int64_t column = 0; column < grid.columns; ++column) {
      auto const cell = source.cell_at(to_source(grid.centre(row, column)));
      if (!cell) continue;
      auto const source_row = source.row_of(*cell);
      auto const value = population.cells.at(source_row, source.column_of(*cell));
      if (value) {
        people[grid.id(row, column).value] =
            people_in(source_row, value->value) * cell_m2 / source.row_metrics(source_row).area.value;
      }
    }
  }
  return people;
}

Outputs run(Hindcast const& options, Context& context) {
  context.begin_step("read", 0, 0.1);
  auto const inputs = read_all(options, context);
  auto const answer = hindcast(inputs, context);
  find_weaknesses(inputs, answer, context);
  EventTable events;
  events.add("all", inputs.incidents, answer.uses);
  events.add_unread(context.findings);

  PartialFolder folder(options.out.path, context.may_overwrite, "chosen.toml");
  auto const scores = score_table(answer), paths = path_table(answer);
  write_text(folder.path() / "chosen.toml", chosen_text(options, answer));
  write_csv(folder.path() / "scores.csv", scores, options.hxl ? Hashtags::with : Hashtags::without);
  write_csv(folder.path() / "months.csv", month_table(answer),
            options.hxl ? Hashtags::with : Hashtags::without);
  write_csv(folder.path() / "reliability.csv", paths, options.hxl ? Hashtags::with : Hashtags::without);
  write_csv(folder.path() / "choices.csv", choice_table(answer),
            options.hxl ? Hashtags::with : Hashtags::without);
  write_csv(folder.path() / "events.csv", events.table(), options.hxl ? Hashtags::with : Hashtags::without);
  write_text(folder.path() / "hindcast.svg", hindcast_plot(answer));
  folder.commit();

  auto const& choice = answer.choices.front().choice;
  std::int64_t observed = 0;
  double expected = 0;
  for (auto const& month : answer.tested) {
    observed += month.observed;
    expected += month.expected;
  }
  Outputs outputs;
  outputs.summary = {{"half_life_days", Node{choice.half_life / day}},
                     {"bandwidth_km", Node{choice.bandwidth / kilometre}},
                     {"recent_share", Node{choice.recent_share.value}},
                     {"dispersion", Node{std::isfinite(answer.kappa) ? answer.kappa : 0}},
                     {"tested_months", Node{static_cast<double>(answer.tested.size())}},
                     {"events_expected", Node{std::round(expected * 10) / 10}},
                     {"events_observed", Node{static_cast<double>(observed)}},
                     {"chance_of_at_most_observed", Node{answer.chance_of_fewer}},
                     {"chance_of_at_least_observed", Node{answer.chance_of_more}},
                     {"scores", Node{list_of(scores, 5)}},
                     {"paths", Node{list_of(paths, paths.columns.size())}}};
  if (!std::isfinite(answer.kappa))
    std::erase_if(outputs.summary, [](auto const& e) { return e.first == "dispersion"; });
  for (auto const* file : {"chosen.toml", "scores.csv", "months.csv", "reliability.csv", "choices.csv",
                           "events.csv", "hindcast.svg"})
    outputs.files.push_back((folder.final_path() / file).string());
  return outputs;
}

constinit Algorithm const hindcast_command =
    algorithm<Hindcast>("hindcast", "Test on past data", "4 Incidents",
                        "Forecasts past months from the events before them, scores the forecasts against "
                        "simpler ones and chooses "
                        "half-life and bandwidth.");

}  // namespace passage
