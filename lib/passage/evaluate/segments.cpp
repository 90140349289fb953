#include "passage/evaluate/segments.hpp"

#include <algorithm>
#include <cmath>

namespace passage {

namespace {

constexpr double hazard_sample_m = 1000;  // how closely the hazard class is looked at
constexpr double least_hazard_run_m = 2000;
constexpr double hazard_class_factor = 4;
constexpr double least_cut = 1e-9;  // share of a piece
constexpr int no_class = -1000;

/// A short part of the line on which nothing changes.
struct Part {
  RouteSegment segment;
  int hazard_class = no_class;
  double rate_m = 0;  // mean rate × length

  double length_m() const { return (segment.upto - segment.from).value; }
};

bool same_but_hazard(RouteSegment const& a, RouteSegment const& b) {
  return a.holding == b.holding && a.is_control_considered == b.is_control_considered &&
         a.road_class == b.road_class && a.avoid_factor == b.avoid_factor && a.is_closed == b.is_closed &&
         a.is_explosive_hazard == b.is_explosive_hazard && a.is_forbidden == b.is_forbidden;
}

/// Positions along one piece, 0 … 1 in the direction of travel.
double travelled(MatchedPiece const& piece, Share on_road) {
  double const along = (on_road - piece.from) / (piece.upto - piece.from);
  return piece.forward ? along : 1 - along;
}

class PieceCutter {
 public:
  PieceCutter(MatchedPiece const& piece, SegmentSources const& sources) : piece_(piece), sources_(sources) {
    double const shortest = sources.shortest.value;
    if (sources.control) held_ = sources.control->stretches(piece.line, sources.shortest);
    if (sources.restricted_index) restricted_ = sources.restricted_index->stretches(piece.line, shortest);
    if (sources.closed && piece.road) add_closures();
  }

  std::vector<double> cuts(Metres length) const {
    std::vector<double> at{0, 1};
    for (auto const& stretch : held_) at.push_back(stretch.upto.value);
    for (auto const& stretch : restricted_) at.push_back(stretch.upto.value);
    for (auto const& [from, upto] : closed_) {
      at.push_back(from);
      at.push_back(upto);
    }
    if (sources_.hazard) {
      auto const samples = std::ceil(length.value / hazard_sample_m);
      for (double k = 1; k < samples; ++k) at.push_back(k / samples);
    }
    std::ranges::sort(at);
    std::vector<double> distinct{0};
    for (double const cut : at) {
      if (cut > distinct.back() + least_cut && cut < 1 - least_cut) distinct.push_back(cut);
    }
    distinct.push_back(1);
    return distinct;
  }

  /// What holds at a position between two cuts.
  void describe(double at, RouteSegment& segment) const {
    segment.is_control_considered = sources_.control != nullptr;
    for (auto const& stretch : held_) {
      if (at > stretch.from.value && at < stretch.upto.value) segment.holding = stretch.holding;
    }
    if (piece_.road && sources_.roads) {
      segment.road_class = (*sources_.roads)[*piece_.road].road_class;
      segment.last_used = (*sources_.roads)[*piece_.road].last_used;
    }
    for (auto const& stretch : restricted_) {
      if (at <= stretch.from.value || at >= stretch.upto.value) continue;
      for (auto area : stretch.areas) add_restriction((*sources_.restricted)[area], segment);
    }
    for (auto const& [from, upto] : closed_) segment.is_closed |= at > from && at < upto;
  }

 private:
  static void add_restriction(RestrictedArea const& area, RouteSegment& segment) {
    segment.is_explosive_hazard |= area.is_explosive_hazard;
    if (area.is_forbidden && !area.is_explosive_hazard) segment.is_forbidden = true;
    segment.avoid_factor = std::max(segment.avoid_factor, area.avoid_factor);
  }
  void add_closures() {
    for (auto const& stretch : *sources_.closed) {
      if (stretch.road != *piece_.road) continue;
      double const low = std::max(stretch.from.value, piece_.from.value);
      double const high = std::min(stretch.upto.value, piece_.upto.value);
      if (high <= low) continue;
      double const a = travelled(piece_, Share{low}), b = travelled(piece_, Share{high});
      closed_.emplace_back(std::min(a, b), std::max(a, b));
    }
  }

