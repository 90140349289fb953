#include "passage/algorithms/compare.hpp"

#include <fstream>

#include "support/catch.hpp"
#include "support/scratch.hpp"

using namespace passage;
using passage::testing::bytes_of;
using passage::testing::contains;

namespace {

void write_line(std::filesystem::path const& file, std::string const& coordinates) {
  std::ofstream{file} << R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
                      << R"({"name":"way"},"geometry":{"type":"LineString","coordinates":[)" << coordinates
                      << "]}}]}";
}

}  // namespace

TEST_CASE("two drawn lines: what moved, what both share, drawn and in a table") {
  passage::testing::Scratch scratch;
  write_line(scratch / "old.geojson", "[31,5],[31.2,5],[31.4,5],[31.6,5]");
  write_line(scratch / "new.geojson", "[31,5],[31.2,5],[31.4,5],[31.5,5.2]");
  Compare options;
  options.a.path = (scratch / "old.geojson").string();
  options.b.path = (scratch / "new.geojson").string();
  options.out = OutputFile{(scratch / "out.csv").string()};
  options.lines = OutputFile{(scratch / "out.geojson").string()};
  Context context;
  auto const outputs = run(options, context);
  CHECK(outputs.files.size() == 2);
  auto const table = bytes_of(scratch / "out.csv");
  CHECK_THAT(table, contains("moved_km"));
  CHECK_THAT(table, contains("shared_middle_km,44."));  // 0.4 degrees of longitude at 5 N
  CHECK_THAT(bytes_of(scratch / "out.geojson"), contains("shared middle"));
  for (auto const* key : {"what_changed", "moved", "measures"}) CHECK(find(outputs.summary, key));
}

TEST_CASE("two assessments with rules: differences and red lines") {
  passage::testing::Scratch scratch;
  std::string const head = "corridor_id,name,from,to,length_km,time_h,consents,consent_count\n";
  std::ofstream{scratch / "old.csv"} << head << "1,by Rumbek,Juba,Wau,620,12.0,A,1\n";
  std::ofstream{scratch / "new.csv"} << head
                                     << "1,by Rumbek,Juba,Wau,625,13.5,A;B,2\n2,by Tonj,Juba,Wau,700,20,,0\n";
  std::ofstream{scratch / "rules.toml"}
      << "[[red_lines]]\nmeasure = \"consent_count\"\nat_most = 1\nreason = \"one letter only\"\n";
  Compare options;
  options.a.path = (scratch / "old.csv").string();
  options.b.path = (scratch / "new.csv").string();
  options.out = OutputFile{(scratch / "out.csv").string()};
  options.rules = InputFile{(scratch / "rules.toml").string()};
  Context context;
  auto const outputs = run(options, context);
  auto const table = bytes_of(scratch / "out.csv");
  CHECK_THAT(table, contains("time_h,12.0,13.5,1.5"));
  CHECK_THAT(table, contains("consents,A,A;B,,,B"));
  CHECK_THAT(table, contains("only_in_b"));
  auto const rules = bytes_of(scratch / "out_red_lines.csv");
  CHECK_THAT(rules, contains("B,1,by Rumbek,consent_count at most 1,2,broken,one letter only"));
  CHECK(std::get<double>(find(outputs.summary, "red_lines_broken")->value) == 1);
  CHECK_THAT(std::get<std::string>(find(outputs.summary, "measures")->value),
             contains("Quickest from Juba to Wau: 13.5 h, was 12.0 h (+1.5 h). Agreements of 1: now B."));

  options.lines = OutputFile{(scratch / "lines.gpkg").string()};
  options.out = OutputFile{(scratch / "again.csv").string()};
  CHECK_THROWS_AS(run(options, context), Error);
}

TEST_CASE("one layer against itself: its lines with each other") {
  passage::testing::Scratch scratch;
  std::ofstream{scratch / "two.csv"} << "corridor_id,name,length_km,time_h\n1,a,10,1\n2,b,20,3\n";
  Compare options;
  options.a.path = options.b.path = (scratch / "two.csv").string();
  Context context;
  auto const outputs = run(options, context);
  CHECK(std::get<List>(find(outputs.summary, "pairs")->value).size() == 1);
}
