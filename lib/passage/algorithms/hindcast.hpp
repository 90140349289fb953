#pragma once
#include "passage/algorithms/hindcast_model.hpp"
#include "passage/declare/algorithm.hpp"
#include "passage/declare/tables/hazards.hpp"
#include "passage/declare/tables/people.hpp"
#include "passage/model/population.hpp"

namespace passage {

/// `passage hindcast --incidents FILE --out DIR`: how well the intensity would have forecast what was
/// recorded, against four simpler forecasts, and with which half-life and bandwidth.
struct Hindcast {
  PointInput incidents;
  OutputFolder out;
  tables::IncidentFormat format = tables::IncidentFormat::automatic;
  Count test_months{12}, choose_months{36};
  std::vector<Seconds> half_lives{30 * day, 60 * day, 90 * day, 180 * day, 365 * day, 730 * day};
  std::vector<Metres> bandwidths{Metres{5000}, Metres{10000}, Metres{20000}, Metres{40000}, Metres{80000}};
  std::vector<Share> recent_shares{Share{0}, Share{0.25}, Share{0.5}, Share{0.75}, Share{0.9}, Share{1}};
  std::optional<PolygonInput> observed;
  std::optional<tables::Population> population;
  Metres cell{10000};
  CrsName crs;
  Count traversals{400};
  std::vector<Text> kinds;
  TextMap columns, values;
  bool hxl = false;
};

template <>
inline constexpr auto params<Hindcast> = declare<Hindcast>(
    param<&Hindcast::incidents>("incidents", "Recorded events with dates.").required(),
    param<&Hindcast::out>("out", "Folder of tables that is made; chosen.toml goes into a scenario.")
        .required(),
    param<&Hindcast::format>("format", "How columns are named; columns uses the map of the same name."),
    param<&Hindcast::test_months>("test_months", "The last months, forecast one by one.",
                                  {Count{1}, Count{600}}),
    param<&Hindcast::choose_months>("choose_months", "Months before them that the choice is made on.",
                                    {Count{1}, Count{600}}),
    param<&Hindcast::half_lives>("half_lives", "Half-lives to try.", {day, 36500 * day}),
    param<&Hindcast::bandwidths>("bandwidths", "Bandwidths to try.", {Metres{10}, Metres{500000}}),
    param<&Hindcast::recent_shares>("recent_shares", "Weights of recent events to try."),
    param<&Hindcast::observed>(
        "observed", "The ground that the source of the events watches. Absent: the box around them."),
    param<&Hindcast::population>("population", "People, for the forecast by population."),
    param<&Hindcast::cell>("cell", "Cell in which events are counted.", {Metres{100}, Metres{100000}}),
    param<&Hindcast::crs>("crs", "Coordinate reference system of the cells, or auto.").advanced(),
    param<&Hindcast::traversals>("traversals", "Simulated paths of the reliability table.",
                                 {Count{10}, Count{100000}})
        .advanced(),
    param<&Hindcast::kinds>("kinds",
                            "Kinds of events that are tested, as one class of a scenario. Absent: all.")
        .advanced(),
    tables::columns_row<&Hindcast::columns>(), tables::values_row<&Hindcast::values>(),
    tables::hxl_row<&Hindcast::hxl>());

/// People per cell of a metric grid, for a forecast only: cells of the population larger than those of the
/// grid lend their density to the grid's cell centres, smaller ones are counted where their centre lies.
std::vector<double> people_by_cell(Population const& population, Grid const& grid);

Outputs run(Hindcast const& options, Context& context);

extern const Algorithm hindcast_command;

}  // namespace passage
