#include "passage/compare/roles.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace passage {

namespace {

constexpr double alike = 1.03;
constexpr double none = std::numeric_limits<double>::infinity();

double time_s(Merits const& merits) {
  return merits.time ? merits.time->value : none;
}
double events(Merits const& merits) {
  return merits.exposure ? merits.exposure->value : none;
}

/// The first option with the least key; empty when its first entry is infinite for all.
template <class Key>
std::optional<std::size_t> least(std::vector<Merits> const& options, Key&& key) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (!(std::get<0>(key(options[i])) < none)) continue;
    if (!best || key(options[i]) < key(options[*best])) best = i;
  }
  return best;
}

template <class Measure>
bool all_equal(std::vector<Merits> const& options, Measure&& measure) {
  return std::ranges::all_of(options,
                             [&](Merits const& m) { return measure(m) == measure(options.front()); });
}

double count(Merits const& merits) {
  return static_cast<double>(merits.agreements.size());
}

std::optional<std::size_t> fewest_agreements_of(std::vector<Merits> const& options,
                                                std::vector<std::vector<Role>> const& roles) {
  auto best = least(options, [](Merits const& m) { return std::tuple{count(m), time_s(m), events(m)}; });
  if (!best) return best;
  for (std::size_t i = 0; i < options.size(); ++i) {
    bool const as_few = count(options[i]) == count(options[*best]);
    bool const as_fast = time_s(options[i]) <= alike * time_s(options[*best]);
    if (as_few && as_fast && !roles[i].empty()) return i;
  }
  return best;
}

}  // namespace

std::optional<std::size_t> balanced_of(std::vector<Merits> const& options) {
  auto const front = non_dominated(options);
  double low_s = none, high_s = -none, low = none, high = -none;
  std::vector<std::pair<double, double>> points;
  for (auto i : front) {
    double const t = time_s(options[i]), e = events(options[i]);
    if (!(t < none) || !(e < none)) return std::nullopt;
    low_s = std::min(low_s, t);
    high_s = std::max(high_s, t);
    low = std::min(low, e);
    high = std::max(high, e);
  }
  if (front.size() < 3 || !(high_s > low_s) || !(high > low)) return std::nullopt;
  std::optional<std::size_t> best;
  double nearest = none;
  for (auto i : front) {
    double const away = std::hypot((time_s(options[i]) - low_s) / (high_s - low_s),
                                   (events(options[i]) - low) / (high - low));
    if (away < nearest) {
      nearest = away;
      best = i;
    }
  }
  return best;
}

std::vector<std::vector<Role>> roles_of(std::vector<Merits> const& options) {
  std::vector<std::vector<Role>> roles(options.size());
  if (options.empty()) return roles;
  auto give = [&roles](std::optional<std::size_t> option, Role role) {
    if (option) roles[*option].push_back(role);
  };
  give(least(options,
             [&](Merits const& m) {
               return std::tuple{time_s(m), events(m), count(m)};
             }),
       Role::fastest);
  if (!all_equal(options, events)) {
    give(least(options,
               [&](Merits const& m) {
                 return std::tuple{events(m), time_s(m), count(m)};
               }),
         Role::least_exposed);
  }
  if (!all_equal(options, count)) give(fewest_agreements_of(options, roles), Role::fewest_agreements);
  give(balanced_of(options), Role::balanced);
  return roles;
}

}  // namespace passage
