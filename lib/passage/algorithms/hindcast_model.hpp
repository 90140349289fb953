#pragma once
// A hindcast on values: forecasts made month by month from what was recorded before, and how they did.
#include <optional>
#include <string>
#include <vector>

#include "passage/evaluate/forecast_score.hpp"
#include "passage/layers/event_selection.hpp"

namespace passage {

/// How far back recent events count, how wide they are spread, how much they count against the long run.
struct IntensityChoice {
  Seconds half_life;
  Metres bandwidth;
  Share recent_share;
};

struct HindcastInputs {
  std::vector<Incident> incidents;
  Grid grid;
  MultiPolygon window;             ///< in the grid's CRS; empty: the whole grid
  std::vector<double> population;  ///< per cell of the grid; empty: that baseline is left out
  std::vector<Seconds> half_lives;
  std::vector<Metres> bandwidths;
  std::vector<Share> recent_shares;
  int choose_months = 36;  ///< before the tested ones
  int test_months = 12;    ///< the last ones
  int traversals = 400;    ///< simulated paths
  std::uint64_t seed = 1;
};

/// One choice with its score on the months it is chosen from.
struct ScoredChoice {
  IntensityChoice choice;
  double gain = 0;  ///< per event, against uniform
};

/// How the forecast did against another one over the tested months.
struct BaselineScore {
  std::string name;  ///< "uniform", "population", "last year", "long run"
  Gain gain;         ///< of the whole forecast: how many, and where
  Gain where;        ///< of the map alone: both forecasts expect the same total
};

struct MonthForecast {
  DateSpan month;
  double expected = 0;
  std::int64_t observed = 0;
};

struct HindcastAnswer {
  std::vector<EventUse> uses;            ///< one per incident
  std::size_t coarse_dates = 0;          ///< of the usable ones: the date is not known within a month
  std::vector<ScoredChoice> choices;     ///< best first
  std::vector<BaselineScore> baselines;  ///< of the best choice, over the tested months
  std::vector<MonthForecast> tested;
  double kappa = 0;                   ///< over-dispersion along simulated paths, months of choice
  Metres path_reach;                  ///< half the chosen bandwidth
  std::vector<ReliabilityBin> paths;  ///< tested months, with that κ
  double chance_of_fewer = 0, chance_of_more = 0;  ///< N-test: at most / at least as many as were observed
};

/// Scores every choice on `choose_months` rolling one-month forecasts and takes the best; then forecasts the
/// `test_months` after them with it. Every forecast uses only events dated before its month. The likelihood
/// is Poisson over the cells of the grid; every forecast and baseline has 5 % spread evenly, so that none can
/// score minus infinity. Events count when their place is exact or near a named place and their date is known
/// within one calendar month. The last month is that of the newest event, or the one before
/// when more than a week is missing at its end.
///
/// Throws Error{input}: "dates_too_coarse" when no event is known to a month; "too_few_months" when fewer
/// than two events lie before the months asked for; "no_tested_events".
HindcastAnswer hindcast(HindcastInputs const& inputs, Context& context);

}  // namespace passage
