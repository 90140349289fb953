#include "passage/compare/measures.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>
#include <set>

#include "passage/compare/dominance.hpp"

namespace passage {

namespace {

/// The columns of assessment.csv whose cells are lists.
constexpr std::array list_measures{"role",        "via",       "consents",           "agreements_missing",
                                   "also_notify", "crossings", "crossings_not_open", "sites_served",
                                   "data_gaps"};

bool is_list(std::string const& measure) {
  return std::ranges::find(list_measures, measure) != list_measures.end();
}

std::vector<std::string> without(std::vector<std::string> const& all,
                                 std::vector<std::string> const& others) {
  std::vector<std::string> rest;
  std::ranges::set_difference(all, others, std::back_inserter(rest));
  return rest;
}

std::vector<std::string> sorted_members(std::string const& text) {
  auto members = members_of(text);
  std::ranges::sort(members);
  return members;
}

std::string text_of(MeasuredOption const& option, std::string const& measure) {
  auto const* text = option.find(measure);
  return text ? *text : std::string{};
}

/// Agreements get numbers in the order of their names: only whether they are the same matters.
Merits merits_of(MeasuredOption const& option, std::vector<std::string> const& authorities) {
  Merits merits;
  if (auto const time = number_of(text_of(option, "time_h"))) merits.time = Seconds{*time * 3600};
  if (auto const events = number_of(text_of(option, "exposure_expected_incidents")))
    merits.exposure = ExpectedEvents{*events};
  for (auto const& name : members_of(text_of(option, "consents"))) {
    auto const at = std::ranges::lower_bound(authorities, name) - authorities.begin();
    merits.agreements |= ConsentSet::of(PartyId{static_cast<std::uint32_t>(at)});
  }
  return merits;
}

}  // namespace

std::string const* MeasuredOption::find(std::string const& measure) const {
  auto const found = std::ranges::find(measures, measure, &std::pair<std::string, std::string>::first);
  return found == measures.end() ? nullptr : &found->second;
}

std::vector<std::string> members_of(std::string const& text) {
  std::vector<std::string> members;
  std::size_t begin = 0;
  while (begin <= text.size() && !text.empty()) {
    auto const end = std::min(text.find(';', begin), text.size());
    auto const first = text.find_first_not_of(' ', begin);
    if (first < end) members.push_back(text.substr(first, end - first));
    begin = end + 1;
  }
  return members;
}

std::optional<double> number_of(std::string const& text) {
  double number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

bool MeasureDelta::is_different() const {
  if (is_list) return !only_a.empty() || !only_b.empty();
  return difference ? *difference != 0 : a != b;
}

std::vector<MeasureDelta> measure_deltas(MeasuredOption const& a, MeasuredOption const& b) {
  std::vector<std::string> names;
  std::set<std::string> known;
  for (auto const* option : {&a, &b}) {
    for (auto const& [measure, text] : option->measures) {
      if (known.insert(measure).second) names.push_back(measure);
    }
  }
  std::vector<MeasureDelta> deltas;
  for (auto const& measure : names) {
    MeasureDelta delta{measure, text_of(a, measure), text_of(b, measure), {}, {}, {}, is_list(measure)};
    if (delta.a.empty() && delta.b.empty()) continue;
    if (delta.is_list) {
      auto const of_a = sorted_members(delta.a), of_b = sorted_members(delta.b);
      delta.only_a = without(of_a, of_b);
      delta.only_b = without(of_b, of_a);
    } else if (auto const x = number_of(delta.a), y = number_of(delta.b); x && y) {
      delta.difference = *y - *x;
    }
    deltas.push_back(std::move(delta));
  }
  return deltas;
}

Dominance dominance_of(MeasuredOption const& a, MeasuredOption const& b) {
  std::set<std::string> names;
  for (auto const* option : {&a, &b}) {
    // Without control areas nobody knows whose agreement is needed: an empty cell is no empty set.
    if (text_of(*option, "consent_count").empty()) return Dominance::none;
    for (auto const& name : members_of(text_of(*option, "consents"))) names.insert(name);
  }
  if (names.size() > 64) return Dominance::none;
  std::vector<std::string> const authorities{names.begin(), names.end()};
  auto const x = merits_of(a, authorities), y = merits_of(b, authorities);
  if (dominates(x, y)) return Dominance::a;
  return dominates(y, x) ? Dominance::b : Dominance::none;
}

}  // namespace passage
