#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "passage/write/page/page_json.hpp"
#include "passage/write/words.hpp"

namespace passage::detail {

namespace {

std::string percent(std::optional<Share> const& share) {
  return share ? fmt::format("{:.1f} %", share->value * 100) : std::string{};
}

bool same_table(ReachKey const& a, ReachKey const& b) {
  return a.target == b.target && a.measure == b.measure && a.band == b.band;
}

NeedRow const* need_of(ReachReport const& report, PeopleRow const& row) {
  auto const found = std::ranges::find_if(report.need, [&](NeedRow const& need) {
    return !need.is_total && same_table(need.key, row.key) && need.key.kind == row.key.kind &&
           need.code == row.code;
  });
  return found == report.need.end() ? nullptr : &*found;
}

NeedRow const* total_of(ReachReport const& report, ReachKey const& key) {
  auto const found = std::ranges::find_if(report.need, [&](NeedRow const& need) {
    return need.is_total && same_table(need.key, key) && need.key.kind == "zone";
  });
  return found == report.need.end() ? nullptr : &*found;
}

std::string heading(ReachKey const& key, Messages const& say) {
  bool const walks = key.measure == ReachMeasure::walking;
  auto const where = key.target == ReachTarget::stops ? say("of the stops") : say("of the line");
  return say(walks ? "within a walk of" : "within") + " " + band_text(key.band) + " " + where;
}

/// Zones with anybody within reach, lowest rate first, and how many have nobody.
PageJson zone_rows(ReachReport const& report, ReachKey const& key, int& empty) {
  std::vector<PeopleRow const*> rows;
  for (auto const& row : report.people) {
    if (row.key.kind != "zone" || !same_table(row.key, key) || row.code.empty()) continue;
    if (row.within.value > 0 && !row.is_suppressed) {
      rows.push_back(&row);
    } else {
      ++empty;
    }
  }
  std::ranges::stable_sort(rows, {}, [](PeopleRow const* row) { return row->within / row->people; });
  auto list = PageJson::array();
  for (auto const* row : rows) {
    auto const* need = need_of(report, *row);
    list.push_back({{"name", row->name.empty() ? row->code : row->name},
                    {"people", people_text(row->people)},
                    {"within", people_text(row->within)},
                    {"left", people_text(row->people - row->within)},
                    {"need", need ? percent(need->need_share) : std::string{}},
                    {"reach", need ? percent(need->reach_share) : std::string{}},
                    {"rate", need ? percent(need->rate) : std::string{}}});
  }
  return list;
}

PageJson table_json(ReachReport const& report, PeopleRow const& all, Messages const& say) {
  int empty = 0;
  auto rows = zone_rows(report, all.key, empty);
  PageJson table = {{"heading", heading(all.key, say)},
                    {"within", people_text(all.within)},
                    {"left", people_text(all.people - all.within)},
                    {"rows", std::move(rows)},
                    {"empty", empty}};
  if (auto const* total = total_of(report, all.key)) {
    table["rate"] = percent(total->rate);
    table["worst"] = total->worst_ratio ? fmt::format("{:.2f}", total->worst_ratio->value) : std::string{};
    table["worst_code"] = total->worst_code;
    table["divergence"] = total->divergence ? fmt::format("{:.3f}", *total->divergence) : std::string{};
  }
  auto sites = PageJson::array();
  for (auto const& row : report.people) {
    bool const is_near = row.key.kind == "site" && same_table(row.key, all.key) && row.within.value > 0;
    if (is_near) sites.push_back({{"name", row.name}, {"people", people_text(row.within)}});
  }
  table["sites"] = std::move(sites);
  return table;
}

PageJson curve_json(WalkingCurve const& curve) {
  auto people = PageJson::array();
  for (auto const here : curve.by_minute) people.push_back(std::round(here.value));
  return {{"target", std::string{name_of(curve.target)}}, {"people", std::move(people)}};
}

}  // namespace

PageJson reach_json(PageSource const& source) {
  auto list = PageJson::array();
  auto const& result = source.result;
  for (std::size_t i = 0; i < result.reach.size() && i < result.options.size(); ++i) {
    auto const& report = result.reach[i];
    auto tables = PageJson::array(), curves = PageJson::array();
    for (auto const& row : report.people) {
      if (row.key.kind == "all") tables.push_back(table_json(report, row, source.say));
    }
    for (auto const& curve : report.curves) curves.push_back(curve_json(curve));
    list.push_back({{"option", result.options[i].id},
                    {"tables", std::move(tables)},
                    {"curves", std::move(curves)},
                    {"formulas", std::string{equity_formulas()}}});
  }
  return list;
}

}  // namespace passage::detail
