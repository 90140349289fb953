#include "passage/write/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/args.h>
#include <fmt/core.h>

#include "passage/write/csv.hpp"
#include "passage/write/right_to_left.hpp"

namespace passage {

namespace {

constexpr char const* thin_blank = "\u202F";

/// Digits in groups of three.
std::string grouped(double number) {
  auto digits = decimal(number, 0);
  for (auto place = static_cast<std::ptrdiff_t>(digits.size()) - 3; place > 0; place -= 3)
    digits.insert(static_cast<std::size_t>(place), thin_blank);
  return digits;
}

}  // namespace

std::string ExposureScale::text(Messages const& say) const {
  return fmt::format(fmt::runtime(say("per {} passages")), grouped(passages_count));
}

ExposureScale exposure_scale(std::vector<RouteOption> const& options) {
  double largest = 0;
  for (auto const& option : options)
    if (option.assessment.exposure) largest = std::max(largest, option.assessment.exposure->value);
  ExposureScale scale;
  while (largest > 0 && largest * scale.passages_count < 0.1 && scale.passages_count < 1e15)
    scale.passages_count *= 10;
  return scale;
}

std::string class_text(std::string const& name, Messages const& say) {
  auto const shaped = [&](char const* shape, std::string const& first, std::string const& second) {
    return fmt::format(fmt::runtime(say(shape)), first, second);
  };
  constexpr std::string_view under = "under ", to = " to ", more = " and more";
  if (name.starts_with(under)) return shaped("under {}", name.substr(under.size()), {});
  if (name.ends_with(more)) return shaped("{} and more", name.substr(0, name.size() - more.size()), {});
  auto const middle = name.find(to);
  if (middle == std::string::npos) return name;
  return shaped("{} to {}", name.substr(0, middle), name.substr(middle + to.size()));
}

std::string date_text(Date date, Messages const& say) {
  static constexpr std::array<char const*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::chrono::year_month_day const parts{date};
  // The mark keeps a date together that follows a name of another direction.
  return fmt::format("{}{} {} {}", say.is_right_to_left() ? "\u200F" : "", unsigned{parts.day()},
                     say(months[unsigned{parts.month()} - 1]), int{parts.year()});
}

std::string time_text(Seconds time, Messages const& say) {
  if (time < 100 * minute) return fmt::format(fmt::runtime(say("{} min")), decimal(time / minute, 0));
  return fmt::format(fmt::runtime(say("{} h")), decimal(time / hour, 1));
}

std::string elapsed_text(Seconds time, Messages const& say) {
  if (time < day) return time_text(time, say);
  return fmt::format(fmt::runtime(say("{} days")), number_text(time / day));
}

std::string length_text(Metres length, Messages const& say) {
  return fmt::format(fmt::runtime(say("{} km")),
                     decimal(length / kilometre, length < 10 * kilometre ? 1 : 0));
}

std::string people_text(Persons people) {
  double const step = people.value >= 10000 ? 1000 : people.value >= 1000 ? 100 : 10;
  return grouped(people.value < 100 ? people.value : std::round(people.value / step) * step);
}

std::string number_text(double number) {
  if (number == 0) return "0";
  int const digits = static_cast<int>(std::floor(std::log10(std::abs(number))));
  // Rounded first: 0.0998 is 0.10 and not 0.100.
  double const step = std::pow(10, digits - 1), rounded = std::round(number / step) * step;
  int const shown = static_cast<int>(std::floor(std::log10(std::abs(rounded)) + 1e-9));
  if (shown >= 2) return grouped(number);
  return decimal(rounded, std::max(0, 1 - shown));
}

std::string isolated(std::string const& text) {
  return has_right_to_left_letters(text) ? "\u2068" + text + "\u2069" : text;
}

std::string banner(SheetFacts const& facts, Messages const& say) {
  if (facts.status == "agreed") return say("AGREED CORRIDORS - no clearance of a movement");
  if (facts.status == "proposed") return say("PROPOSED ROUTES - not agreed, not a clearance");
  return say("ROUTE OPTIONS - not agreed, not a clearance");
}

std::string option_title(RunResult const& result, RouteOption const& option, Messages const& say) {
  auto const place = [&](std::size_t index) {
    return index < result.places.size() ? isolated(result.places[index].name) : std::string{};
  };
  std::string title;
  bool const has_pairs = std::ranges::any_of(result.options, [&](RouteOption const& other) {
    return other.from != option.from || other.to != option.to;
  });
  if (has_pairs)
    title = fmt::format(fmt::runtime(say("{from} to {to}")), fmt::arg("from", place(option.from)),
                        fmt::arg("to", place(option.to)));
  if (!option.via.empty()) {
    std::string via;
    for (auto const& name : option.via) via += (via.empty() ? "" : ", ") + isolated(name);
    title += (title.empty() ? "" : " ") + fmt::format(fmt::runtime(say("via {}")), via);
  }
  return title.empty() ? option.name : title;
}

}  // namespace passage
