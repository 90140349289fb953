#include "passage/compare/lines.hpp"

#include <algorithm>

#include "passage/geo/area_index.hpp"
#include "passage/geo/overlay.hpp"

namespace passage {

namespace {

struct Part {
  Share from, upto;
  bool is_shared = false;
};

/// The parts of `line` that lie near `other`. A lone meeting no longer than twice the tolerance is a
/// crossing, not a shared way.
std::vector<Part> parts_of(Line const& line, Line const& other, double tolerance) {
  AreaIndex const near{{buffer(other, tolerance)}};
  double const whole = length(line);
  std::vector<Part> parts;
  for (auto const& stretch : near.stretches(line, tolerance)) {
    bool is_shared = !stretch.areas.empty();
    double const own = (stretch.upto - stretch.from).value * whole;
    bool const touches_an_end = stretch.from.value == 0 || stretch.upto.value == 1;
    if (is_shared && own <= 2.5 * tolerance && !touches_an_end) is_shared = false;
    if (!parts.empty() && parts.back().is_shared == is_shared) {
      parts.back().upto = stretch.upto;
    } else {
      parts.push_back({stretch.from, stretch.upto, is_shared});
    }
  }
  return parts;
}

SharedStretch shared_stretch(Line const& a, Line const& b, Part const& part) {
  double const length_a = length(a), length_b = length(b);
  SharedStretch stretch;
  stretch.line = part_of(b, part.from, part.upto);
  stretch.from_b = Metres{part.from.value * length_b};
  stretch.upto_b = Metres{part.upto.value * length_b};
  auto const one = nearest_on(a, stretch.line.front()).position.value * length_a,
             other = nearest_on(a, stretch.line.back()).position.value * length_a;
  stretch.from_a = Metres{std::min(one, other)};
  stretch.upto_a = Metres{std::max(one, other)};
  return stretch;
}

}  // namespace

std::optional<SharedStretch> LineComparison::middle() const {
  auto const longest = std::ranges::max_element(
      stretches, [](SharedStretch const& a, SharedStretch const& b) { return a.length() < b.length(); });
  return longest == stretches.end() ? std::nullopt : std::optional{*longest};
}

LineComparison compare_lines(Line const& a, Line const& b, Metres tolerance) {
  LineComparison result;
  result.length_a = Metres{length(a)};
  result.length_b = Metres{length(b)};
  for (auto const& part : parts_of(b, a, tolerance.value)) {
    auto const own = result.length_b * (part.upto - part.from).value;
    (part.is_shared ? result.shared : result.moved) += own;
    if (part.is_shared) {
      result.stretches.push_back(shared_stretch(a, b, part));
    } else {
      result.moved_lines.push_back(part_of(b, part.from, part.upto));
    }
  }
  for (auto const& part : parts_of(a, b, tolerance.value)) {
    if (part.is_shared) continue;
    result.left += result.length_a * (part.upto - part.from).value;
    result.left_lines.push_back(part_of(a, part.from, part.upto));
  }
  return result;
}

}  // namespace passage
