#include "passage/compare/deltas.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "passage/geo/area_index.hpp"
#include "passage/geo/overlay.hpp"

namespace passage {

namespace {

template <class Number>
auto difference_of(std::optional<Number> const& a, std::optional<Number> const& b) {
  return a && b ? std::optional{*b - *a} : std::nullopt;
}

void add_shared(OptionDelta& delta, RouteOption const& a, RouteOption const& b, Metres tolerance) {
  AreaIndex const near_a{{buffer(a.line, tolerance.value)}};
  MultiLine lines;
  // Kilometres of B as assessed, in proportion to its drawn line.
  for (auto const& stretch : near_a.stretches(b.line)) {
    auto const part = b.assessment.length * (stretch.upto - stretch.from).value;
    (stretch.areas.empty() ? delta.moved : delta.shared) += part;
    if (!stretch.areas.empty()) lines.push_back(part_of(b.line, stretch.from, stretch.upto));
  }
  if (!lines.empty()) delta.shared_lines = std::move(lines);
}

std::string time_clause(RouteOption const& a, RouteOption const& b) {
  auto const difference = difference_of(a.assessment.time, b.assessment.time);
  if (!difference) return {};
  double const minutes = std::abs(difference->value) / 60;
  if (minutes < 0.02 * a.assessment.time->value / 60) return {};
  auto const amount =
      minutes < 60 ? fmt::format("{:.0f} min", minutes) : fmt::format("{:.1f} h", minutes / 60);
  return fmt::format("takes {} {} than {}", amount, difference->value > 0 ? "longer" : "less", a.id);
}

std::string incident_clause(RouteOption const& a, RouteOption const& b) {
  auto const before = a.assessment.recorded_incidents_within_5km;
  auto const after = b.assessment.recorded_incidents_within_5km;
  if (!before || !after || *before == *after) return {};
  if (*before == 0)
    return fmt::format("has {} recorded incidents near the route where {} has none", *after, a.id);
  if (*after == 0)
    return fmt::format("has no recorded incidents near the route where {} has {}", a.id, *before);
  double const ratio = static_cast<double>(*after) / *before;
  if (ratio > 0.9 && ratio < 1.1) return {};
  return fmt::format("has {} its recorded incidents near the route", ratio_in_words(ratio));
}

std::string names_of(ConsentSet parties, Authorities const& authorities) {
  auto const members = parties.members();
  std::string text;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i > 0) text += i + 1 == members.size() ? " or " : ", ";
    text += authorities.name(members[i]);
  }
  return text;
}

std::vector<std::string> agreement_clauses(OptionDelta const& delta, Authorities const& authorities) {
  std::vector<std::string> clauses;
  if (!delta.only_a.empty()) {
    clauses.push_back(fmt::format("needs no agreement from {}", names_of(delta.only_a, authorities)));
  }
  if (!delta.only_b.empty()) {
    auto names = names_of(delta.only_b, authorities);
    auto const last = names.rfind(" or ");
    if (last != std::string::npos) names.replace(last, 4, " and ");
    clauses.push_back(fmt::format("also needs the agreement of {}", names));
  }
  return clauses;
}

}  // namespace

std::string ratio_in_words(double ratio) {
  struct Word {
    double upto;
    char const* text;
  };
  static constexpr std::array words = {Word{0.15, "about a tenth of"},   Word{0.225, "about a fifth of"},
                                       Word{0.29, "about a quarter of"}, Word{0.415, "about a third of"},
                                       Word{0.58, "about half of"},      Word{0.71, "about two thirds of"},
                                       Word{2.5, "about twice"},         Word{3.5, "about three times"}};
  if (ratio < 0.075) return "very few of";
  if (ratio >= 0.71 && ratio < 1.4) return fmt::format("about {:.0f} % of", ratio * 100);
  for (auto const& word : words) {
    if (ratio < word.upto) return word.text;
  }
  return fmt::format("about {:.0f} times", ratio);
}

OptionDelta delta_of(RouteOption const& a, RouteOption const& b, Metres tolerance) {
  OptionDelta delta;
  auto const &from = a.assessment, &to = b.assessment;
  delta.length = to.length - from.length;
  delta.time = difference_of(from.time, to.time);
  delta.recorded_incidents =
      difference_of(from.recorded_incidents_within_5km, to.recorded_incidents_within_5km);
  if (from.exposure && to.exposure && from.exposure->value > 0) {
    delta.exposure_ratio = *to.exposure / *from.exposure;
  }
  delta.only_a = from.consents - to.consents;
  delta.only_b = to.consents - from.consents;
  add_shared(delta, a, b, tolerance);
  return delta;
}

std::string sentence_of(RouteOption const& a, RouteOption const& b, Authorities const& authorities) {
  std::vector<std::string> clauses;
  for (auto const& clause : {time_clause(a, b), incident_clause(a, b)}) {
    if (!clause.empty()) clauses.push_back(clause);
  }
  OptionDelta delta;
  delta.only_a = a.assessment.consents - b.assessment.consents;
  delta.only_b = b.assessment.consents - a.assessment.consents;
  for (auto& clause : agreement_clauses(delta, authorities)) clauses.push_back(std::move(clause));
  if (clauses.empty()) {
    return fmt::format(
        "Option {} differs from {} in the places it passes, not in time, recorded incidents or agreements.",
        b.id, a.id);
  }
  std::string text = fmt::format("Option {} ", b.id);
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (i > 0) text += i + 1 == clauses.size() ? " and " : ", ";
    text += clauses[i];
  }
  return text + ".";
}

}  // namespace passage
