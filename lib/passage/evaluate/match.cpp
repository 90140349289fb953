#include "passage/evaluate/match.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "passage/geo/line_index.hpp"

namespace passage {

namespace {

// Costs are lengths in metres, so that they compare with each other.
constexpr double cost_of_no_road = 2;     // per metre: rather no road than one that does not fit
constexpr double junction_search_m = 30;  // how far apart the ends of two joined roads may be drawn
constexpr double least_gap_m = 1e-3;      // pieces nearer than this meet
constexpr double least_step_m = 50;       // steps of a line that was cut from the roads
constexpr double switch_cost_m = 1e-9;    // prefers staying when all else is equal
constexpr double pace_cost = 1e-4;  // per metre, of the slowest road: decides between roads drawn as one
constexpr std::size_t no_road = std::numeric_limits<std::size_t>::max();

double squared(double number) {
  return number * number;
}

Line lines_end_to_end(Line a, Line const& b) {
  for (auto const& point : b) {
    if (a.empty() || a.back() != point) a.push_back(point);
  }
  return a;
}

/// A short straight part of the given line.
struct Step {
  Point start, end;
  double length_m = 0;
  Point middle() const { return {(start.x + end.x) / 2, (start.y + end.y) / 2}; }
};

std::vector<Step> steps_of(Line const& line, double longest_m) {
  std::vector<Step> steps;
  for (std::size_t i = 1; i < line.size(); ++i) {
    auto const a = line[i - 1], b = line[i];
    double const whole = distance(a, b);
    if (!(whole > 0)) continue;
    auto const parts = std::max(1.0, std::ceil(whole / longest_m));
    auto at = [&](double k) {
      return k == parts ? b : Point{a.x + (b.x - a.x) * k / parts, a.y + (b.y - a.y) * k / parts};
    };
    for (double k = 0; k < parts; ++k) steps.push_back({at(k), at(k + 1), whole / parts});
  }
  return steps;
}

/// A road that a step may follow, with the distances along the road where it starts and ends.
struct Candidate {
  std::size_t road = no_road;
  double start_m = 0, end_m = 0;
  double loop_m = 0;  // length of a road that ends where it begins, a roundabout; else 0
  Point start, end;   // on the road
  double cost = 0;    // of this step alone
  double best = 0;    // of the best sequence that ends here
  std::size_t before = 0;
};

struct FootOnRoad {
  double at_m = 0, distance = 0;
  Point point;
};

}  // namespace

struct RoadMatcher::State {
  std::vector<RoadFeature> const* roads;
  std::vector<std::vector<double>> sums;  // running lengths of every road
  LineIndex index;

  static std::vector<Line> lines_of(std::vector<RoadFeature> const& roads) {
    std::vector<Line> lines;
    lines.reserve(roads.size());
    for (auto const& road : roads) lines.push_back(road.line);
    return lines;
  }
  std::vector<double> paces;  // of every road, as a share of the slowest

  State(std::vector<RoadFeature> const& all, std::vector<Seconds> const& times)
      : roads(&all), index(lines_of(all)) {
    double slowest = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      sums.push_back(running_lengths(all[i].line));
      double const cost = times.empty() ? all[i].length.value : times[i].value;
      paces.push_back(sums.back().back() > 0 ? cost / sums.back().back() : 0);
      slowest = std::max(slowest, paces.back());
    }
    for (auto& pace : paces) pace = slowest > 0 ? pace / slowest : 0;
  }

  double length_of(std::size_t road) const { return sums[road].back(); }
  Line part(std::size_t road, double from_m, double upto_m) const {
    return part_of((*roads)[road].line, Share{from_m / length_of(road)}, Share{upto_m / length_of(road)});
  }
  FootOnRoad foot(std::size_t road, Point point, double low_m, double high_m) const;
  Candidate candidate(Step const& step, LineSpot const& spot, double tolerance_m) const;
  std::vector<Candidate> candidates(Step const& step, double tolerance_m) const;
  std::vector<std::vector<Candidate>> best_sequences(std::vector<Step> const& steps,
                                                     double tolerance_m) const;
};

