#include "passage/write/reach_csv.hpp"

#include <algorithm>

namespace passage {

namespace {

bool has_options(std::vector<NamedReach> const& reports) {
  return std::ranges::any_of(reports, [](NamedReach const& named) { return !named.option.empty(); });
}

CsvTable started(std::vector<NamedReach> const& reports, std::vector<std::string> columns) {
  CsvTable table;
  if (has_options(reports)) table.columns.emplace_back("option");
  table.columns.insert(table.columns.end(), columns.begin(), columns.end());
  return table;
}

void add(CsvTable& table, NamedReach const& named, std::vector<std::string> cells) {
  if (cells.size() < table.columns.size()) cells.insert(cells.begin(), named.option);
  table.rows.push_back(std::move(cells));
}

std::optional<double> number(std::optional<Share> const& share) {
  return share ? std::optional{share->value} : std::nullopt;
}

std::vector<std::string> key_cells(ReachKey const& key) {
  return {std::string{name_of(key.target)}, std::string{name_of(key.measure)}, key.band, key.kind};
}

}  // namespace

CsvTable reach_table(std::vector<NamedReach> const& reports) {
  auto table = started(reports, {"target", "measure", "band", "kind", "code", "name", "people",
                                 "people_within", "people_left_out", "rate"});
  for (auto const& named : reports) {
    for (auto const& row : named.report->people) {
      auto cells = key_cells(row.key);
      cells.push_back(row.code);
      cells.push_back(row.name);
      if (row.is_suppressed) {
        cells.resize(cells.size() + 4);
      } else {
        auto const rate = row.people.value > 0 ? std::optional{row.within / row.people} : std::nullopt;
        for (auto const people : {row.people, row.within, row.people - row.within})
          cells.push_back(decimal(people.value, 1));
        cells.push_back(decimal(rate, 6));
      }
      add(table, named, std::move(cells));
    }
  }
  return table;
}

CsvTable equity_table(std::vector<NamedReach> const& reports) {
  auto table =
      started(reports, {"target", "measure", "band", "kind", "code", "name", "severity", "need_share",
                        "reach_share", "rate", "worst_ratio", "worst_code", "divergence", "formulas"});
  for (auto const& named : reports) {
    for (auto const& row : named.report->need) {
      auto cells = key_cells(row.key);
      for (auto const& text : {row.code, row.name}) cells.push_back(text);
      cells.push_back(row.severity && !row.is_total ? shortest(*row.severity) : std::string{});
      for (auto const& share : {row.need_share, row.reach_share, row.rate, row.worst_ratio})
        cells.push_back(decimal(number(share), 6));
      cells.push_back(row.worst_code);
      cells.push_back(decimal(row.divergence, 6));
      cells.emplace_back(row.is_total ? equity_formulas() : std::string_view{});
      add(table, named, std::move(cells));
    }
  }
  return table;
}

CsvTable walking_curve_table(std::vector<NamedReach> const& reports) {
  auto table = started(reports, {"target", "minutes", "people_within"});
  for (auto const& named : reports) {
    for (auto const& curve : named.report->curves) {
      for (std::size_t minutes = 0; minutes < curve.by_minute.size(); ++minutes) {
        add(table, named,
            {std::string{name_of(curve.target)}, std::to_string(minutes),
             decimal(curve.by_minute[minutes].value, 1)});
      }
    }
  }
  return table;
}

}  // namespace passage
