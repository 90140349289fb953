#include "passage/write/tables_xlsx.hpp"

#include "support/catch.hpp"
#include "support/program_output.hpp"
#include "support/sample_result.hpp"
#include "support/scratch.hpp"

using namespace passage;
using passage::testing::bytes_of;
using passage::testing::contains;
using passage::testing::sample_result;
using passage::testing::Scratch;
using passage::testing::sheets_of;

TEST_CASE("the workbook has a read-me sheet and one per table, with numbers as numbers") {
  Scratch scratch;
  std::vector<Messages> const texts(1);
  write_tables_xlsx(scratch / "tables.xlsx", sample_result(), texts);
  auto const text = sheets_of(scratch / "tables.xlsx");
  for (auto const* sheet : {"Read me", "Comparison", "Segments", "Crossing points", "Way points", "Sources",
                            "People within reach", "Need and reach", "People by walking time",
                            "Other readings", "Shared roads and crossings"})
    CHECK_THAT(text, contains(sheet));
  CHECK_THAT(text, contains("To (km) (Real)"));
  CHECK_THAT(text, contains("People within: Real") || contains("People within (Real) = 60000"));
  CHECK_THAT(text, contains("دير الجبل"));
}

TEST_CASE("the same result gives the same bytes; two languages have their own sheets") {
  Scratch scratch;
  std::vector<Messages> texts;
  for (auto const* language : {"en", "ar"}) texts.emplace_back(language);
  write_tables_xlsx(scratch / "a.xlsx", sample_result(), texts);
  write_tables_xlsx(scratch / "b.xlsx", sample_result(), texts);
  CHECK(bytes_of(scratch / "a.xlsx") == bytes_of(scratch / "b.xlsx"));
  CHECK_THAT(sheets_of(scratch / "a.xlsx"), contains("Segments en"));
}
