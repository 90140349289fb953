#include "passage/evaluate/equity.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/core.h>

#include "passage/base/error.hpp"

namespace passage {

namespace {

constexpr double rounding = 1e-9;  // of people

/// A group without a published severity has no part in any sum.
double weight(EquityGroup const& group) {
  return group.severity.value_or(0);
}

void check(EquityGroup const& group) {
  bool const is_good = std::isfinite(group.people.value) && std::isfinite(group.reached.value) &&
                       std::isfinite(weight(group)) && group.people.value >= 0 && group.reached.value >= 0 &&
                       weight(group) >= 0 &&
                       group.reached.value <= group.people.value * (1 + rounding) + rounding;
  if (is_good) return;
  throw Error{ErrorKind::input, "bad_group",
              fmt::format("group {}: {} of {} people within reach, severity {}", group.code,
                          group.reached.value, group.people.value, weight(group)),
              "people must not be negative, and no more can be reached than there are"};
}

void suppress(std::vector<EquityGroup> const& groups, Persons floor, std::vector<EquityRow>& rows) {
  std::vector<std::size_t> by_size(groups.size());
  std::iota(by_size.begin(), by_size.end(), std::size_t{0});
  std::ranges::stable_sort(by_size, {}, [&](std::size_t i) {
    return std::pair{groups[i].people, groups[i].code};
  });
  auto few = static_cast<std::size_t>(
      std::ranges::count_if(groups, [floor](EquityGroup const& group) { return group.people < floor; }));
  if (few == 1) few = std::min<std::size_t>(2, groups.size());
  for (std::size_t k = 0; k < few; ++k) rows[by_size[k]].is_suppressed = true;
}

}  // namespace

EquityTable equity_of(std::vector<EquityGroup> const& groups, Persons floor) {
  double need = 0, reached = 0;
  for (auto const& group : groups) {
    check(group);
    need += group.people.value * weight(group);
    reached += group.reached.value * weight(group);
  }
  EquityTable table;
  table.rate = Share{need > 0 ? reached / need : 0};
  if (reached > 0) table.divergence = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    double const own_need = groups[i].people.value * weight(groups[i]);
    double const own_reached = groups[i].reached.value * weight(groups[i]);
    auto& row = table.rows.emplace_back();
    row.group = i;
    row.is_weighted = groups[i].severity.has_value();
    row.need_share = Share{need > 0 ? own_need / need : 0};
    row.reach_share = Share{reached > 0 ? own_reached / reached : 0};
    if (own_need > 0) row.rate = Share{own_reached / own_need};
    if (table.divergence && own_reached > 0) {
      *table.divergence += row.reach_share.value * std::log(row.reach_share / row.need_share);
    }
  }
  suppress(groups, floor, table.rows);
  if (!(reached > 0)) return table;
  for (auto const& row : table.rows) {
    if (!row.rate || row.is_suppressed) continue;
    Share const ratio{*row.rate / table.rate};
    if (table.worst_ratio && *table.worst_ratio <= ratio) continue;
    table.worst_ratio = ratio;
    table.worst_group = row.group;
  }
  return table;
}

}  // namespace passage
