#include "passage/algorithms/hindcast_model.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/base/parallel.hpp"
#include "passage/layers/event_weights.hpp"
#include "passage/layers/intensity_probe.hpp"
#include "passage/layers/kernel_sum.hpp"

namespace passage {

namespace {

constexpr double uniform_share = 0.05;
constexpr std::size_t reliability_bins = 10;
constexpr double square_metres_per_km2 = 1e6;

/// A month and what was recorded in it.
struct Month {
  DateSpan when;
  std::vector<CellId> cells;  ///< of its events
};

DateSpan month_of(Date date) {
  std::chrono::year_month_day const parts{date};
  auto const month = parts.year() / parts.month();
  return {Date{month / 1}, Date{month / std::chrono::last}};
}

/// A map of shares of the window, floored, at cells of interest, with a total per day: any forecast.
struct Forecast {
  double per_day = 0;
  std::vector<double> shares;  ///< one per event of the month; of all that is expected
};

class Hindcast {
 public:
  Hindcast(HindcastInputs const& inputs, Context& context)
      : inputs_(inputs), context_(context), window_(inputs.grid, inputs.window) {}

  HindcastAnswer answer() {
    select();
    cut_months();
    choose();
    test();
    simulate_paths();
    return std::move(answer_);
  }

 private:
  void select();
  void cut_months();
  void choose();
  void test();
  void simulate_paths();

  double even_share() const { return 1.0 / static_cast<double>(window_.cells()); }
  double floored(double share) const { return (1 - uniform_share) * share + uniform_share * even_share(); }
  HazardOptions options_for(IntensityChoice const& choice, Date as_of) const {
    HazardOptions options;
    options.as_of = as_of;
    options.half_life = choice.half_life;
    options.bandwidth = choice.bandwidth;
    options.recent_share = choice.recent_share;
    options.uniform_share = Share{uniform_share};
    return options;
  }
  std::size_t events_before(Month const& month) const {
    return static_cast<std::size_t>(
        std::ranges::lower_bound(events_, month.when.first, {},
                                 [](SelectedEvent const& event) { return event.when.last; }) -
        events_.begin());
  }
  /// Weights of all events, zero for those not before the month.
  std::vector<double> padded(std::vector<double> weights) const {
    weights.resize(events_.size(), 0.0);
    return weights;
  }
  Forecast forecast(std::vector<double> const& weights, std::vector<std::vector<double>> const& masses,
                    std::size_t column) const;
  double score(Forecast const& forecast, Month const& month) const;
  Raster<HazardRate, double> cells_of(Month const& month, IntensityChoice const& choice,
                                      Context& context) const;
  std::vector<CountForecast> along_paths(std::span<Month const> months,
                                         std::vector<std::vector<CellId>> const& paths);
  std::vector<std::vector<CellId>> draw_paths(Metres reach) const;
  std::vector<CellId> cells_near(Point a, Point b, Metres reach) const;