/// The place nearest to `point` among those between two distances along a road.
FootOnRoad RoadMatcher::State::foot(std::size_t road, Point point, double low_m, double high_m) const {
  auto const& line = (*roads)[road].line;
  auto const& sum = sums[road];
  low_m = std::max(low_m, 0.0);
  high_m = std::min(high_m, sum.back());
  auto const above = static_cast<std::size_t>(std::ranges::upper_bound(sum, low_m) - sum.begin());
  FootOnRoad best{0, std::numeric_limits<double>::infinity(), {}};
  for (auto i = std::clamp<std::size_t>(above, 1, line.size() - 1); i < line.size(); ++i) {
    double const step = sum[i] - sum[i - 1];
    if (sum[i - 1] > high_m) break;
    if (!(step > 0)) continue;
    auto const a = line[i - 1], b = line[i];
    double const along = ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / squared(step);
    double const last = std::clamp((high_m - sum[i - 1]) / step, 0.0, 1.0);
    double const share = std::clamp(along, std::clamp((low_m - sum[i - 1]) / step, 0.0, last), last);
    Point const here = share == 1 ? b : Point{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
    double const away = distance(point, here);
    if (away < best.distance) best = {share == 1 ? sum[i] : sum[i - 1] + share * step, away, here};
  }
  return best;
}

Candidate RoadMatcher::State::candidate(Step const& step, LineSpot const& spot, double tolerance_m) const {
  Candidate found;
  found.road = spot.line;
  double const middle_m = spot.foot.position.value * length_of(spot.line);
  double const around_m = step.length_m / 2 + 2 * tolerance_m;
  auto const start = foot(spot.line, step.start, middle_m - around_m, middle_m + around_m);
  auto const end = foot(spot.line, step.end, middle_m - around_m, middle_m + around_m);
  found.start_m = start.at_m;
  found.end_m = end.at_m;
  found.start = start.point;
  found.end = end.point;
  auto const& line = (*roads)[spot.line].line;
  found.loop_m = line.front() == line.back() ? length_of(spot.line) : 0;
  double const away = squared(spot.foot.distance) + (squared(start.distance) + squared(end.distance)) / 2;
  double const progress = std::abs(found.end_m - found.start_m);
  found.cost = step.length_m * away / (2 * squared(tolerance_m)) + std::abs(progress - step.length_m) +
               step.length_m * pace_cost * paces[spot.line];
  return found;
}

std::vector<Candidate> RoadMatcher::State::candidates(Step const& step, double tolerance_m) const {
  std::vector<Candidate> list;
  for (auto const& spot : index.within(step.middle(), tolerance_m)) {
    if (length_of(spot.line) > 0) list.push_back(candidate(step, spot, tolerance_m));
  }
  Candidate none;
  none.start = step.start;
  none.end = step.end;
  none.cost = cost_of_no_road * step.length_m;
  list.push_back(none);
  return list;
}

namespace {

/// Along one road from the end of `a` to the start of `b`; round a loop over the place where it begins.
bool goes_over_seam(Candidate const& a, Candidate const& b) {
  return a.road == b.road && a.loop_m > 0 && std::abs(b.start_m - a.end_m) > a.loop_m / 2;
}

double transition(Candidate const& a, Candidate const& b, double tolerance_m) {
  if (a.road == no_road && b.road == no_road) return 0;
  if (a.road == no_road || b.road == no_road) return tolerance_m;
  if (a.road == b.road) {
    double const along_m = std::abs(b.start_m - a.end_m);
    return goes_over_seam(a, b) ? a.loop_m - along_m : along_m;
  }
  return distance(a.end, b.start) + switch_cost_m;
}

}  // namespace

std::vector<std::vector<Candidate>> RoadMatcher::State::best_sequences(std::vector<Step> const& steps,
                                                                       double tolerance_m) const {
  std::vector<std::vector<Candidate>> columns;
  for (auto const& step : steps) {
    auto column = candidates(step, tolerance_m);
    for (auto& here : column) {
      if (columns.empty()) {
        here.best = here.cost;
        continue;
      }
      here.best = std::numeric_limits<double>::infinity();
      auto const& earlier = columns.back();
      for (std::size_t i = 0; i < earlier.size(); ++i) {
        double const cost = earlier[i].best + transition(earlier[i], here, tolerance_m) + here.cost;
        if (cost < here.best) {
          here.best = cost;
          here.before = i;
        }
      }
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

namespace {

/// A run of steps along one road in one direction.
struct Run {
  std::size_t road = no_road;
  double start_m = 0, end_m = 0;  // along the road in the direction of travel
  Line line;                      // as given
  bool forward() const { return end_m >= start_m; }
};

std::vector<Candidate> chosen_of(std::vector<std::vector<Candidate>> const& columns) {
  std::vector<Candidate> chosen(columns.size());
  std::size_t at = 0;
  for (std::size_t i = 0; i < columns.back().size(); ++i) {
    if (columns.back()[i].best < columns.back()[at].best) at = i;
  }
  for (auto i = columns.size(); i-- > 0;) {
    chosen[i] = columns[i][at];
    at = columns[i][at].before;
  }
  return chosen;
}

std::vector<Run> runs_of(std::vector<Step> const& steps, std::vector<Candidate> const& chosen) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    auto const& here = chosen[i];
    bool const goes_on =
        !runs.empty() && runs.back().road == here.road && !goes_over_seam(chosen[i - 1], here) &&
        (here.road == no_road || here.end_m == here.start_m || runs.back().end_m == runs.back().start_m ||
         runs.back().forward() == (here.end_m > here.start_m));
    if (!goes_on) runs.push_back({here.road, here.start_m, here.end_m, {}});
    auto& run = runs.back();
    run.end_m = here.end_m;
    run.line = lines_end_to_end(std::move(run.line), {steps[i].start, steps[i].end});
  }
  return runs;
}

}  // namespace

RoadMatcher::RoadMatcher(std::vector<RoadFeature> const& roads, std::vector<Seconds> const& times)
    : state_(std::make_unique<State>(roads, times)) {}
RoadMatcher::~RoadMatcher() = default;
RoadMatcher::RoadMatcher(RoadMatcher&&) noexcept = default;
RoadMatcher& RoadMatcher::operator=(RoadMatcher&&) noexcept = default;

std::vector<RoadFeature> const& RoadMatcher::roads() const {
  return *state_->roads;
}

namespace {

/// Where two roads join, when the matched parts do not meet: the end of one, where the other passes near it.
template <class Foot, class Length>
void join_at_junction(Run& a, Run& b, double reach_m, Foot&& foot, Length&& length_of) {
  double const end_of_a = a.forward() ? length_of(a.road) : 0;
  double const start_of_b = b.forward() ? 0 : length_of(b.road);
  auto point_on = [&](std::size_t road, double at) { return foot(road, Point{}, at, at).point; };
  if (distance(point_on(a.road, a.end_m), point_on(b.road, b.start_m)) <= least_gap_m) return;
  if (std::abs(end_of_a - a.end_m) <= reach_m) {
    auto const other = foot(b.road, point_on(a.road, end_of_a), b.start_m - reach_m, b.start_m + reach_m);
    if (other.distance <= junction_search_m) {
      a.end_m = end_of_a;
      b.start_m = other.at_m;
      return;
    }
  }
  if (std::abs(start_of_b - b.start_m) <= reach_m) {
    auto const other = foot(a.road, point_on(b.road, start_of_b), a.end_m - reach_m, a.end_m + reach_m);
    if (other.distance <= junction_search_m) {
      b.start_m = start_of_b;
      a.end_m = other.at_m;
    }
  }
}

}  // namespace

std::vector<MatchedPiece> RoadMatcher::match(Line const& line, MatchOptions const& options) const {
  double const tolerance_m = options.tolerance.value;
  auto const steps = steps_of(line, std::max(least_step_m, tolerance_m));
  if (steps.empty()) return {};
  auto runs = runs_of(steps, chosen_of(state_->best_sequences(steps, tolerance_m)));

  auto const foot = [this](std::size_t road, Point point, double low, double high) {
    return state_->foot(road, point, low, high);
  };
  auto const length_of = [this](std::size_t road) { return state_->length_of(road); };
  for (std::size_t i = 1; i < runs.size(); ++i) {
    if (runs[i - 1].road == no_road || runs[i].road == no_road || runs[i - 1].road == runs[i].road) continue;
    join_at_junction(runs[i - 1], runs[i], 2 * tolerance_m, foot, length_of);
  }

  std::vector<MatchedPiece> pieces;
  for (auto& run : runs) {
    MatchedPiece piece;
    if (run.road == no_road) {
      piece.upto = Share{1};
      piece.line = std::move(run.line);
    } else {
      double const low = std::min(run.start_m, run.end_m), high = std::max(run.start_m, run.end_m);
      if (!(high > low)) continue;
      piece.road = static_cast<std::uint32_t>(run.road);
      piece.from = Share{low / length_of(run.road)};
      piece.upto = Share{high / length_of(run.road)};
      piece.forward = run.forward();
      piece.line = state_->part(run.road, low, high);
      if (!piece.forward) piece.line = reversed(std::move(piece.line));
    }
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

}  // namespace passage
