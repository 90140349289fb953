#include "passage/write/sheet_label.hpp"

#include <algorithm>
#include <array>

#include "passage/write/hxl.hpp"

namespace passage {

namespace {

struct RowLabel {
  LayerColumn column;
  std::string hashtag, cell;
};

std::array<RowLabel, 3> row_labels(SheetFacts const& facts) {
  return {{{{"basis", ColumnKind::text, "Basis", "Not a road assessment, security clearance or notification"},
            "#meta+basis",
            "desk analysis"},
           {{"label", ColumnKind::text, "Sensitivity"}, "#meta+sensitivity", facts.sensitivity_label},
           {{"do_not_use_after", ColumnKind::date, "Do not use after"},
            "#date+expiry",
            format_date(facts.do_not_use_after)}}};
}

}  // namespace

std::string sheet_label(SheetFacts const& facts) {
  return "Desk analysis, no clearance; as of " + format_date(facts.as_of) + ", do not use after " +
         format_date(facts.do_not_use_after) + "; sensitivity: " + facts.sensitivity_label;
}

CsvTable labelled(CsvTable table, SheetFacts const& facts) {
  if (table.hashtags.empty()) {
    for (auto const& column : table.columns) table.hashtags.push_back(hashtag_of(column));
  }
  for (auto const& label : row_labels(facts)) {
    if (std::ranges::find(table.columns, label.column.name) != table.columns.end()) continue;
    table.columns.push_back(label.column.name);
    table.hashtags.push_back(label.hashtag);
    for (auto& row : table.rows) row.push_back(label.cell);
  }
  return table;
}

FeatureLayer labelled(FeatureLayer layer, SheetFacts const& facts) {
  for (auto const& label : row_labels(facts)) {
    if (std::ranges::find(layer.columns, label.column.name, &LayerColumn::name) != layer.columns.end())
      continue;
    layer.columns.push_back(label.column);
    for (auto& feature : layer.features) feature.fields.emplace_back(label.cell);
  }
  return layer;
}

}  // namespace passage
