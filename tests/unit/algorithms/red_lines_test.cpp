#include "passage/algorithms/red_lines.hpp"

#include <fstream>

#include "support/catch.hpp"
#include "support/scratch.hpp"

#include "passage/base/error.hpp"

using namespace passage;
using passage::testing::contains;

namespace {

CsvTable const assessment{{"corridor_id", "name", "time_h", "consents", "consent_count"},
                          {{"1", "by Rumbek", "12.5", "A;B", "2"}, {"2", "by Tonj", "", "A", "1"}}};

std::string written(passage::testing::Scratch const& scratch, std::string const& text) {
  std::ofstream{scratch / "rules.toml"} << text;
  return (scratch / "rules.toml").string();
}

}  // namespace

TEST_CASE("rules are read, held against every row and answered with their reason") {
  passage::testing::Scratch scratch;
  auto const rules = read_red_lines(written(scratch,
                                            "[[red_lines]]\nmeasure = \"time_h\"\nat_most = 12\n"
                                            "reason = \"drivers\"\nwho = \"logistics\"\n"
                                            "[[red_lines]]\nmeasure = \"consents\"\n"
                                            "must_not_include = [\"B\"]\nreason = \"not asked\"\n"),
                                    assessment.columns);
  auto const options = options_of(assessment);
  std::vector<JudgedOption> const judged{{"", options.data()}, {"", options.data() + 1}};
  auto const table = red_line_table(judged, rules);
  REQUIRE(table.rows.size() == 4);
  CHECK(table.rows[0] == std::vector<std::string>{"", "1", "by Rumbek", "time_h at most 12", "12.5", "broken",
                                                  "drivers", "logistics"});
  CHECK(table.rows[1][5] == "broken");
  CHECK(table.rows[2][5] == "not known");
  CHECK(table.rows[3][5] == "kept");
  auto const count = count_red_lines(judged, rules);
  CHECK(count.broken == 2);
  CHECK(count.not_known == 1);
}

TEST_CASE("a measure that no table has is refused with the nearest one") {
  passage::testing::Scratch scratch;
  auto const file = written(scratch, "[[red_lines]]\nmeasure = \"tme_h\"\nat_most = 12\nreason = \"x\"\n");
  try {
    read_red_lines(file, assessment.columns);
    FAIL("was read");
  } catch (Error const& error) {
    CHECK(error.code() == "unknown_measure");
    CHECK_THAT(std::string{error.what()} + error.hint(), contains("time_h"));
  }
}
