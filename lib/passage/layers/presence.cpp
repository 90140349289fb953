#include "passage/layers/presence.hpp"

#include <cmath>

namespace passage {

void add_presence(std::vector<Presence>& presences, Line const& line, Seconds time, Metres spacing) {
  double const whole = length(line);
  if (!(whole > 0)) {
    presences.push_back({line.front(), time});
    return;
  }
  auto const pieces = static_cast<std::size_t>(std::ceil(whole / spacing.value));
  double const piece = whole / static_cast<double>(pieces);
  std::size_t next = 0;
  double before = 0;  // length up to the start of the segment
  for (std::size_t i = 1; i < line.size(); ++i) {
    double const segment = distance(line[i - 1], line[i]);
    while (next < pieces) {
      double const middle = (static_cast<double>(next) + 0.5) * piece;
      bool const is_last = i + 1 == line.size();
      if (!(segment > 0) || (middle > before + segment && !is_last)) break;
      double const share = std::min((middle - before) / segment, 1.0);
      Point const a = line[i - 1], b = line[i];
      presences.push_back(
          {{a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)}, time / static_cast<double>(pieces)});
      ++next;
    }
    before += segment;
  }
  // Rounding at the very end: what is left is spent there.
  for (; next < pieces; ++next) presences.push_back({line.back(), time / static_cast<double>(pieces)});
}

}  // namespace passage