  MatchedPiece const& piece_;
  SegmentSources const& sources_;
  std::vector<ControlMap::HeldStretch> held_;
  std::vector<Stretch> restricted_;
  std::vector<std::pair<double, double>> closed_;
};

int hazard_class_of(double rate, double mean) {
  if (!(mean > 0)) return 0;
  if (!(rate > 0)) return no_class + 1;
  // Class 0 reaches from half to twice the mean rate.
  return static_cast<int>(std::floor(std::log(rate / mean) / std::log(hazard_class_factor) + 0.5));
}

std::vector<HazardRate> rates_between(HazardSurface const& hazard, Line const& line,
                                      std::vector<double> const& cuts) {
  std::vector<Share> positions(cuts.begin(), cuts.end());
  auto const running = hazard.running_rate(line, positions);
  std::vector<HazardRate> means;
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    means.push_back((running[i] - running[i - 1]) / (cuts[i] - cuts[i - 1]));
  }
  return means;
}

void add_parts(MatchedPiece const& piece, PieceCost const& cost, SegmentSources const& sources,
               std::vector<Part>& parts) {
  PieceCutter const cutter{piece, sources};
  auto const cuts = cutter.cuts(cost.length);
  std::vector<HazardRate> rates;
  if (sources.hazard) rates = rates_between(*sources.hazard, piece.line, cuts);
  auto const start = parts.empty() ? Metres{0} : parts.back().segment.upto;
  auto const moving = cost.time ? *cost.time - cost.delay : Seconds{0};
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    Part part;
    auto& segment = part.segment;
    segment.from = i == 1 ? start : parts.back().segment.upto;
    segment.upto = start + cost.length * cuts[i];
    segment.time = moving * (cuts[i] - cuts[i - 1]);
    segment.line = part_of(piece.line, Share{cuts[i - 1]}, Share{cuts[i]});
    cutter.describe((cuts[i - 1] + cuts[i]) / 2, segment);
    if (sources.hazard) {
      segment.mean_rate = rates[i - 1];
      part.rate_m = rates[i - 1].value * part.length_m();
      part.hazard_class = hazard_class_of(rates[i - 1].value, sources.hazard->mean_rate.value);
    }
    parts.push_back(std::move(part));
  }
}

void append(Part& part, Part const& next) {
  for (auto const& point : next.segment.line) {
    if (part.segment.line.back() != point) part.segment.line.push_back(point);
  }
  part.rate_m += next.rate_m;
  part.segment.upto = next.segment.upto;
  part.segment.time += next.segment.time;
  auto& used = part.segment.last_used;
  used = used && next.segment.last_used ? std::min(used, next.segment.last_used) : std::nullopt;
  if (part.segment.mean_rate && part.length_m() > 0) {
    part.segment.mean_rate = HazardRate{part.rate_m / part.length_m()};
  }
}

/// Joins neighbours that do not differ.
std::vector<Part> joined(std::vector<Part> const& parts) {
  std::vector<Part> runs;
  for (auto const& part : parts) {
    if (!runs.empty() && runs.back().hazard_class == part.hazard_class &&
        same_but_hazard(runs.back().segment, part.segment)) {
      append(runs.back(), part);
    } else {
      runs.push_back(part);
    }
  }
  return runs;
}

/// Gives short runs the hazard class of the longer neighbour that differs in nothing else.
void smooth_hazard(std::vector<Part>& runs) {
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (runs[i].length_m() >= least_hazard_run_m) continue;
    Part const* before = i > 0 ? &runs[i - 1] : nullptr;
    Part const* after = i + 1 < runs.size() ? &runs[i + 1] : nullptr;
    if (before && !same_but_hazard(before->segment, runs[i].segment)) before = nullptr;
    if (after && !same_but_hazard(after->segment, runs[i].segment)) after = nullptr;
    if (before && (!after || before->length_m() >= after->length_m())) {
      runs[i].hazard_class = before->hazard_class;
    } else if (after) {
      runs[i].hazard_class = after->hazard_class;
    }
  }
}

}  // namespace

std::vector<ClosedStretch> closed_stretches(RoadGraph const& graph) {
  std::vector<ClosedStretch> closed;
  for (auto const& link : graph.links) {
    if (link.obstacle == Obstacle::closure && link.from < link.upto) {
      closed.push_back({link.feature, link.from, link.upto});
    }
  }
  std::ranges::sort(closed, {}, [](ClosedStretch const& s) { return std::pair{s.road, s.from.value}; });
  return closed;
}

std::vector<RouteSegment> segments_along(std::vector<MatchedPiece> const& pieces, Recost const& costs,
                                         SegmentSources const& sources) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < pieces.size(); ++i) add_parts(pieces[i], costs.pieces[i], sources, parts);
  auto runs = joined(parts);
  smooth_hazard(runs);
  std::vector<RouteSegment> segments;
  for (auto& run : joined(runs)) segments.push_back(std::move(run.segment));
  return segments;
}

}  // namespace passage
