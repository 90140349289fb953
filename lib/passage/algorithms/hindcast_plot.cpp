#include "passage/algorithms/hindcast_plot.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

namespace passage {

namespace {

constexpr double width = 360, height = 260, left = 56, top = 40, gap = 90;  // of one part, in pixels

struct Part {
  double x, low_x, high_x, low_y, high_y;  // pixels from the left; data ranges

  double px(double value) const { return x + (value - low_x) / (high_x - low_x) * width; }
  double py(double value) const { return top + height - (value - low_y) / (high_y - low_y) * height; }
};

std::string text(double x, double y, std::string const& words, char const* anchor = "middle") {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", x, y, anchor, words);
}

std::string line(double x1, double y1, double x2, double y2, std::string const& style) {
  return fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" {}/>\n", x1, y1, x2, y2,
                     style);
}

constexpr char const* grey = R"(stroke="#999" stroke-width="1")";
constexpr char const* pale = R"(stroke="#ddd" stroke-width="1")";

/// The counts between which 95 % of Poisson outcomes lie.
std::pair<double, double> chance_range(double mean) {
  std::int64_t low = 0;
  while (poisson_at_most(mean, low) < 0.025) ++low;
  auto high = low;
  while (poisson_at_most(mean, high) < 0.975) ++high;
  return {static_cast<double>(low), static_cast<double>(high)};
}

double round_step(double range) {
  double const raw = std::max(range, 1e-9) / 4, power = std::pow(10, std::floor(std::log10(raw)));
  for (double const step : {1.0, 2.0, 5.0}) {
    if (step * power >= raw) return step * power;
  }
  return 10 * power;
}

std::string months_part(HindcastAnswer const& answer) {
  double highest = 1;
  for (auto const& month : answer.tested)
    highest = std::max({highest, chance_range(month.expected).second, static_cast<double>(month.observed)});
  auto const count = static_cast<double>(answer.tested.size());
  Part const part{left, -0.5, count - 0.5, 0, highest * 1.05};
  std::string svg = text(left + width / 2, top - 18, "Events per month");
  double const step = std::max(1.0, round_step(highest));
  for (double tick = 0; tick <= highest; tick += step) {
    svg += line(part.x, part.py(tick), part.x + width, part.py(tick), pale);
    svg += text(part.x - 6, part.py(tick) + 4, fmt::format("{:g}", tick), "end");
  }
  double const bar = std::min(12.0, 0.75 * width / count);  // wide
  std::size_t const every = (answer.tested.size() + 6) / 7;
  for (std::size_t i = 0; i < answer.tested.size(); ++i) {
    auto const& month = answer.tested[i];
    double const x = part.px(static_cast<double>(i));
    auto const [low, high] = chance_range(month.expected);
    svg += line(x, part.py(low), x, part.py(high),
                fmt::format(R"(stroke="#9bbbe0" stroke-width="{:.1f}")", bar));
    svg += line(x - bar / 2, part.py(month.expected), x + bar / 2, part.py(month.expected),
                R"(stroke="#1f4e8c" stroke-width="2")");
    svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"#b3261e\"/>\n", x,
                       part.py(static_cast<double>(month.observed)), std::clamp(bar / 2, 1.5, 4.0));
    if (i % every == 0) svg += text(x, top + height + 16, format_date(month.month.first).substr(2, 5));
  }
  svg += line(part.x, top + height, part.x + width, top + height, grey);
  svg += text(left + width / 2, top + height + 36, "bar: 95 % by chance; line: expected; dot: recorded");
  return svg;
}

std::string paths_part(HindcastAnswer const& answer) {
  double lowest = 1e9, highest = 0;
  for (auto const& bin : answer.paths) {
    for (double const value : {bin.expected, bin.observed}) {
      if (value > 0) lowest = std::min(lowest, value);
      highest = std::max(highest, value);
    }
  }
  double const low = std::floor(std::log10(lowest)), high = std::max(std::ceil(std::log10(highest)), low + 1);
  Part const part{left + width + gap, low, high, low, high};
  std::string svg = text(
      part.x + width / 2, top - 18,
      fmt::format("Events within {:.0f} km of simulated paths, per month", answer.path_reach / kilometre));
  for (double power = low; power <= high; ++power) {
    auto const label = fmt::format("{:g}", std::pow(10, power));
    svg += line(part.x, part.py(power), part.x + width, part.py(power), pale);
    svg += line(part.px(power), top, part.px(power), top + height, pale);
    svg +=
        text(part.x - 6, part.py(power) + 4, label, "end") + text(part.px(power), top + height + 16, label);
  }
  svg += line(part.px(low), part.py(low), part.px(high), part.py(high), grey);
  for (auto const& bin : answer.paths) {
    // Groups without any event sit on the axis.
    double const y = bin.observed > 0 ? std::log10(bin.observed) : low;
    svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"5\" fill=\"{}\" stroke=\"#b3261e\"/>\n",
                       part.px(std::log10(bin.expected)), part.py(y), bin.observed > 0 ? "#b3261e" : "#fff");
  }
  svg += text(part.x + width / 2, top + height + 36, "expected (across), recorded (up); line: equal");
  return svg;
}

}  // namespace

std::string hindcast_plot(HindcastAnswer const& answer) {
  double const full = left + 2 * width + gap + 20;
  auto svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:g} {1:g}\" width=\"{0:g}\" "
      "height=\"{1:g}\" "
      "font-family=\"sans-serif\" font-size=\"12\" fill=\"#333\">\n<rect width=\"100%\" height=\"100%\" "
      "fill=\"#fff\"/>\n",
      full, top + height + 52);
  svg += months_part(answer);
  if (!answer.paths.empty()) svg += paths_part(answer);
  return svg + "</svg>\n";
}

}  // namespace passage