  HindcastInputs const& inputs_;
  Context& context_;
  ObservedWindow window_;
  std::vector<SelectedEvent> events_;  ///< by date
  std::vector<Month> chosen_on_, tested_;
  HindcastAnswer answer_;
};

void Hindcast::select() {
  HazardOptions everything;
  everything.as_of = Date::max();
  auto selection = select_events(inputs_.incidents, everything, inputs_.grid, window_);
  answer_.uses = std::move(selection.uses);
  for (auto const& event : selection.used) {
    if (month_of(event.when.first).last < event.when.last) {
      ++answer_.coarse_dates;
    } else {
      events_.push_back(event);
    }
  }
  std::ranges::stable_sort(events_, {}, [](SelectedEvent const& event) {
    return std::tuple{event.when.last, event.when.first, event.point};
  });
  if (events_.empty())
    throw Error{ErrorKind::input, "dates_too_coarse",
                "hindcast: no event at a known place is dated within one month",
                "a forecast of months cannot be scored on years; give dated events"};
}

void Hindcast::cut_months() {
  auto const newest = events_.back().when.last;
  auto end = month_of(newest);
  // A month that ends more than a week after the newest event may not have been recorded to its end.
  if ((end.last - newest).count() > 7) end = month_of(end.first - std::chrono::days{1});
  std::vector<Month> months;
  for (int i = 0; i < inputs_.choose_months + inputs_.test_months; ++i) {
    months.push_back({end, {}});
    end = month_of(end.first - std::chrono::days{1});
  }
  std::ranges::reverse(months);
  for (auto const& event : events_) {
    for (auto& month : months) {
      if (event.when.first >= month.when.first && event.when.last <= month.when.last)
        month.cells.push_back(*inputs_.grid.cell_at(event.point));
    }
  }
  if (events_before(months.front()) < 2)
    throw Error{ErrorKind::input, "too_few_months",
                fmt::format("hindcast: fewer than two events are dated before {}, the first month of {}",
                            format_date(months.front().when.first), months.size()),
                "ask for fewer months to choose on or to test"};
  auto const split = months.begin() + inputs_.choose_months;
  chosen_on_.assign(months.begin(), split);
  tested_.assign(split, months.end());
}

Forecast Hindcast::forecast(std::vector<double> const& weights,
                            std::vector<std::vector<double>> const& masses, std::size_t column) const {
  Forecast made;
  made.per_day = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (auto const& cell : masses)
    made.shares.push_back(made.per_day > 0 ? floored(cell[column] / made.per_day) : even_share());
  return made;
}

/// Poisson log-likelihood of the month but for terms that all forecasts share.
double Hindcast::score(Forecast const& forecast, Month const& month) const {
  double const days = month.when.days();
  double sum = -forecast.per_day * days;
  for (double const share : forecast.shares) sum += std::log(forecast.per_day * days * share);
  return sum;
}

void Hindcast::choose() {
  context_.begin_step("choose", 0.1, 0.7);
  auto const& half_lives = inputs_.half_lives;
  auto const& shares = inputs_.recent_shares;
  std::size_t const per_bandwidth = half_lives.size() * shares.size();
  std::vector<double> scores(inputs_.bandwidths.size() * per_bandwidth, 0.0);
  std::vector<double> uniform(chosen_on_.size());
  std::size_t observed = 0;
  for (auto const& month : chosen_on_) observed += month.cells.size();
  if (observed == 0)
    throw Error{ErrorKind::input, "no_tested_events", "hindcast: no event lies in the months to choose on",
                "ask for more months to choose on"};
  for (std::size_t b = 0; b < inputs_.bandwidths.size(); ++b) {
    IntensityChoice choice{half_lives.front(), inputs_.bandwidths[b], Share{0}};
    IntensityProbe const probe{events_, options_for(choice, {}), inputs_.grid, window_};
    std::vector<std::vector<double>> by_month(chosen_on_.size(), std::vector<double>(per_bandwidth));
    parallel_for(chosen_on_.size(), context_, [&](std::size_t m, int) {
      auto const& month = chosen_on_[m];
      std::span const past{events_.data(), events_before(month)};
      std::vector<std::vector<double>> weights;
      for (auto const half_life : half_lives) {
        for (auto const share : shares) {
          IntensityChoice const one{half_life, inputs_.bandwidths[b], share};
          auto const as_of = month.when.first - std::chrono::days{1};
          weights.push_back(padded(weigh_events(past, options_for(one, as_of)).per_day));
        }
      }
      auto const masses = probe.masses(weights, month.cells);
      for (std::size_t w = 0; w < weights.size(); ++w)
        by_month[m][w] = score(forecast(weights[w], masses, w), month);
      Forecast even{0, std::vector<double>(month.cells.size(), even_share())};
      auto const as_of = month.when.first - std::chrono::days{1};
      even.per_day = static_cast<double>(past.size()) /
                     (static_cast<double>((as_of - events_.front().when.first).count()) + 1);
      uniform[m] = score(even, month);
    });
    for (std::size_t w = 0; w < per_bandwidth; ++w) {
      for (std::size_t m = 0; m < chosen_on_.size(); ++m)
        scores[b * per_bandwidth + w] += by_month[m][w] - uniform[m];
    }
  }
  for (std::size_t i = 0; i < scores.size(); ++i) {
    answer_.choices.push_back({{half_lives[i % per_bandwidth / shares.size()],
                                inputs_.bandwidths[i / per_bandwidth], shares[i % shares.size()]},
                               scores[i] / static_cast<double>(observed)});
  }
  std::ranges::stable_sort(answer_.choices, std::ranges::greater{}, &ScoredChoice::gain);
}

void Hindcast::test() {
  context_.begin_step("test", 0.7, 0.8);
  auto const choice = answer_.choices.front().choice;
  IntensityProbe const probe{events_, options_for(choice, {}), inputs_.grid, window_};
  struct Rival {
    std::string name;
    std::vector<PeriodScore> whole, where;
  };
  std::vector<Rival> rivals{
      {"uniform", {}, {}}, {"population", {}, {}}, {"last year", {}, {}}, {"long run", {}, {}}};
  double const people = std::accumulate(inputs_.population.begin(), inputs_.population.end(), 0.0);
  std::int64_t observed = 0;
  double expected = 0;
  for (auto const& month : tested_) {
    context_.check_cancel();
    auto const as_of = month.when.first - std::chrono::days{1};
    std::span const past{events_.data(), events_before(month)};
    double const days = static_cast<double>((as_of - events_.front().when.first).count()) + 1;
    std::vector<double> last_year;
    for (auto const& event : past)
      last_year.push_back((as_of - event.when.last).count() < 365 ? 1.0 / 365 : 0);
    std::vector<std::vector<double>> const weights{
        padded(weigh_events(past, options_for(choice, as_of)).per_day), padded(last_year),
        padded(std::vector<double>(past.size(), 1 / days))};
    auto const masses = probe.masses(weights, month.cells);
    auto const ours = forecast(weights[0], masses, 0);
    auto const long_run = forecast(weights[2], masses, 2);
    Forecast even{long_run.per_day, std::vector<double>(month.cells.size(), even_share())};
    Forecast by_people = even;
    if (people > 0) {
      for (std::size_t i = 0; i < month.cells.size(); ++i)
        by_people.shares[i] = floored(inputs_.population[month.cells[i].value] / people);
    }
    auto recent = forecast(weights[1], masses, 1);
    if (recent.per_day == 0) recent.per_day = 0.5 / 365;  // nothing for a year is not "never"
    auto const count = static_cast<std::int64_t>(month.cells.size());
    Forecast const* const all[] = {&even, &by_people, &recent, &long_run};
    for (std::size_t r = 0; r < rivals.size(); ++r) {
      double const whole = score(ours, month) - score(*all[r], month);
      double where = 0;
      for (std::size_t i = 0; i < month.cells.size(); ++i)
        where += std::log(ours.shares[i] / all[r]->shares[i]);
      rivals[r].whole.push_back({whole, count});
      rivals[r].where.push_back({where, count});
    }
    answer_.tested.push_back({month.when, ours.per_day * month.when.days(), count});
    observed += count;
    expected += answer_.tested.back().expected;
  }
  if (observed == 0)
    throw Error{ErrorKind::input, "no_tested_events", "hindcast: no event lies in the months to test",
                "ask for more months to test"};
  for (auto const& rival : rivals) {
    if (rival.name == "population" && people <= 0) continue;
    answer_.baselines.push_back({rival.name,
                                 information_gain(rival.whole, Random{inputs_.seed}.stream("months")),
                                 information_gain(rival.where, Random{inputs_.seed}.stream("months"))});
  }
  answer_.chance_of_fewer = poisson_at_most(expected, observed);
  answer_.chance_of_more = 1 - poisson_at_most(expected, observed - 1);
}

/// Expected events of a month in every cell.
Raster<HazardRate, double> Hindcast::cells_of(Month const& month, IntensityChoice const& choice,
                                              Context& context) const {
  auto const as_of = month.when.first - std::chrono::days{1};
  auto const options = options_for(choice, as_of);
  std::span const past{events_.data(), events_before(month)};
  auto const weights = weigh_events(past, options);
  double const cell_km2 = inputs_.grid.cell_width * inputs_.grid.cell_height / square_metres_per_km2;
  double const factor = month.when.days() * cell_km2;  // so that a rate per km² is a count per cell
  KernelSum sum;
  sum.bandwidth = choice.bandwidth;
  for (std::size_t i = 0; i < past.size(); ++i) {
    sum.points.push_back(
        {past[i].point, kernel_sigma(past[i], options), (1 - uniform_share) * factor * weights.per_day[i]});
  }
  Raster<HazardRate, double> cells{inputs_.grid};
  fill_with_kernels(cells, std::move(sum), window_,
                    HazardRate{uniform_share * weights.expected_per_day * month.when.days() * even_share()},
                    context);
  return cells;
}

/// Straight paths whose ends are half random places of the window, half places of events before the tested
/// months; each as the cells within `reach`.
std::vector<std::vector<CellId>> Hindcast::draw_paths(Metres reach) const {
  auto random = Random{inputs_.seed}.stream("paths");
  auto const past = events_before(chosen_on_.front());
  auto const& grid = inputs_.grid;
  std::vector<CellId> inside;
  for (std::int64_t row = 0; row < grid.rows; ++row) {
    for (auto const& run : window_.runs(row)) {
      for (auto column = run.first; column <= run.last; ++column) inside.push_back(grid.id(row, column));
    }
  }
  auto const place = [&] {
    if (random.uniform() < 0.5) return events_[random.below(past)].point;
    auto const cell = inside[random.below(inside.size())];
    return grid.centre(grid.row_of(cell), grid.column_of(cell));
  };
  std::vector<std::vector<CellId>> paths;
  paths.reserve(static_cast<std::size_t>(inputs_.traversals));
  for (int i = 0; i < inputs_.traversals; ++i) {
    auto const a = place(), b = place();
    paths.push_back(cells_near(a, b, reach));
  }
  return paths;
}

/// The cells of the window whose centre lies within `reach` of the straight line.
std::vector<CellId> Hindcast::cells_near(Point a, Point b, Metres reach) const {
  auto const& grid = inputs_.grid;
  double const dx = b.x - a.x, dy = b.y - a.y, squared = dx * dx + dy * dy;
  Box box;
  box.add(a);
  box.add(b);
  box = box.grown(reach.value + grid.cell_width + grid.cell_height);
  auto const row_at = [&](double y) {
    auto const row = std::floor((grid.origin.y - y) / grid.cell_height);
    return static_cast<std::int64_t>(std::clamp(row, 0.0, static_cast<double>(grid.rows - 1)));
  };
  auto const column_at = [&](double x) {
    auto const column = std::floor((x - grid.origin.x) / grid.cell_width);
    return static_cast<std::int64_t>(std::clamp(column, 0.0, static_cast<double>(grid.columns - 1)));
  };
  std::vector<CellId> cells;
  for (auto row = row_at(box.high.y); row <= row_at(box.low.y); ++row) {
    context_.check_cancel();
    for (auto const& run : window_.runs(row)) {
      auto const last = std::min(run.last, column_at(box.high.x));
      for (auto column = std::max(run.first, column_at(box.low.x)); column <= last; ++column) {
        auto const centre = grid.centre(row, column);
        double const t =
            squared > 0 ? std::clamp(((centre.x - a.x) * dx + (centre.y - a.y) * dy) / squared, 0.0, 1.0) : 0;
        if (std::hypot(centre.x - a.x - t * dx, centre.y - a.y - t * dy) <= reach.value)
          cells.push_back(grid.id(row, column));
      }
    }
  }
  return cells;
}

std::vector<CountForecast> Hindcast::along_paths(std::span<Month const> months,
                                                 std::vector<std::vector<CellId>> const& paths) {
  auto const& grid = inputs_.grid;
  std::vector<CountForecast> forecasts;
  for (auto const& month : months) {
    context_.check_cancel();
    auto const expected = cells_of(month, answer_.choices.front().choice, context_);
    std::vector<double> mass(static_cast<std::size_t>(grid.cells()), 0.0);
    std::vector<int> count(mass.size(), 0);
    expected.for_each_valid([&](std::int64_t row, std::int64_t column, HazardRate rate) {
      mass[grid.id(row, column).value] = rate.value;
    });
    for (auto const cell : month.cells) ++count[cell.value];
    for (auto const& path : paths) {
      context_.check_cancel();
      CountForecast forecast;
      for (auto const cell : path) {
        forecast.expected += mass[cell.value];
        forecast.observed += count[cell.value];
      }
      if (forecast.expected > 0) forecasts.push_back(forecast);
    }
  }
  return forecasts;
}

void Hindcast::simulate_paths() {
  context_.begin_step("simulate paths", 0.8, 1);
  double const cell = std::max(inputs_.grid.cell_width, inputs_.grid.cell_height);
  answer_.path_reach = std::max(answer_.choices.front().choice.bandwidth / 2, Metres{cell});
  auto const paths = draw_paths(answer_.path_reach);
  auto const before = along_paths(chosen_on_, paths);
  if (before.empty()) return;
  answer_.kappa = fit_dispersion(before);
  answer_.paths = reliability(along_paths(tested_, paths), reliability_bins, answer_.kappa);
}

}  // namespace

HindcastAnswer hindcast(HindcastInputs const& inputs, Context& context) {
  return Hindcast{inputs, context}.answer();
}

}  // namespace passage
