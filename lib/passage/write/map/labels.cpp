#include "passage/write/map/labels.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace passage {

namespace {

constexpr double ring_mm = 2.2;  // between the rings of positions around an anchor

/// The box of a text of this size at one of eight positions around the anchor, on a ring of them.
Box box_at(Label const& label, TextSize size, std::size_t position, int ring) {
  double const w = size.width_mm, h = size.height_mm, g = label.gap_mm + ring * ring_mm;
  double const diagonal = g * 0.7, x = label.anchor.x, y = label.anchor.y;
  std::array<Point, 8> const corners = {{{x + g, y - h / 2},
                                         {x + diagonal, y - diagonal - h},
                                         {x + diagonal, y + diagonal},
                                         {x - g - w, y - h / 2},
                                         {x - diagonal - w, y - diagonal - h},
                                         {x - diagonal - w, y + diagonal},
                                         {x - w / 2, y - g - h},
                                         {x - w / 2, y + g}}};
  auto const corner = corners[position];
  return {corner, {corner.x + w, corner.y + h}};
}

bool is_inside(Box const& inner, Box const& outer) {
  return outer.contains(inner.low) && outer.contains(inner.high);
}

}  // namespace

void LabelPlacer::discourage(Line const& paper_line) {
  for (std::size_t i = 0; i + 1 < paper_line.size(); ++i) {
    auto const a = paper_line[i], b = paper_line[i + 1];
    int const steps = std::min(200, static_cast<int>(distance(a, b) / 0.8) + 1);
    for (int step = 0; step < steps; ++step) {
      double const share = static_cast<double>(step) / steps;
      Point const point{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
      if (paper_.contains(point)) discouraged_.push_back(point);
    }
  }
}

bool LabelPlacer::is_free(Box const& box) const {
  if (!is_inside(box, paper_)) return false;
  auto const hits = [&](Box const& other) { return box.intersects(other); };
  return std::ranges::none_of(blocked_, hits) &&
         std::ranges::none_of(placed_, [&](PlacedLabel const& label) { return box.intersects(label.box); });
}

int LabelPlacer::crowding(Box const& box) const {
  return static_cast<int>(
      std::ranges::count_if(discouraged_, [&](Point point) { return box.contains(point); }));
}

bool LabelPlacer::has_room_for_mark(Label const& label) const {
  if (!label.mark) return true;
  double const half = label.mark_mm;
  Box const box{{label.anchor.x - half, label.anchor.y - half},
                {label.anchor.x + half, label.anchor.y + half}};
  return is_free(box) && std::ranges::none_of(marks_, [&](Point other) {
           return distance(other, label.anchor) < label.spacing_mm;
         });
}

std::optional<Box> LabelPlacer::box_for(Label const& label, TextSize const& size) const {
  if (label.is_centred) {
    Point const half{size.width_mm / 2, size.height_mm / 2};
    Box const box{{label.anchor.x - half.x, label.anchor.y - half.y},
                  {label.anchor.x + half.x, label.anchor.y + half.y}};
    return is_free(box) ? std::optional{box} : std::nullopt;
  }
  int const rings = label.is_never_left_out ? 4 : 1;
  for (int ring = 0; ring < rings; ++ring) {
    auto const best = least_crowded(label, size, ring, [this](Box const& box) { return is_free(box); });
    if (best) return best;
  }
  if (!label.is_never_left_out) return std::nullopt;
  // Rather over a symbol than not at all, but never over another name.
  return least_crowded(label, size, 0, [this](Box const& box) {
    return is_inside(box, paper_) &&
           std::ranges::none_of(placed_, [&](PlacedLabel const& other) { return box.intersects(other.box); });
  });
}

std::optional<Box> LabelPlacer::least_crowded(Label const& label, TextSize const& size, int ring,
                                              std::function<bool(Box const&)> const& is_allowed) const {
  std::optional<Box> best;
  int least = 0;
  for (std::size_t position = 0; position < 8; ++position) {
    auto const box = box_at(label, size, position, ring);
    if (!is_allowed(box)) continue;
    int const crowd = crowding(box) * 3 + static_cast<int>(position);
    if (best && crowd >= least) continue;
    best = box;
    least = crowd;
  }
  return best;
}

void LabelPlacer::place(Canvas& canvas, std::vector<Label> labels) {
  std::ranges::stable_sort(labels, {}, &Label::rank);
  for (auto const& label : labels) {
    auto const size = canvas.measure(label.text, label.style);
    auto const best = has_room_for_mark(label) ? box_for(label, size) : std::nullopt;
    if (!best) {
      ++left_out_;
      continue;
    }
    if (label.mark) {
      label.mark(canvas);
      double const half = label.mark_mm;
      block({{label.anchor.x - half, label.anchor.y - half}, {label.anchor.x + half, label.anchor.y + half}});
      marks_.push_back(label.anchor);
    }
    canvas.text(label.text, {best->low.x - size.left_mm, best->low.y}, label.style);
    placed_.push_back({label.text, *best});
  }
}

}  // namespace passage
