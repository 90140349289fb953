#include "passage/write/reach_csv.hpp"

#include "support/catch.hpp"

using namespace passage;

namespace {

ReachReport report() {
  ReachReport made;
  ReachKey const key{ReachTarget::line, ReachMeasure::walking, "1h", "zone"};
  made.people = {{key, "A", "Alpha", Persons{100}, Persons{25}, false},
                 {key, "B", "Beta", Persons{3}, Persons{1}, true},
                 {key, "", "in no such area", Persons{0}, Persons{0}, false}};
  NeedRow row;
  row.key = key;
  row.code = "A";
  row.severity = 2;
  row.need_share = row.reach_share = Share{1};
  row.rate = Share{0.25};
  NeedRow all;
  all.key = key;
  all.name = "all";
  all.is_total = true;
  all.rate = Share{0.25};
  all.divergence = 0;
  made.need = {row, all};
  made.curves = {{ReachTarget::line, {Persons{0}, Persons{7}}}};
  return made;
}

std::string cell(CsvTable const& table, std::size_t row, std::string const& column) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i] == column) return table.rows[row][i];
  }
  return "no such column";
}

}  // namespace

TEST_CASE("people near and people left out; withheld numbers and rates of nobody are empty") {
  auto const made = report();
  auto const table = reach_table({{"", &made}});
  CHECK(table.columns.front() == "target");
  CHECK(cell(table, 0, "people_left_out") == "75.0");
  CHECK(cell(table, 0, "rate") == "0.250000");
  for (auto const* column : {"people", "people_within", "people_left_out", "rate"})
    CHECK(cell(table, 1, column).empty());
  CHECK(cell(table, 2, "people") == "0.0");
  CHECK(cell(table, 2, "rate").empty());
}

TEST_CASE("the last row of an equity table has the measures of all and the formulas") {
  auto const made = report();
  auto const table = equity_table({{"2", &made}});
  CHECK(table.columns.front() == "option");
  CHECK(cell(table, 0, "severity") == "2");
  CHECK(cell(table, 0, "formulas").empty());
  CHECK(cell(table, 1, "divergence") == "0.000000");
  CHECK(cell(table, 1, "formulas") == equity_formulas());
}

TEST_CASE("the curve has a row for each minute") {
  auto const made = report();
  auto const table = walking_curve_table({{"1", &made}, {"2", &made}});
  REQUIRE(table.rows.size() == 4);
  CHECK(cell(table, 3, "people_within") == "7.0");
  CHECK(cell(table, 3, "option") == "2");
  CHECK_NOTHROW(csv_text(table));
}
